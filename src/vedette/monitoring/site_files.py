"""Sites as data that an analyst writes: posts, bases, crossings, camps, hospitals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from vedette.errors import InputError
from vedette.gazetteer.names import fold
from vedette.model import Place
from vedette.monitoring.agreements import plain
from vedette.monitoring.checking import Fields, load_yaml
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sides import known_sides

NEAR_KM = 3.0
"""How far from a site a place of the same event may be, where the file does not say."""


@dataclass(frozen=True, slots=True)
class Site:
    """One watched site.

    Attributes:
        kind: a kind of codebook/monitoring.yaml ("observation_post").
        owner: the side that holds it.
        names: its name and other spellings, its own first.
        place: where; without coordinates where the analyst gave none.
        near_km: how far from its point an event may be to be at the site, in km.
        set_up, closed: days where known.
        public_name: what the public release level calls it; None is its kind and region.
    """

    id: str
    kind: str
    owner: str
    names: tuple[str, ...]
    place: Place
    agreement: str | None = None
    near_km: float = NEAR_KM
    set_up: date | None = None
    closed: date | None = None
    public_name: str | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def group(self) -> str:
        """Sites of one agreement, owner and kind are a group ("its 12 posts")."""
        return f"{self.agreement or '-'}/{self.owner}/{self.kind}"

    def as_record(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "owner": self.owner,
            "name": self.name,
            "names": list(self.names),
            "place": self.place.as_record(),
            "agreement": self.agreement,
            "set_up": self.set_up.isoformat() if self.set_up else None,
            "closed": self.closed.isoformat() if self.closed else None,
            "note": self.note,
        }


@dataclass(frozen=True)
class Group:
    """Sites that reports speak of together."""

    id: str
    kind: str
    owner: str
    agreement: str | None
    sites: tuple[Site, ...]

    @property
    def size(self) -> int:
        return len(self.sites)

    @cached_property
    def by_name(self) -> Mapping[str, Site]:
        """Sites by each of their folded names."""
        return {fold(n): site for site in self.sites for n in (*site.names, site.place.text)}

    @cached_property
    def spoken(self) -> tuple[tuple[str, Site], ...]:
        """Each site's names in lower case."""
        return tuple((name.lower(), site) for site in self.sites for name in site.names)

    @cached_property
    def countries(self) -> frozenset[str]:
        return frozenset(s.place.country for s in self.sites if s.place.country)

    @cached_property
    def regions(self) -> frozenset[str]:
        return frozenset(fold(s.place.admin1) for s in self.sites if s.place.admin1)


def groups_of(sites: Iterable[Site]) -> tuple[Group, ...]:
    """The groups of the sites, in the order of the sites."""
    found: dict[str, list[Site]] = {}
    for site in sites:
        found.setdefault(site.group, []).append(site)
    return tuple(
        Group(group_id, members[0].kind, members[0].owner, members[0].agreement, tuple(members))
        for group_id, members in found.items()
    )


def load_sites(path: str | Path) -> list[tuple[Site, Mapping[str, Any]]]:
    """The sites of a file, each with its data for ``Record.put_document``.

    A file holds one site, a list of sites, or ``defaults`` and a list under ``sites``.

    Raises:
        InputError: the file cannot be read, or a field is wrong.
    """
    merged = [plain(data) for data in _listed(load_yaml(path), str(path))]
    sites = [parse_site(data, f"{path}, site {i}") for i, data in enumerate(merged, 1)]
    ids = [site.id for site in sites]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise InputError(f"{path}: the site {twice[0]!r} stands twice", "Give each its own id")
    return list(zip(sites, merged, strict=True))


def _listed(data: Any, where: str) -> Sequence[Mapping[str, Any]]:
    defaults: Mapping[str, Any] = {}
    if isinstance(data, Mapping) and "sites" in data:
        fields = Fields(data, where)
        defaults, data = fields.raw("defaults") or {}, fields.parts("sites")
        fields.done()
        if not isinstance(defaults, Mapping):
            raise fields.fail("'defaults' must be a mapping of fields")
    items = data if isinstance(data, list) else [data]
    if not items or not all(isinstance(item, Mapping) for item in items):
        raise InputError(f"{where}: no sites found", "List them under 'sites:', one mapping each")
    return [{**defaults, **item} for item in items]


def parse_site(data: Any, where: str = "The site") -> Site:
    """Build and check one site.

    Raises:
        InputError: says which field is wrong, and what is allowed there.
    """
    fields = Fields(data, where)
    kind = fields.text("kind")
    if kind not in load_rules().site_kinds:
        listed = ", ".join(load_rules().site_kinds)
        raise fields.fail(f"'kind' is {kind!r}", f"Use one of: {listed}")
    owner = fields.identifier("owner")
    if owner not in known_sides():
        raise fields.fail(f"'owner' names no side of the register: {owner!r}", "As 'turkey'")
    near_km = fields.number("near_km", 0, 100)
    site = Site(
        id=fields.identifier("id"),
        kind=kind,
        owner=owner,
        names=(fields.text("name"), *fields.texts("names")),
        place=_place(fields.raw("place"), f"{where}, place"),
        agreement=fields.optional("agreement"),
        near_km=NEAR_KM if near_km is None else near_km,
        set_up=fields.day("set_up"),
        closed=fields.day("closed"),
        public_name=fields.optional("public_name"),
        note=fields.optional("note"),
    )
    fields.done()
    return site


def _place(data: Any, where: str) -> Place:
    fields = Fields(data, where)
    latitude = fields.number("latitude", -90, 90)
    longitude = fields.number("longitude", -180, 180)
    if (latitude is None) != (longitude is None):
        raise fields.fail("a position needs both latitude and longitude", "Give both or neither")
    place = Place(
        text=fields.text("text"),
        country=fields.optional("country"),
        place_id=fields.optional("place_id"),
        name=fields.optional("name"),
        admin1=fields.optional("admin1"),
        latitude=latitude,
        longitude=longitude,
        precision=None if latitude is None else 1,
    )
    fields.done()
    return place

"""Agreements as data that an analyst writes: parties, area and clauses, checked on reading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vedette.codebook import load_codebook
from vedette.errors import InputError
from vedette.gazetteer.names import fold
from vedette.monitoring.areas import Area, parse_area
from vedette.monitoring.checking import Fields, load_yaml
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sides import Sides, known_sides, side_label

EFFECTS = ("compliance", "breach", "exempt")


@dataclass(frozen=True, slots=True)
class Party:
    """A party or a side that the agreement binds; ``names`` are further words for it."""

    id: str
    name: str
    side: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bearing:
    """Which events bear on a clause, and how.

    Attributes:
        effect: "compliance", "breach" or "exempt" (counted apart, judged never).
        types: event types of the codebook.
        by, against: sides that do it and that it is done to; empty is any.
        states: states of a site of the agreement that it must tell; empty is any event.
        words: a pattern that its quotes must hold.
        anywhere: whether it counts outside the clause's area too.
    """

    effect: str
    types: tuple[str, ...]
    by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    words: str | None = None
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its text in the analyst's words, whom it binds, where and when."""

    number: str
    text: str
    binds: tuple[str, ...]
    bearings: tuple[Bearing, ...]
    area: Area
    first: date | None = None
    last: date | None = None
    deadline: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement between parties, clause by clause."""

    id: str
    title: str
    signed: date | None
    parties: tuple[Party, ...]
    area: Area
    clauses: tuple[Clause, ...]
    sources: tuple[str, ...] = ()
    summary: str | None = None

    @property
    def sides(self) -> Sides:
        """Sides under the agreement's own names."""
        named = {fold(name): p.side for p in self.parties for name in (p.name, *p.names)}
        return Sides(named)

    def clause(self, number: str) -> Clause | None:
        return next((c for c in self.clauses if c.number == number), None)

    def side_name(self, side: str) -> str:
        """The agreement's name for a side, else the register's."""
        return next((p.name for p in self.parties if p.side == side), side_label(side))

    def as_record(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "signed": self.signed.isoformat() if self.signed else None,
            "parties": [{"id": p.id, "name": p.name, "side": p.side} for p in self.parties],
            "area": self.area.as_record(),
            "sources": list(self.sources),
            "summary": self.summary,
            "clauses": [{"number": c.number, "text": c.text} for c in self.clauses],
        }


def clause_subject(agreement_id: str, number: str) -> str:
    """The subject of a decision about a clause ("clause:idlib-2018:2")."""
    return f"clause:{agreement_id}:{number}"


def load_agreement(path: str | Path) -> tuple[Agreement, Mapping[str, Any]]:
    """The agreement of a file and its data, as ``Record.put_document`` keeps it.

    Raises:
        InputError: the file cannot be read, or a field is wrong.
    """
    data = load_yaml(path)
    return parse_agreement(data, str(path)), plain(data)


def plain(data: Any) -> Any:
    """YAML's data as JSON can hold it: dates as ISO text."""
    if isinstance(data, Mapping):
        return {str(name): plain(value) for name, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data


def parse_agreement(data: Any, where: str = "The agreement") -> Agreement:
    """Build and check an agreement.

    Raises:
        InputError: says which field of which clause is wrong, and what is allowed there.
    """
    fields = Fields(data, where)
    where = f"{where}, agreement {fields.identifier('id')}"
    parties = tuple(_party(p, f"{where}, party {i}")
                    for i, p in enumerate(fields.parts("parties"), 1))  # fmt: skip
    if len(parties) < 2:
        raise fields.fail("an agreement needs two parties or more", "List them under 'parties'")
    area = parse_area(fields.raw("area"), f"{where}, area")
    clauses = tuple(
        _clause(c, f"{where}, clause {i}", {p.id: p.side for p in parties}, area)
        for i, c in enumerate(fields.parts("clauses"), 1)
    )
    _refuse_twice("clause number", [c.number for c in clauses], where)
    _refuse_twice("party", [p.id for p in parties], where)
    if not clauses:
        raise fields.fail("an agreement needs a clause", "List its clauses under 'clauses'")
    agreement = Agreement(
        id=fields.identifier("id"),
        title=fields.text("title"),
        signed=fields.day("signed"),
        parties=parties,
        area=area,
        clauses=clauses,
        sources=fields.texts("sources"),
        summary=fields.optional("summary"),
    )
    fields.done()
    return agreement


def _refuse_twice(what: str, ids: list[str], where: str) -> None:
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise InputError(f"{where}: the {what} {twice[0]!r} stands twice", "Give each its own")


def _party(data: Any, where: str) -> Party:
    fields = Fields(data, where)
    party_id = fields.identifier("id")
    side = fields.optional("side") or party_id
    party = Party(party_id, fields.text("name"), side, fields.texts("names"))
    fields.done()
    return party


def _clause(data: Any, where: str, parties: Mapping[str, str], area: Area) -> Clause:
    fields = Fields(data, where)
    number = fields.text("number")
    where = f"{where} ({number})"
    own = fields.raw("area")
    clause = Clause(
        number=number,
        text=fields.text("text"),
        binds=_sides(fields, "binds", parties),
        bearings=tuple(
            _bearing(b, f"{where}, bearing {i}", parties)
            for i, b in enumerate(fields.parts("bearings"), 1)
        ),
        area=parse_area(own, f"{where}, area") if own is not None else area,
        first=fields.day("first"),
        last=fields.day("last"),
        deadline=fields.day("deadline"),
        note=fields.optional("note"),
    )
    fields.done()
    if clause.first and clause.last and clause.first > clause.last:
        raise fields.fail(f"'last' ({clause.last}) lies before 'first' ({clause.first})")
    return clause


def _bearing(data: Any, where: str, parties: Mapping[str, str]) -> Bearing:
    fields = Fields(data, where)
    effect = fields.text("effect")
    if effect not in EFFECTS:
        raise fields.fail(f"'effect' is {effect!r}", f"Use one of: {', '.join(EFFECTS)}")
    types = fields.texts("types", _types())
    bearing = Bearing(
        effect=effect,
        types=types,
        by=_sides(fields, "by", parties),
        against=_sides(fields, "against", parties),
        states=fields.texts("states", load_rules().site_states),
        words=fields.pattern("words"),
        anywhere=fields.flag("anywhere"),
    )
    fields.done()
    if not types:
        raise fields.fail("'types' is empty", "List event types; 'vedette codebook' shows them")
    return bearing


def _types() -> frozenset[str]:
    return frozenset(load_codebook().types)


def _sides(fields: Fields, name: str, parties: Mapping[str, str]) -> tuple[str, ...]:
    """Sides by the agreement's own ids of parties, else by the register's ids of sides."""
    found = tuple(parties.get(item, item) for item in fields.texts(name))
    unknown = [side for side in found if side not in set(parties.values()) | known_sides()]
    if unknown:
        listed = ", ".join(sorted(parties))
        raise fields.fail(
            f"{name!r} names {unknown[0]!r}, which is neither a party nor a side of the register",
            f"Parties here: {listed}",
        )
    return found


def matches_words(bearing: Bearing, quotes: str) -> bool:
    """Whether the quotes hold the bearing's pattern, if it has one."""
    return not bearing.words or bool(re.search(bearing.words, quotes, re.IGNORECASE))

"""Release levels: what leaves, and at which precision, decided in one place for all outputs.

At the public level no position of a live post, convoy, shelter, hospital, camp or route of
displacement leaves: such events keep their first-level region and lose their point, sites
lose their position, and coordinates written out in quotes are masked. The region is the
same at every asking, so that many outputs put side by side do not narrow it down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from vedette.actors import load_register
from vedette.errors import InputError
from vedette.gazetteer import load_gazetteer
from vedette.gazetteer.names import fold
from vedette.model import Claim, Event, Place, Report
from vedette.monitoring.citations import Citation, quotes_of
from vedette.monitoring.rules import load_rules
from vedette.monitoring.site_files import Site

LEVELS = ("internal", "public")
MASK = "[position withheld]"
COORDINATES = re.compile(
    r"(?<![\w.])[-+]?\d{1,3}\.\d{2,}°?\s?[NSns]?\s?[,;/ ]\s?[-+]?\d{1,3}\.\d{2,}°?\s?[EWew]?(?!\w)"
    r"|\b\d{1,3}°\s?\d{1,2}[’'′](?:\s?\d{1,2}(?:\.\d+)?[\"”″])?\s?[NS]\W{0,3}"
    r"\d{1,3}°\s?\d{1,2}[’'′](?:\s?\d{1,2}(?:\.\d+)?[\"”″])?\s?[EW]\b"
    r"|\b\d{1,2}[C-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}\b"
)
"""Decimal degrees, degrees and minutes, and MGRS."""
T = TypeVar("T")


def check_level(level: str) -> str:
    """The level itself.

    Raises:
        InputError: there is no such level.
    """
    if level not in LEVELS:
        raise InputError(f"There is no release level {level!r}", f"Use {' or '.join(LEVELS)}")
    return level


def masked(text: str) -> str:
    """A text without the coordinates written in it."""
    return COORDINATES.sub(MASK, text)


def sensitive(event: Event) -> bool:
    """Whether an event tells where forces, the displaced, or protected places are now."""
    rules = load_rules()
    if event.event_type in rules.groups["sensitive_types"]:
        return True
    words = rules.words["sensitive_words"]
    return any(_sensitive_claim(claim, words) for claim in event.claims)


def _sensitive_claim(claim: Claim, words: re.Pattern[str]) -> bool:
    return claim.event_type in load_rules().groups["sensitive_types"] or bool(
        words.search(" ".join((quotes_of(claim), *claim.targets)))
    )


def general_place(place: Place | None) -> Place | None:
    """The first-level region of a place, with the region's own point, else its country's name."""
    if place is None:
        return None
    entry = _entry(place.admin1, place.country, "region")
    name = entry.name if entry else (place.admin1 or _country_name(place) or "place withheld")
    return Place(
        text=name,
        country=place.country,
        place_id=entry.id if entry else None,
        name=name,
        admin1=place.admin1,
        latitude=entry.latitude if entry else None,
        longitude=entry.longitude if entry else None,
        precision=entry.precision if entry else None,
    )


def _country_name(place: Place) -> str | None:
    states = (a for a in load_register() if a.kind == "state" and "." not in a.id)
    return next((a.name for a in states if a.country == place.country), place.country)


def _entry(name: str | None, country: str | None, kind: str) -> Any:
    if not name:
        return None
    found = load_gazetteer().find(name)
    return next((e for e in found if e.kind == kind and e.country == country), None)


def release(thing: T, level: str, hidden: frozenset[str] = frozenset()) -> T:
    """Anything the monitor makes, as it may leave at a level.

    Walks dataclasses, tuples, lists and mappings; at the internal level gives the thing back.

    Args:
        hidden: ids of further events whose place is withheld (:func:`hidden_events`).

    Raises:
        InputError: there is no such level.
    """
    return thing if check_level(level) == "internal" else _Public(hidden).of(thing)


def hidden_events(events: Iterable[Event], sites: Iterable[Site] = ()) -> frozenset[str]:
    """Ids of events whose place is withheld at the public level: sensitive, or at a site."""
    names = {fold(name) for site in sites for name in site.names}
    return frozenset(e.id for e in events if sensitive(e) or _at_site(e.place, names))


def _at_site(place: Place | None, names: set[str]) -> bool:
    return place is not None and bool({fold(n) for n in (place.text, place.name) if n} & names)


@dataclass(frozen=True, slots=True)
class _Public:
    """The walk of :func:`release` at the public level."""

    hidden: frozenset[str]

    def of(self, thing: Any) -> Any:
        special: dict[type, Callable[[Any], Any]] = {
            Event: self._event,
            Site: self._site,
            Citation: self._citation,
            Report: self._report,
            Place: general_place,
            Claim: self._claim,
        }
        known = special.get(type(thing))
        if known:
            return known(thing)
        if hasattr(thing, "at_public"):
            thing = thing.at_public()
        if is_dataclass(thing) and not isinstance(thing, type):
            return self._dataclass(thing)
        if isinstance(thing, str):
            return masked(thing)
        if isinstance(thing, tuple | list | frozenset):
            return type(thing)(self.of(item) for item in thing)
        return {k: self.of(v) for k, v in thing.items()} if isinstance(thing, dict) else thing

    def _dataclass(self, thing: Any) -> Any:
        changed = {f.name: self.of(getattr(thing, f.name)) for f in fields(thing) if f.init}
        return replace(thing, **changed)

    def _event(self, event: Event) -> Event:
        if event.id in self.hidden or sensitive(event):
            event = replace(
                event, place=general_place(event.place),
                claims=tuple(_with_place(c, general_place(c.place)) for c in event.claims),
            )  # fmt: skip
        return replace(event, claims=tuple(self._claim(c) for c in event.claims))

    def _claim(self, claim: Claim) -> Claim:
        """Without coordinates; other words of the report than its quotes do not leave."""
        if claim.inferred:
            claim = _rebuilt(claim, claim.as_record() | {"inferred": []})
        spans = tuple(span for span in claim.evidence if not COORDINATES.search(span.text))
        return claim if len(spans) == len(claim.evidence) else _with_quotes(claim, spans)

    def _citation(self, citation: Citation) -> Citation:
        return replace(citation, quote=masked(citation.quote), title=masked(citation.title or ""))

    def _report(self, report: Report) -> Report:
        return replace(report, text=masked(report.text), original=b"")

    def _site(self, site: Site) -> Site:
        label = load_rules().site_kinds[site.kind].label
        place = general_place(site.place) or Place("place withheld")
        name = site.public_name or f"{label} in {place.text}"
        return replace(site, names=(name,), place=place, note=None)


def _with_place(claim: Claim, place: Place | None) -> Claim:
    told: dict[str, Any] = {"place": place.as_record() if place else None, "inferred": []}
    return _rebuilt(claim, claim.as_record() | told)


def _with_quotes(claim: Claim, spans: tuple[Any, ...]) -> Claim:
    """The claim without the quotes that hold coordinates; at least one masked mark stays."""
    record = claim.as_record()
    kept = [{"start": s.start, "end": s.end} for s in spans] or [{"start": 0, "end": len(MASK)}]
    record |= {"spans": kept, "evidence": [s.text for s in spans] or [MASK]}
    return _rebuilt(claim, record)


def _rebuilt(claim: Claim, record: dict[str, Any]) -> Claim:
    """A claim of changed fields under its old id, so that outputs of both levels can be joined."""
    text = _text_of(record)
    changed = Claim.from_record(record, text)
    object.__setattr__(changed, "id", claim.id)
    return changed


def _text_of(record: dict[str, Any]) -> str:
    """A text that holds the record's quotes where they say they stand."""
    length = max(span["end"] for span in record["spans"])
    text = [" "] * length
    for span, quote in zip(record["spans"], record["evidence"], strict=True):
        text[span["start"] : span["end"]] = quote
    return "".join(text)

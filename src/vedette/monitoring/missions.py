"""Reports of monitoring missions: violations by region and day, with the previous period's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from vedette.model import Claim, Event, Figure, Place
from vedette.monitoring.citations import Citation, Reports, cite, counted, quotes_of
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sites import NO_REPORTS
from vedette.reading.numbers import FIGURE, bounds_of

PREVIOUS = re.compile(
    r"\b(?:compared (?:with|to)|against|up from|down from|previous(?:ly)?|earlier (?:period|week)"
    r"|earlier day|the day before|the week before)\b",
    re.IGNORECASE,
)
VIOLATIONS = re.compile(
    r"\s+(?P<who>(?:ceasefire|truce) (?:violations?|breaches))\b", re.IGNORECASE
)
NO_VIOLATIONS = re.compile(
    r"\bno (?P<who>(?:ceasefire|truce) (?:violations?|breaches))\b", re.IGNORECASE
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
AREA = re.compile(
    rf"\bdisengagement areas?(?: near| at| of)? (?P<name>{_NAME}(?:(?:,| and) {_NAME})*)"
)


@dataclass(frozen=True, slots=True)
class MissionCount:
    """What one report counts in one region and period.

    Attributes:
        low, high: bounds of the count; previous: the count it is set against, if told.
        area: the disengagement area it is of, if any.
        difference: this count less the previous one, where both are exact.
    """

    place: Place | None
    area: str
    start: date | None
    end: date | None
    low: int | None
    high: int | None
    previous: int | None
    citation: Citation

    @property
    def region(self) -> str:
        """The place's words, or its region's at the public level."""
        return self.place.text if self.place else ""

    @property
    def difference(self) -> int | None:
        if self.previous is None or self.low is None or self.low != self.high:
            return None
        return self.low - self.previous

    def as_record(self) -> dict[str, Any]:
        return {
            "region": self.region,
            "disengagement_area": self.area,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "low": self.low,
            "high": self.high,
            "previous": self.previous,
            "difference": self.difference,
            **self.citation.as_record(),
        }


def counts(events: Iterable[Event], reports: Reports = NO_REPORTS) -> tuple[MissionCount, ...]:
    """Counts of violations that the events' claims hold, by day and region."""
    found = [c for event in events for c in _of_event(event, reports)]
    return tuple(sorted(found, key=lambda c: (c.citation.sort_key, c.region)))


def _of_event(event: Event, reports: Reports) -> Iterator[MissionCount]:
    for claim in counted(event):
        told = violations_of(claim)
        if told:
            yield _count(claim, told, cite(claim, event.id, reports))


def violations_of(claim: Claim) -> Figure | None:
    """The claim's figure of violations, else the number that its quotes count them by."""
    figures = [f for f in claim.figures if f.kind == "violations"]
    if figures:
        return figures[0]
    quotes = quotes_of(claim)
    if not load_rules().words["violation_words"].search(quotes):
        return None
    for match in FIGURE.finditer(quotes):
        bounds = bounds_of(match)
        counted_ = VIOLATIONS.match(quotes, match.end())
        if bounds and counted_:
            return Figure("violations", counted_["who"], bounds.low, bounds.high)
    none = NO_VIOLATIONS.search(quotes)
    return Figure("violations", none["who"], 0, 0) if none else None


def _count(claim: Claim, told: Figure, citation: Citation) -> MissionCount:
    quotes = quotes_of(claim)
    area = AREA.search(quotes)
    return MissionCount(
        place=claim.place,
        area=area["name"] if area else "",
        start=claim.start,
        end=claim.end,
        low=told.low,
        high=told.high,
        previous=_previous(quotes),
        citation=citation,
    )


def _previous(quotes: str) -> int | None:
    """The first exact number after words of comparison."""
    compared = PREVIOUS.search(quotes)
    if not compared:
        return None
    for match in FIGURE.finditer(quotes, compared.start()):
        bounds = bounds_of(match)
        if bounds and bounds.low == bounds.high and not _is_date(quotes, match.end()):
            return bounds.low
    return None


DATE_NEXT = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|hours?|days?|weeks?|months?)\b"
)


def _is_date(quotes: str, end: int) -> bool:
    return DATE_NEXT.match(quotes, end) is not None

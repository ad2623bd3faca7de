"""Displacement by IDMC's fields; stock, new displacements and returns are never added.

Fields and categories are those of the Internal Displacement Monitoring Centre's coding
(IDMC, Internal Displacement Updates): quantifier, reported figure, unit, category, term,
role and the calculation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vedette.gazetteer.names import fold
from vedette.model import Claim, Event, Figure, Place
from vedette.monitoring.citations import Citation, Reports, cite, counted, place_words, quotes_of
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sites import NO_REPORTS, outcome_of

CATEGORIES = {
    "new_displacement": "new displacements in a period",
    "stock": "people displaced at a point in time (stock)",
    "return": "returns",
}
HOUSEHOLD = re.compile(r"\b(?:households?|famil(?:y|ies))\b", re.IGNORECASE)
HOUSEHOLD_SIZE = 5
"""Persons a household where a report counts households; shown with every figure it makes."""
STOCK = re.compile(
    r"\b(?:remain(?:s|ed)? displaced|living in displacement|(?:are|were) (?:now |currently )?"
    r"(?:internally )?displaced\b(?! by| from)|displaced people (?:live|living|in)|hosts?|IDPs? "
    r"(?:live|living|in)|currently displaced)",
    re.IGNORECASE,
)
TERMS = (
    ("evacuated", r"\bevacuat"),
    ("forced to flee", r"\bforced to (?:flee|leave)"),
    ("fled", r"\b(?:fled|flee(?:ing|s)?|escap)"),
    ("sheltered", r"\bshelter(?:ed|ing)\b"),
    ("displaced", r"\bdisplac"),
    ("returned", r"\breturn|\bwent back|\bgoing back"),
)
TERM_ORDER = [*(term for term, _ in TERMS), "other"]
FROM_TO = re.compile(
    r"\bfrom (?P<from>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)|\b(?:to|towards?) (?:the )?"
    r"(?P<to>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?: border)?)"
)


@dataclass(frozen=True, slots=True)
class DisplacementRow:
    """One figure of displacement, told once or often and counted once.

    Attributes:
        quantifier: "exactly", "about", "more than", "less than" or "between".
        low, high: bounds in persons; reported: the bounds as told, in ``unit``.
        category: a key of :data:`CATEGORIES`; term: the reports' own word.
        origin, destination, cause: in words; empty where not told.
        cumulative: it runs from the start of its period and holds earlier figures.
        role: "recommended figure", "triangulation" or "part" of another figure.
        calculation: how the figure in persons came about.
        told: how many claims tell it.
    """

    quantifier: str
    low: int | None
    high: int | None
    reported: tuple[int | None, int | None]
    unit: str
    household_size: int | None
    category: str
    term: str
    origin: str
    destination: str
    place: Place | None
    start: date | None
    end: date | None
    cause: str
    cumulative: bool
    role: str
    calculation: str
    outcome: str
    independent: int
    citations: tuple[Citation, ...]

    @property
    def country(self) -> str | None:
        return self.place.country if self.place else None

    def at_public(self) -> DisplacementRow:
        """Without the ends of a route: the region it starts from, and no destination."""
        origin = (self.place.admin1 or self.place.country or "") if self.place else ""
        return replace(self, origin=origin, destination="")

    @property
    def told(self) -> int:
        return len(self.citations)

    @property
    def reported_day(self) -> date:
        return max((c.published or c.day or date.min for c in self.citations), default=date.min)

    def as_record(self) -> dict[str, Any]:
        return {
            "quantifier": self.quantifier,
            "low": self.low,
            "high": self.high,
            "reported_low": self.reported[0],
            "reported_high": self.reported[1],
            "unit": self.unit,
            "household_size": self.household_size,
            "category": self.category,
            "term": self.term,
            "from": self.origin,
            "to": self.destination,
            "country": self.country,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "cause": self.cause,
            "cumulative": self.cumulative,
            "role": self.role,
            "calculation": self.calculation,
            "outcome": self.outcome,
            "told": self.told,
            "independent_sources": self.independent,
            "citations": [c.as_record() for c in self.citations],
        }


@dataclass(frozen=True, slots=True)
class DisplacementTable:
    """All figures, with one recommended figure a category, country and origin."""

    rows: tuple[DisplacementRow, ...]

    def recommended(self) -> tuple[DisplacementRow, ...]:
        return tuple(row for row in self.rows if row.role == "recommended figure")

    def as_record(self) -> dict[str, Any]:
        return {
            "rule": RULE,
            "categories": dict(CATEGORIES),
            "rows": [row.as_record() for row in self.rows],
        }


RULE = (
    "The recommended figure of an area and category is the latest reported; the others stand "
    "beside it as triangulation. New displacements, stock and returns are never added, and a "
    "figure that runs since a day is never added to figures within it."
)


def table(events: Iterable[Event], reports: Reports = NO_REPORTS) -> DisplacementTable:
    """The displacement figures of events."""
    rows = [row for event in events for row in _event_rows(event, reports)]
    merged = _merge(rows)
    return DisplacementTable(tuple(_roles(merged)))


def _event_rows(event: Event, reports: Reports) -> Iterator[DisplacementRow]:
    for claim in counted(event):
        category = load_rules().displacement_types.get(claim.event_type)
        for figure in claim.figures:
            if category and figure.kind in ("displaced", "returned"):
                yield _row(claim, figure, category, cite(claim, event.id, reports), event)


def _row(
    claim: Claim, figure: Figure, category: str, citation: Citation, event: Event
) -> DisplacementRow:
    quotes = quotes_of(claim)
    household = bool(HOUSEHOLD.search(figure.who))
    size = HOUSEHOLD_SIZE if household else 1
    if category == "new_displacement" and not figure.cumulative and STOCK.search(quotes):
        category = "stock"
    origin, destination = _from_to(claim, quotes)
    return DisplacementRow(
        quantifier=_quantifier(figure, quotes),
        low=_times(figure.low, size),
        high=_times(figure.high, size),
        reported=(figure.low, figure.high),
        unit="household" if household else "person",
        household_size=size if household else None,
        category=category,
        term=_term(quotes),
        origin=origin,
        destination=destination,
        place=claim.place,
        start=claim.start,
        end=claim.end,
        cause=_cause(claim),
        cumulative=figure.cumulative,
        role="",
        calculation=f"households × {size} persons" if household else "as reported",
        outcome=outcome_of(claim),
        independent=event.independent_sources,
        citations=(citation,),
    )


def _times(value: int | None, size: int) -> int | None:
    return None if value is None else value * size


def _quantifier(figure: Figure, quotes: str) -> str:
    if figure.low is None:
        return "less than"
    if figure.high is None:
        return "more than"
    if figure.low != figure.high:
        return "between"
    about = rf"\b(?:about|around|some|roughly|approximately|nearly|estimated)\s+{figure.low:,}"
    return "about" if re.search(about, quotes, re.IGNORECASE) else "exactly"


def _term(quotes: str) -> str:
    return next((t for t, pattern in TERMS if re.search(pattern, quotes, re.IGNORECASE)), "other")


def _from_to(claim: Claim, quotes: str) -> tuple[str, str]:
    """Origin: the words after "from", else the claim's place. Destination: after "to"."""
    origin = place_words(claim.place)
    destination = ""
    for found in FROM_TO.finditer(quotes):
        destination = destination or found["to"] or ""
        origin = found["from"] or origin
    return origin, "" if fold(destination) == fold(origin) else destination


def _cause(claim: Claim) -> str:
    return f"conflict: {', '.join(claim.actors)}" if claim.actors else "conflict"


def _merge(rows: Sequence[DisplacementRow]) -> list[DisplacementRow]:
    """Rows of one figure become one: told often, counted once."""
    merged: dict[tuple[Any, ...], list[DisplacementRow]] = {}
    for row in sorted(rows, key=lambda r: r.citations[0].sort_key):
        alike = merged.setdefault((row.low, row.high, row.category, row.outcome), [])
        known = next((i for i, other in enumerate(alike) if _same(other, row)), None)
        if known is None:
            alike.append(row)
        else:
            alike[known] = _joined(alike[known], row)
    found = (row for alike in merged.values() for row in alike)
    return sorted(found, key=lambda r: r.citations[0].sort_key)


def _same(a: DisplacementRow, b: DisplacementRow) -> bool:
    """Whether two rows of equal bounds may tell of the same people."""
    return (a.country or b.country) == (b.country or a.country) and _overlap(a, b)


def _overlap(a: DisplacementRow, b: DisplacementRow) -> bool:
    """Whether the periods may be one; an untold one may."""
    if not (a.start and a.end and b.start and b.end):
        return True
    return a.start <= b.end and b.start <= a.end


def _joined(a: DisplacementRow, b: DisplacementRow) -> DisplacementRow:
    citations = tuple({c.claim_id: c for c in (*a.citations, *b.citations)}.values())
    named = {c.voice for c in citations}
    independent = max(a.independent, b.independent, len(named) if _apart(citations) else 1)
    dated = a if a.start else b
    return replace(
        a, start=dated.start, end=dated.end, origin=a.origin or b.origin,
        place=a.place or b.place,
        destination=a.destination or b.destination, citations=citations, independent=independent,
        term=min(a.term, b.term, key=TERM_ORDER.index),
        cause=a.cause if a.cause != "conflict" else b.cause,
    )  # fmt: skip


def _apart(citations: Sequence[Citation]) -> bool:
    """Whether those cited stand in more than one report."""
    return len({c.report_id for c in citations}) > 1


def _roles(rows: Sequence[DisplacementRow]) -> list[DisplacementRow]:
    """Name the parts of a whole, then the latest figure of each category and area."""
    parts = {i: whole for whole, members in _wholes(rows) for i in members}
    latest: dict[tuple[str, str | None], int] = {}
    for i, row in enumerate(rows):
        key = (row.category, row.country)
        if i not in parts and row.outcome == "reported":
            best = latest.get(key)
            if best is None or row.reported_day >= rows[best].reported_day:
                latest[key] = i
    chosen = set(latest.values())
    return [_with_role(i, rows, parts, chosen) for i in range(len(rows))]


def _with_role(
    i: int, rows: Sequence[DisplacementRow], parts: dict[int, int], chosen: set[int]
) -> DisplacementRow:
    row = rows[i]
    if i in parts:
        words = f"part of {rows[parts[i]].low:,}, not added to it"
        return replace(row, role="part", calculation=words)
    members = [k for k, whole in parts.items() if whole == i]
    role = "recommended figure" if i in chosen else "triangulation"
    if not members:
        return replace(row, role=role)
    total = " + ".join(f"{rows[k].low:,}" for k in members)
    return replace(row, role=role, calculation=f"as reported; its parts {total} = {row.low:,}")


def _wholes(rows: Sequence[DisplacementRow]) -> Iterator[tuple[int, list[int]]]:
    """Exact figures of one report that add up to another of it ("of them ...")."""
    by_report: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        if row.low is not None and row.low == row.high:
            for report_id in {c.report_id for c in row.citations}:
                by_report.setdefault(report_id, []).append(i)
    for members in by_report.values():
        whole = max(members, key=lambda i: rows[i].low or 0)
        rest = [i for i in members if i != whole]
        if len(rest) > 1 and sum(rows[i].low or 0 for i in rest) == rows[whole].low:
            yield whole, rest

"""Counts per day, area, party, clause or type; a day without a report is a gap, not calm."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from vedette.codebook import load_codebook
from vedette.errors import InputError
from vedette.model import Event
from vedette.monitoring.citations import Reports, counted
from vedette.monitoring.missions import violations_of
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sides import Sides, side_label
from vedette.monitoring.sites import NO_REPORTS

MEASURES = ("incidents", "fatalities", "violations")
BASELINE_DAYS = 28
VIOLENT = ("fighting", "remote", "people")
"""Families whose events are incidents."""


@dataclass(frozen=True, slots=True)
class Point:
    """One day of a series.

    Attributes:
        value: the count, or None for a gap: a day of which nothing was reported.
        low, high: bounds of counted people; equal to ``value`` for incidents.
        events: ids behind it.
    """

    day: date
    value: int | None
    low: int | None
    high: int | None
    events: tuple[str, ...]

    @property
    def gap(self) -> bool:
        return self.value is None

    def as_record(self) -> dict[str, Any]:
        return {
            "day": self.day.isoformat(),
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "gap": self.gap,
            "events": list(self.events),
        }


@dataclass(frozen=True, slots=True)
class Series:
    """A measure over a period, beside the period before it and a baseline.

    Attributes:
        by, key: the split and this series' part of it ("area", "Idlib"); empty for all.
        previous: total of as many days just before, None where no day of them has a report;
            ``previous_days`` is how many of them have one.
        baseline: mean a day, over the ``baseline_days`` with reports, of the
            ``BASELINE_DAYS`` before the period; None where there are none.
        undated: events left out because they have no day, or span more than one day.
    """

    measure: str
    by: str
    key: str
    label: str
    points: tuple[Point, ...]
    previous: int | None
    baseline: float | None
    previous_days: int = 0
    baseline_days: int = 0
    undated: tuple[str, ...] = ()
    history: Mapping[date, int | None] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(point.value or 0 for point in self.points)

    @property
    def gaps(self) -> int:
        return sum(point.gap for point in self.points)

    @property
    def change(self) -> int | None:
        return None if self.previous is None else self.total - self.previous

    def as_record(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "by": self.by,
            "key": self.key,
            "label": self.label,
            "total": self.total,
            "previous": self.previous,
            "previous_days_with_reports": self.previous_days,
            "baseline_days_with_reports": self.baseline_days,
            "change": self.change,
            "baseline_per_day": self.baseline,
            "gaps": self.gaps,
            "undated": list(self.undated),
            "points": [point.as_record() for point in self.points],
        }


def series(
    events: Iterable[Event],
    period: tuple[date, date],
    *,
    measure: str = "incidents",
    split: Splitter | None = None,
    reported_days: Collection[date] | None = None,
    single_source: bool = True,
) -> tuple[Series, ...]:
    """One series for each part of the split, the largest first.

    Args:
        events: also those before the period, for the previous period and the baseline.
        split: see :func:`splitter`; None gives one series of all.
        reported_days: days of which reports tell; by default those that any event or any
            day between two events' reports gives.
        single_source: whether events with one independent source count.

    Raises:
        InputError: the period is reversed, or the measure is none of :data:`MEASURES`.
    """
    _check(*period, measure)
    chosen = [e for e in events if _counts(e, measure) and (single_source or _backed(e))]
    covered = set(reported_days) if reported_days is not None else days_of(chosen)
    covered |= days_of(chosen)
    parts: dict[str, list[Event]] = {}
    labels: dict[str, str] = {}
    for event in chosen:
        for key, label in split.parts(event) if split else (("", "all"),):
            parts.setdefault(key, []).append(event)
            labels[key] = label
    by = split.by if split else ""
    named = parts if parts or split else {"": []}
    made = [
        _series(members, measure, (by, key, labels.get(key, "all")), period, covered)
        for key, members in named.items()
    ]
    return tuple(sorted(made, key=lambda s: (-s.total, s.label)))


def _check(first: date, last: date, measure: str) -> None:
    if first > last:
        raise InputError(f"The period ends ({last}) before it starts ({first})", "Swap its days")
    if measure not in MEASURES:
        raise InputError(f"There is no measure {measure!r}", f"Use one of: {', '.join(MEASURES)}")


@dataclass(frozen=True, slots=True)
class Splitter:
    """How a series is split: its name, and each event's keys with their labels."""

    by: str
    parts: Callable[[Event], Sequence[tuple[str, str]]]


def splitter(
    by: str, sides: Sides | None = None, clauses: ClauseKeys | None = None
) -> Splitter | None:
    """The splitter of a name: "" (none), "area", "party", "type" or "clause".

    Raises:
        InputError: there is no such split, or "clause" without an agreement.
    """
    known = sides or Sides()
    ways: dict[str, Callable[[Event], Sequence[tuple[str, str]]]] = {
        "area": _areas,
        "party": lambda event: _parties(event, known),
        "type": lambda event: ((event.event_type, load_codebook().types[event.event_type].label),),
    }
    if clauses is not None:
        ways["clause"] = lambda event: clauses.get(event.id, ())
    if not by:
        return None
    if by not in ways:
        needs = " (by clause needs an agreement)" if by == "clause" else ""
        raise InputError(f"There is no split {by!r}{needs}", f"Use one of: {', '.join(ways)}")
    return Splitter(by, ways[by])


ClauseKeys = Mapping[str, Sequence[tuple[str, str]]]
"""For each event, the clauses it bears on and their labels."""


def _areas(event: Event) -> tuple[tuple[str, str], ...]:
    place = event.place
    name = (place.admin1 or place.country or place.text) if place else None
    return ((name, name),) if name else (("", "place not known"),)


def _parties(event: Event, sides: Sides) -> tuple[tuple[str, str], ...]:
    found = frozenset[str]().union(*(sides.actors(c) for c in counted(event)))
    return tuple((s, side_label(s)) for s in sorted(found)) or (("", "doer not known"),)


def _counts(event: Event, measure: str) -> bool:
    effective = event.status in load_rules().effective_statuses and event.verdict != "rejected"
    if measure == "violations":
        return effective and _violations(event) is not None
    return effective and load_codebook().family_of(event.event_type) in VIOLENT


def _backed(event: Event) -> bool:
    return event.independent_sources > 1


def day_of(event: Event) -> date | None:
    """The event's day, if it is one day."""
    return event.start if event.start and event.start == event.end else None


def days_of(events: Iterable[Event]) -> set[date]:
    return {day for event in events if (day := day_of(event))}


def reported_days(reports: Reports = NO_REPORTS) -> set[date]:
    """Days of which reports tell: those of publication, and the day before each."""
    published = {report.published for report in reports.values() if report.published}
    return published | {day - timedelta(days=1) for day in published}


def _series(
    events: Sequence[Event],
    measure: str,
    names: tuple[str, str, str],
    period: tuple[date, date],
    covered: set[date],
) -> Series:
    first, last = period
    by_day: dict[date, list[Event]] = {}
    for event in events:
        if day := day_of(event):
            by_day.setdefault(day, []).append(event)
    undated = tuple(e.id for e in events if day_of(e) is None and _touches(e, first, last))
    length = (last - first).days + 1
    start = min([first - timedelta(days=max(length, BASELINE_DAYS)), *by_day])
    values = {d: _point(d, by_day, measure, covered) for d in _days(start, last)}
    eve = first - timedelta(days=1)
    before = [values[d].value for d in _days(first - timedelta(days=length), eve)]
    base = [values[d].value for d in _days(first - timedelta(days=BASELINE_DAYS), eve)]
    by, key, label = names
    return Series(
        measure, by, key, label,
        points=tuple(values[d] for d in _days(first, last)),
        previous=_total(before),
        baseline=_mean(base),
        previous_days=_known(before),
        baseline_days=_known(base),
        undated=undated,
        history={d: p.value for d, p in values.items() if d < first},
    )  # fmt: skip


def _touches(event: Event, first: date, last: date) -> bool:
    if event.start is None or event.end is None:
        return False
    return event.start <= last and event.end >= first


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def _point(
    day: date, by_day: Mapping[date, Sequence[Event]], measure: str, covered: set[date]
) -> Point:
    events = by_day.get(day, ())
    if day not in covered:
        return Point(day, None, None, None, ())
    bounds = [_value(event, measure) for event in events]
    return Point(
        day,
        sum(best for best, _, _ in bounds),
        sum(low for _, low, _ in bounds),
        None if any(high is None for *_, high in bounds) else sum(h or 0 for *_, h in bounds),
        tuple(event.id for event in events),
    )


def _value(event: Event, measure: str) -> tuple[int, int, int | None]:
    """Best, low and high of one event."""
    if measure == "incidents":
        return 1, 1, 1
    if measure == "violations":
        return _violations(event) or (1, 1, 1)
    killed = [f for f in event.figures if f.kind == "killed" and not f.cumulative]
    highs = [f.high for f in killed]
    return (
        sum(f.best or 0 for f in killed),
        sum(f.low or 0 for f in killed),
        None if any(high is None for high in highs) else sum(high or 0 for high in highs),
    )


def _violations(event: Event) -> tuple[int, int, int | None] | None:
    """The counted violations, or one for an event that is a violation; None for others."""
    told = [f for f in event.figures if f.kind == "violations"]
    if told:
        best = told[0].best if told[0].best is not None else told[0].low or 0
        return best, told[0].low or 0, told[0].high
    quoted = [f for claim in counted(event) if (f := violations_of(claim))]
    if quoted:
        return quoted[-1].low or 0, quoted[-1].low or 0, quoted[-1].high
    return (1, 1, 1) if event.event_type in load_rules().groups["violations"] else None


def _known(values: Sequence[int | None]) -> int:
    return sum(value is not None for value in values)


def _total(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _mean(values: Sequence[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return round(sum(known) / len(known), 2) if known else None

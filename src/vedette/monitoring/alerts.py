"""Alerts: a level not seen in the past months, with its reasons. No forecasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vedette.monitoring.series import Point, Series

MONTHS = 3
DAYS_A_MONTH = 30
LEAST = 2
"""The least value that can raise an alert: a first single event is news, not a level."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A day on which a series rose above all days of the past months.

    Attributes:
        highest: the highest value before it in those months; None if no day had a report.
        highest_day: the day of it.
        covered, asked: days with reports among those looked back on, and all of them.
        reasons: sentences, each checkable against the series.
    """

    measure: str
    by: str
    key: str
    label: str
    day: date
    value: int
    highest: int | None
    highest_day: date | None
    covered: int
    asked: int
    reasons: tuple[str, ...]
    events: tuple[str, ...]

    def as_record(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "by": self.by,
            "key": self.key,
            "label": self.label,
            "day": self.day.isoformat(),
            "value": self.value,
            "highest_before": self.highest,
            "highest_day": self.highest_day.isoformat() if self.highest_day else None,
            "days_with_reports": self.covered,
            "days_looked_back": self.asked,
            "reasons": list(self.reasons),
            "events": list(self.events),
        }


def alerts(
    found: Iterable[Series], *, months: int = MONTHS, least: int = LEAST
) -> tuple[Alert, ...]:
    """The alerts of several series, the newest first.

    Args:
        months: how far to look back, of 30 days each.
        least: the least value that raises one.
    """
    raised = [alert for one in found for alert in _alerts(one, months, least)]
    return tuple(sorted(raised, key=lambda a: (-a.day.toordinal(), a.measure, a.label)))


def _alerts(one: Series, months: int, least: int) -> Iterator[Alert]:
    known: dict[date, int | None] = dict(one.history)
    for point in one.points:
        if point.value is not None and point.value >= least:
            alert = _alert(one, point, known, months)
            if alert:
                yield alert
        known[point.day] = point.value


def _alert(one: Series, point: Point, known: dict[date, int | None], months: int) -> Alert | None:
    asked = months * DAYS_A_MONTH
    since = point.day - timedelta(days=asked)
    past = {d: v for d, v in known.items() if since <= d < point.day and v is not None}
    top = max(past.items(), key=lambda item: (item[1], item[0]), default=None)
    if point.value is None or (top and point.value <= top[1]):
        return None
    return Alert(
        one.measure, one.by, one.key, one.label, point.day, point.value,
        top[1] if top else None, top[0] if top else None, len(past), asked,
        _reasons(one, point, top, len(past), asked), point.events,
    )  # fmt: skip


def _reasons(
    one: Series, point: Point, top: tuple[date, int] | None, covered: int, asked: int
) -> tuple[str, ...]:
    reasons = []
    if top:
        reasons.append(f"{point.value} {one.measure} on {point.day}; the most in the "
                       f"{asked} days before was {top[1]} on {top[0]}")  # fmt: skip
    else:
        reasons.append(f"{point.value} {one.measure} on {point.day}; no report in the "
                       f"{asked} days before")  # fmt: skip
    if one.baseline:
        times = (point.value or 0) / one.baseline
        reasons.append(f"{times:.1f} times the mean of {one.baseline} a day before the period")
    if covered < asked:
        reasons.append(f"only {covered} of the {asked} days looked back on have reports")
    return tuple(reasons)

"""Counts over time, ready for the chart and for the table beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from vedette.codebook import load_codebook
from vedette.desk.words import count_words, day_words
from vedette.monitoring.series import Series

DAY = 86400
MOST_BARS = 120
STEPS = (("day", 1), ("week", 7), ("month", 30))


@dataclass(frozen=True, slots=True)
class Legend:
    """One series: its colour is the name of a CSS variable."""

    label: str
    colour: str
    total: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """One bar of the chart as a row; ``None`` is a gap: no report at all."""

    day: str
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A stacked bar chart."""

    json: str
    unit: str
    words: str
    legend: tuple[Legend, ...]
    table: tuple[TableRow, ...]
    href: str


def family_chart(tally: Mapping[tuple[str | None, str], int], href: str) -> Chart:
    """Events by family over time.

    Args:
        tally: how many events start on a day (ISO) and are of a family.
        href: where a span chosen on the chart leads.
    """
    written = {text for text, _ in tally if text}
    day_of = {text: date.fromisoformat(text) for text in written}
    days = sorted(day_of.values())
    unit, step = _step(days)
    bars = _bars(days, unit)
    bar_of = {text: _bar(day, unit) for text, day in day_of.items()}
    told = {family for text, family in tally if text}
    families = [f for f in load_codebook().families if f in told]
    cells = {(bar, family): 0 for bar in bars for family in families}
    for (text, family), number in tally.items():
        if text:
            cells[bar_of[text], family] += number
    columns = {f: [cells[bar, f] for bar in bars] for f in families}
    legend = tuple(Legend(load_codebook().families[f], f, sum(columns[f])) for f in families)
    rows = tuple(
        TableRow(_label(bar, unit), tuple(columns[f][i] for f in families))
        for i, bar in enumerate(bars)
        if any(columns[f][i] for f in families)
    )
    data = {
        "days": [_seconds(bar) for bar in bars],
        "step": step * DAY,
        "series": [
            {"label": x.label, "colour": x.colour, "values": columns[x.colour]} for x in legend
        ],
    }
    return Chart(json.dumps(data), unit, _words(days, sum(cells.values())), legend, rows, href)


def _step(days: list[date]) -> tuple[str, int]:
    length = (days[-1] - days[0]).days + 1 if days else 1
    fitting = [(unit, step) for unit, step in STEPS if length / step <= MOST_BARS]
    return fitting[0] if fitting else ("year", 365)


def _bar(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _bars(days: list[date], unit: str) -> list[date]:
    if not days:
        return []
    bar, last = _bar(days[0], unit), _bar(days[-1], unit)
    bars = [bar]
    while bar < last:
        bar = _bar(
            bar + timedelta(days={"day": 1, "week": 7, "month": 32, "year": 366}[unit]), unit
        )
        bars.append(bar)
    return bars


def _label(bar: date, unit: str) -> str:
    if unit == "month":
        return f"{bar:%b %Y}"
    return str(bar.year) if unit == "year" else day_words(bar)


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _words(days: list[date], number: int) -> str:
    if not days:
        return "No dated events"
    return f"{count_words(number, 'event')}, {day_words(days[0])} to {day_words(days[-1])}"


def series_chart(series: Series) -> Chart:
    """A series of the monitor per day; gaps stay gaps."""
    days = [point.day for point in series.points]
    values = [point.value for point in series.points]
    legend = (Legend(series.measure, "accent", series.total),)
    rows = tuple(
        TableRow(day_words(point.day), (point.value,)) for point in series.points if point.value
    )
    data = {
        "days": [_seconds(day) for day in days],
        "step": DAY,
        "series": [{"label": series.measure, "colour": "accent", "values": values}],
    }
    words = f"{series.label}: {_words(days, series.total)}"
    return Chart(json.dumps(data), "day", words, legend, rows, "/series")

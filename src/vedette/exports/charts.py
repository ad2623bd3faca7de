"""Bar charts of a series: a bar a day, gaps hatched, bounds as whiskers."""

from __future__ import annotations

from math import ceil

from vedette.exports.drawing import Box, Drawing, Item, Label, Stroke
from vedette.monitoring.series import Point, Series
from vedette.monitoring.words import count_words, day_words

WIDTH, HEIGHT = 640.0, 140.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 10.0, 20.0, 34.0
MOST_LABELS = 16


def bar_chart(series: Series, title: str) -> Drawing:
    """The chart of a series, described in words for those who cannot see it."""
    points = series.points
    top = _ceiling(max((p.high or p.value or 0 for p in points), default=0))
    step = (WIDTH - LEFT - RIGHT) / max(1, len(points))
    items: list[Item] = [*_axis(top)]
    every = ceil(len(points) / MOST_LABELS)
    for i, point in enumerate(points):
        items += _bar(point, LEFT + i * step, step, top)
        if i % every == 0:
            label = day_words(point.day) if i == 0 or point.day.day == 1 else str(point.day.day)
            items.append(Label(LEFT + (i + 0.5) * step, HEIGHT - 18, label, 10, "muted", "middle"))
    items.append(Label(LEFT, HEIGHT - 3, _legend(series), 9, "muted"))
    return Drawing(series.measure, WIDTH, HEIGHT, title, _description(series), tuple(items))


def _ceiling(value: int) -> int:
    return max(2, value if value <= 5 else ceil(value / 5) * 5)


def _y(value: float, top: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top


def _axis(top: int) -> list[Item]:
    items: list[Item] = []
    for value in (0, top):
        y = _y(value, top)
        items.append(Stroke(((LEFT, y), (WIDTH - RIGHT, y)), "line", 0.8))
        items.append(Label(LEFT - 6, y + 4, str(value), 10, "muted", "end"))
    return items


def _bar(point: Point, x: float, step: float, top: int) -> list[Item]:
    if point.value is None:
        height = HEIGHT - TOP - BOTTOM
        return [Box(x + step * 0.12, TOP, step * 0.76, height, "line", hatched=True)]
    if not point.value and not point.high:
        return []
    y = _y(point.value, top)
    middle = x + step / 2
    items: list[Item] = [
        Box(x + step * 0.18, y, step * 0.64, HEIGHT - BOTTOM - y, "bar"),
    ]
    above = y
    if point.high is not None and point.low is not None and point.high > point.low:
        above = _y(point.high, top)
        items.append(Stroke(((middle, above), (middle, _y(point.low, top))), "mark", 1.6))
    open_end = "+" if point.high is None else ""
    items.append(Label(middle, above - 4, f"{point.value}{open_end}", 10, "ink", "middle"))
    return items


def _legend(series: Series) -> str:
    parts = []
    if series.gaps:
        parts.append("hatched: nothing was reported of that day")
    if any(p.high is not None and p.low is not None and p.high > p.low for p in series.points):
        parts.append("line: lowest to highest claim")
    if any(p.value and p.high is None for p in series.points):
        parts.append("+: no upper bound")
    return "; ".join(parts)


def _description(series: Series) -> str:
    days = [f"{day_words(p.day)}: {'no report' if p.gap else p.value}" for p in series.points]
    return f"{count_words(len(days), 'day')}. {'; '.join(days)}."

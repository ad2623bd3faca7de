"""Drawings of a few shapes, the same for SVG, PDF and pictures."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
ROLES = {
    "ink": ("#1a2230", "#e8ecf2"),
    "muted": ("#566172", "#aab4c2"),
    "line": ("#b9c2ce", "#465162"),
    "land": ("#f3f5f8", "#1b232e"),
    "focus": ("#dfe7f1", "#29374a"),
    "bar": ("#2f5d8c", "#85b4e2"),
    "mark": ("#a8401f", "#f2946f"),
    "site": ("#1f6b52", "#6fd0ab"),
    "paper": ("#ffffff", "#12171f"),
}
"""Colours by what they are for: on light paper, and on dark."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled by role; ``hatched`` draws slanting lines instead."""

    x: float
    y: float
    width: float
    height: float
    role: str
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[Point, ...]
    role: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon with an outline."""

    points: tuple[Point, ...]
    role: str
    outline: str = "line"


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle; ``hollow`` ones stand for an area, not a point."""

    x: float
    y: float
    radius: float
    role: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    size: float = 11.0
    role: str = "ink"
    anchor: str = "start"


Item = Box | Stroke | Shape | Dot | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in user units, y downwards, with a title and a description for those who hear it."""

    name: str
    width: float
    height: float
    title: str
    description: str
    items: tuple[Item, ...]


def hatching(box: Box, step: float = 5.0) -> list[Stroke]:
    """The slanting lines of a hatched rectangle, cut at its edges."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    lines = []
    start = left - box.height
    while start < right:
        x1, y1 = start, bottom
        x2, y2 = start + box.height, top
        if x1 < left:
            x1, y1 = left, bottom - (left - start)
        if x2 > right:
            x2, y2 = right, top + (start + box.height - right)
        if x1 < x2:
            lines.append(Stroke(((x1, y1), (x2, y2)), box.role, 0.7))
        start += step
    return lines

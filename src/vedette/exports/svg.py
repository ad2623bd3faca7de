"""Drawings as inline SVG: no script, no style attribute, colours by class."""

from __future__ import annotations

from html import escape

from vedette.exports.drawing import Box, Dot, Drawing, Item, Label, Shape, Stroke, hatching


def to_svg(drawing: Drawing) -> str:
    """The drawing as one ``svg`` element; its classes are those of ``sitrep.css``."""
    name = escape(drawing.name)
    head = (
        f'<svg viewBox="0 0 {drawing.width:g} {drawing.height:g}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(drawing.title)}</title>'
        f'<desc id="{name}-desc">{escape(drawing.description)}</desc>'
    )
    return head + "".join(_item(item) for item in drawing.items) + "</svg>"


def _item(item: Item) -> str:
    if isinstance(item, Box):
        if item.hatched:
            return "".join(_item(line) for line in hatching(item))
        return (f'<rect class="f-{item.role}" x="{item.x:.1f}" y="{item.y:.1f}" '
                f'width="{item.width:.1f}" height="{item.height:.1f}"/>')  # fmt: skip
    if isinstance(item, Stroke):
        return (f'<polyline class="s-{item.role}" stroke-width="{item.width:g}" fill="none" '
                f'points="{_points(item.points)}"/>')  # fmt: skip
    if isinstance(item, Shape):
        return (f'<polygon class="f-{item.role} s-{item.outline}" stroke-width="0.8" '
                f'points="{_points(item.points)}"/>')  # fmt: skip
    if isinstance(item, Dot):
        return _dot(item)
    return _label(item)


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _dot(dot: Dot) -> str:
    look = (f'class="s-{dot.role}" fill="none" stroke-width="1.8"' if dot.hollow
            else f'class="f-{dot.role} s-paper" stroke-width="1"')  # fmt: skip
    return f'<circle {look} cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{dot.radius:.1f}"/>'


def _label(label: Label) -> str:
    return (f'<text class="f-{label.role}" x="{label.x:.1f}" y="{label.y:.1f}" '
            f'font-size="{label.size:g}" text-anchor="{label.anchor}" direction="ltr">'
            f"{escape(label.text)}</text>")  # fmt: skip

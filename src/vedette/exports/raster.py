"""Drawings as PNG pictures, for formats that hold no vectors."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from vedette.exports.drawing import ROLES, Box, Dot, Drawing, Item, Label, Shape, Stroke, hatching
from vedette.exports.fonts import font_path

SCALE = 3
"""Pixels a user unit: some 230 dots an inch across a page."""


def to_png(drawing: Drawing) -> bytes:
    """The drawing on white, as PNG."""
    size = (round(drawing.width * SCALE), round(drawing.height * SCALE))
    image = Image.new("RGB", size, ROLES["paper"][0])
    pen = ImageDraw.Draw(image)
    for item in drawing.items:
        _draw(pen, item)
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _colour(role: str) -> str:
    return ROLES[role][0]


def _scaled(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _draw(pen: ImageDraw.ImageDraw, item: Item) -> None:
    if isinstance(item, Box):
        _box(pen, item)
    elif isinstance(item, Stroke):
        pen.line(_scaled(item.points), _colour(item.role), max(1, round(item.width * SCALE)))
    elif isinstance(item, Shape):
        pen.polygon(_scaled(item.points), _colour(item.role), _colour(item.outline), SCALE)
    elif isinstance(item, Dot):
        _dot(pen, item)
    else:
        _label(pen, item)


def _box(pen: ImageDraw.ImageDraw, box: Box) -> None:
    if box.hatched:
        for line in hatching(box):
            _draw(pen, line)
        return
    corners = _scaled(((box.x, box.y), (box.x + box.width, box.y + box.height)))
    pen.rectangle(corners, _colour(box.role))


def _dot(pen: ImageDraw.ImageDraw, dot: Dot) -> None:
    r = dot.radius
    corners = _scaled(((dot.x - r, dot.y - r), (dot.x + r, dot.y + r)))
    fill = None if dot.hollow else _colour(dot.role)
    outline = _colour(dot.role if dot.hollow else "paper")
    pen.ellipse(corners, fill, outline, (2 if dot.hollow else 1) * SCALE)


def _label(pen: ImageDraw.ImageDraw, label: Label) -> None:
    font = ImageFont.truetype(font_path(), round(label.size * SCALE))
    anchor = {"start": "ls", "middle": "ms", "end": "rs"}[label.anchor]
    place = (label.x * SCALE, label.y * SCALE)
    pen.text(place, label.text, _colour(label.role), font, anchor=anchor)

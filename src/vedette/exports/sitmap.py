"""The map of a situation report: first-level regions, events by place, watched sites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from vedette.exports.drawing import Dot, Drawing, Item, Label, Point, Shape
from vedette.gazetteer.boundaries import region_outlines
from vedette.gazetteer.names import fold
from vedette.model import Event
from vedette.monitoring.citations import place_words
from vedette.monitoring.site_files import Site
from vedette.monitoring.sitrep import SituationReport

WIDTH, HEIGHT, FOOT = 640.0, 360.0, 30.0
LEAST_DEGREES = 0.8
"""The least height of a map, so that a single town shows its surroundings."""
MOST_LABELS = 9


@dataclass(frozen=True, slots=True)
class Spot:
    """Events at one point; ``area`` says that the point stands for a whole region or country."""

    latitude: float
    longitude: float
    name: str
    count: int
    area: bool


@dataclass(frozen=True, slots=True)
class View:
    """An equirectangular view: degrees to user units, true at its middle latitude."""

    west: float
    north: float
    scale: float
    stretch: float

    def at(self, latitude: float, longitude: float) -> Point:
        x = (longitude - self.west) * self.scale * self.stretch
        return (round(x, 1), round((self.north - latitude) * self.scale, 1))


def situation_map(report: SituationReport) -> Drawing | None:
    """The map of a report's events, as they may leave; None where none has a position."""
    spots = spots_of(report.events)
    if not spots:
        return None
    shown = [s for s in report.sites if s.place.latitude is not None]
    sites = shown if report.release == "internal" else []
    view = _view(spots, sites)
    countries = sorted({e.place.country for e in report.events if e.place and e.place.country})
    items: list[Item] = [
        *_regions(countries, view, report.area),
        *_marks(spots, sites, view),
        *_legend(bool(sites), any(spot.area for spot in spots)),
    ]
    told = "; ".join(f"{s.name}: {s.count}" for s in spots)
    title = f"Events of {report.area} by place"
    return Drawing("map", WIDTH, HEIGHT, title, f"{told}.", tuple(items))


def spots_of(events: Iterable[Event]) -> list[Spot]:
    """Events grouped by their point, the most first."""
    found: dict[tuple[float, float], list[Event]] = {}
    for event in events:
        place = event.place
        if place and place.latitude is not None and place.longitude is not None:
            if (place.precision or 9) <= 4:
                found.setdefault((place.latitude, place.longitude), []).append(event)
    spots = [_spot(point, members) for point, members in found.items()]
    return sorted(spots, key=lambda s: (-s.count, s.name))


def _spot(point: tuple[float, float], events: Sequence[Event]) -> Spot:
    place = events[0].place
    assert place is not None
    area = (place.precision or 9) > 3
    name = (place.name or place.text) if area else place_words(place)
    return Spot(point[0], point[1], name, len(events), area)


def _view(spots: Sequence[Spot], sites: Sequence[Site]) -> View:
    points = [(s.latitude, s.longitude) for s in spots]
    points += [(s.place.latitude or 0.0, s.place.longitude or 0.0) for s in sites]
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    stretch = cos(radians((south + north) / 2))
    height = max(LEAST_DEGREES, (north - south) * 1.3)
    width = max(LEAST_DEGREES, (east - west) * 1.3)
    scale = min((HEIGHT - FOOT) / height, WIDTH / (width * stretch))
    middle = ((south + north) / 2, (west + east) / 2)
    return View(
        west=middle[1] - WIDTH / (2 * scale * stretch),
        north=middle[0] + (HEIGHT - FOOT) / (2 * scale),
        scale=scale,
        stretch=stretch,
    )


def _regions(countries: Iterable[str], view: View, area: str) -> list[Item]:
    """Outlines of regions, the one asked for filled, each cut to the view."""
    items: list[Item] = []
    names: list[Item] = []
    for country in countries:
        for feature in region_outlines(country)["features"]:
            name = feature["properties"]["name"]
            role = "focus" if fold(name) == fold(area) else "land"
            for ring in _rings(feature["geometry"]):
                cut = _cut([view.at(y, x) for x, y in ring])
                if len(cut) > 2:
                    items.append(Shape(tuple(cut), role))
                    names += _region_name(name, cut)
    return items + names


def _region_name(name: str, ring: Sequence[Point]) -> list[Item]:
    """The name in the middle of what is seen of a region, where it has room."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    if max(xs) - min(xs) < 90 or max(ys) - min(ys) < 30:
        return []
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return [Label(x, y, name.upper(), 10, "muted", "middle")]


def _rings(geometry: dict[str, object]) -> list[list[tuple[float, float]]]:
    """Outer rings of a polygon or of many."""
    coordinates: list[list[list[tuple[float, float]]]] = geometry["coordinates"]  # type: ignore[assignment]
    if geometry["type"] == "Polygon":
        return [coordinates[0]]  # type: ignore[list-item]
    return [polygon[0] for polygon in coordinates]


def _cut(ring: list[Point]) -> list[Point]:
    """The part of a ring inside the map (Sutherland and Hodgman, 1974)."""
    bottom = HEIGHT - FOOT
    for axis, limit, sign in ((0, 0.0, 1), (0, WIDTH, -1), (1, 0.0, 1), (1, bottom, -1)):
        kept: list[Point] = []
        for i, point in enumerate(ring):
            before = ring[i - 1]
            inside, was = (sign * (p[axis] - limit) >= 0 for p in (point, before))
            if inside != was:
                kept.append(_crossing(before, point, axis, limit))
            if inside:
                kept.append(point)
        ring = kept
    return ring


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    return (round(a[0] + share * (b[0] - a[0]), 1), round(a[1] + share * (b[1] - a[1]), 1))


def _marks(spots: Sequence[Spot], sites: Sequence[Site], view: View) -> list[Item]:
    """Signs of sites and events, with those labels that find room."""
    items: list[Item] = []
    room = Room()
    for site in sites:
        x, y = view.at(site.place.latitude or 0.0, site.place.longitude or 0.0)
        items.append(Shape(((x, y - 5), (x + 5, y + 4), (x - 5, y + 4)), "site", "paper"))
        room.take((x - 6, y - 6, x + 6, y + 5))
    for spot in spots:
        x, y = view.at(spot.latitude, spot.longitude)
        items.append(Dot(x, y, _radius(spot), "mark", hollow=spot.area))
        room.take((x - 6, y - 6, x + 6, y + 6))
    for spot in spots[:MOST_LABELS]:
        x, y = view.at(spot.latitude, spot.longitude)
        text = f"{spot.name}: {spot.count}{' in the region' if spot.area else ''}"
        items += room.label(text, (x, y), _radius(spot) + 3, 10.5, "ink")
    for site in sites:
        x, y = view.at(site.place.latitude or 0.0, site.place.longitude or 0.0)
        items += room.label(site.name, (x, y), 7, 9, "site")
    return items


def _radius(spot: Spot) -> float:
    return 4 + 2.2 * sqrt(spot.count)


Bounds = tuple[float, float, float, float]


class Room:
    """Which parts of the map labels have taken."""

    def __init__(self) -> None:
        self._taken: list[Bounds] = []

    def take(self, bounds: Bounds) -> None:
        """Keep a part free of labels."""
        self._taken.append(bounds)

    def label(self, text: str, at: Point, apart: float, size: float, role: str) -> list[Label]:
        """The label right, left, above, below or aslant of a sign; none where all are taken."""
        x, y = at
        width = len(text) * size * 0.56
        middle = y + size * 0.35
        for left, base, anchor, start in (
            (x + apart, middle, "start", x + apart),
            (x - apart - width, middle, "end", x - apart),
            (x - width / 2, y - apart, "middle", x),
            (x - width / 2, y + apart + size, "middle", x),
            (x + apart, middle + size, "start", x + apart),
            (x + apart, middle - size, "start", x + apart),
        ):
            bounds = (left, base - size, left + width, base + 2)
            if self._free(bounds):
                self.take(bounds)
                return [Label(start, base, text, size, role, anchor)]
        return []

    def _free(self, bounds: Bounds) -> bool:
        left, top, right, bottom = bounds
        if left < 0 or right > WIDTH or top < 0 or bottom > HEIGHT - FOOT:
            return False
        return not any(
            left < r and right > a and top < b and bottom > t for a, t, r, b in self._taken
        )


def _legend(sites: bool, areas: bool) -> list[Item]:
    y = HEIGHT - 12
    items: list[Item] = [Dot(10, y - 4, 5, "mark"), Label(20, y, "events at a place", 10, "muted")]
    x = 130.0
    if areas:
        items += [Dot(x, y - 4, 5, "mark", hollow=True),
                  Label(x + 10, y, "events somewhere in a region", 10, "muted")]  # fmt: skip
        x += 185
    if sites:
        items += [Shape(((x, y - 9), (x + 5, y), (x - 5, y)), "site", "paper"),
                  Label(x + 10, y, "watched site", 10, "muted")]  # fmt: skip
    items.append(Label(WIDTH - 4, y, "Outlines: Natural Earth", 9, "muted", "end"))
    return items

"""Outlines of first-level regions and of disputed areas, and which of them a point lies in.

The outlines are Natural Earth's (public domain), simplified to about 3 km.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from vedette.gazetteer.disputed import DisputedArea, disputed_table

COAST_DEGREES = 0.12
"""How far off every outline a point may lie and still be given the nearest region: coasts are
simplified."""

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Region:
    """The first-level region a point lies in.

    Attributes:
        id: as in ``properties.id`` of :func:`region_outlines`.
        country: ISO 3166-1 alpha-2, of a disputed area the one its table gives; None if open.
        disputed: id of the disputed area the point lies in, or None.
    """

    id: str
    name: str
    country: str | None
    disputed: str | None = None


def region_outlines(country: str) -> dict[str, Any]:
    """First-level regions of a country as a GeoJSON FeatureCollection (WGS 84).

    Args:
        country: ISO 3166-1 alpha-2 code, upper case.

    Returns:
        Features with ``properties`` id, name, country; none for a country without any.
    """
    line = _countries().get(country)
    return {"type": "FeatureCollection", "features": _features(country) if line else []}


def outlined_countries() -> tuple[str, ...]:
    """Codes of the countries that have outlines, sorted."""
    return tuple(sorted(_countries()))


def region_at(latitude: float, longitude: float, country: str | None = None) -> Region | None:
    """The first-level region at a point (degrees), looked for in one country if it is given.

    A point a few kilometres off the coast belongs to the nearest region.
    """
    wanted = [country] if country else list(_near(latitude, longitude))
    point = (longitude, latitude)
    candidates = [f for code in wanted if code in _countries() for f in _boxed(code, point)]
    found = next((f for f in candidates if contains(f["geometry"], point)), None)
    found = found or _nearest(candidates, point)
    own: dict[str, Any] = found["properties"] if found else {"country": None}
    area = disputed_at(latitude, longitude)
    if area is not None and area.country != own["country"]:
        return Region(f"disputed:{area.id}", area.name, area.country, area.id)
    if found is None:
        return None
    return Region(own["id"], own["name"], own["country"], area.id if area else None)


def disputed_areas() -> dict[str, Any]:
    """The disputed areas as a GeoJSON FeatureCollection, for hatching on a map.

    Returns:
        Features with ``properties`` id, name, claimed_by (list), controlled_by, country, basis,
        note (one sentence for a reader) and ``exact`` (false for a rough outline of our own).
    """
    features = [
        {"type": "Feature", "properties": area.as_record(), "geometry": geometry}
        for area, geometry in _disputed_outlines()
    ]
    return {"type": "FeatureCollection", "features": features}


def disputed_at(latitude: float, longitude: float) -> DisputedArea | None:
    """The disputed area a point (degrees) lies in; the smallest listed first wins."""
    point = (longitude, latitude)
    rough_first = sorted(_disputed_outlines(), key=lambda pair: pair[0].exact)
    return next((a for a, geometry in rough_first if contains(geometry, point)), None)


def contains(geometry: dict[str, Any], point: tuple[float, float]) -> bool:
    """Whether a Polygon or MultiPolygon holds a (longitude, latitude); holes are outside."""
    for polygon in _polygons(geometry):
        shell, *holes = polygon
        if _inside(shell, point):
            return not any(_inside(hole, point) for hole in holes)
    return False


def _polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else coordinates


def _inside(ring: Ring, point: tuple[float, float]) -> bool:
    """Ray casting: an odd number of sides crossed."""
    x, y = point
    odd = False
    x1, y1 = ring[-1][0], ring[-1][1]
    for corner in ring:
        x2, y2 = corner[0], corner[1]
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
        x1, y1 = x2, y2
    return odd


def _nearest(features: list[dict[str, Any]], point: tuple[float, float]) -> dict[str, Any] | None:
    """The feature with a corner nearest to the point, within :data:`COAST_DEGREES`."""
    best, found = COAST_DEGREES**2, None
    for feature in features:
        for polygon in _polygons(feature["geometry"]):
            for corner in polygon[0]:
                squared = (corner[0] - point[0]) ** 2 + (corner[1] - point[1]) ** 2
                if squared < best:
                    best, found = squared, feature
    return found


@cache
def _countries() -> dict[str, tuple[tuple[float, ...], str]]:
    """Each country's box (west, south, east, north) and its features, not yet parsed."""
    packed = files("vedette.gazetteer").joinpath("boundaries.json.gz").read_bytes()
    found = {}
    for line in gzip.decompress(packed).decode("utf8").splitlines():
        head, features = line.split("\t", 1)
        code, *box = head.split()
        found[code] = (tuple(map(float, box)), features)
    return found


@cache
def _features(country: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(_countries()[country][1])
    return features


@cache
def _boxes(country: str) -> list[tuple[float, float, float, float]]:
    """The box of each feature, a little wider than it."""
    boxes = []
    for feature in _features(country):
        shells = [polygon[0] for polygon in _polygons(feature["geometry"])]
        xs = [corner[0] for shell in shells for corner in shell]
        ys = [corner[1] for shell in shells for corner in shell]
        slack = COAST_DEGREES
        boxes.append((min(xs) - slack, min(ys) - slack, max(xs) + slack, max(ys) + slack))
    return boxes


def _boxed(country: str, point: tuple[float, float]) -> list[dict[str, Any]]:
    """The features of a country in whose box a point lies."""
    x, y = point
    return [
        feature
        for feature, (west, south, east, north) in zip(
            _features(country), _boxes(country), strict=True
        )
        if west <= x <= east and south <= y <= north
    ]


def _near(latitude: float, longitude: float) -> Iterator[str]:
    for code, (box, _) in _countries().items():
        west, south, east, north = box
        within = west - COAST_DEGREES <= longitude <= east + COAST_DEGREES
        if within and south - COAST_DEGREES <= latitude <= north + COAST_DEGREES:
            yield code


@cache
def _disputed_outlines() -> tuple[tuple[DisputedArea, dict[str, Any]], ...]:
    return tuple((area, _outline(area)) for area in disputed_table())


def _outline(area: DisputedArea) -> dict[str, Any]:
    if area.outline:
        ring = [list(corner) for corner in (*area.outline, area.outline[0])]
        return {"type": "Polygon", "coordinates": [ring]}
    features = [
        feature
        for code in sorted({region.split("-")[0] for region in area.regions} & _countries().keys())
        for feature in _features(code)
        if {code, feature["properties"]["id"]} & set(area.regions)
    ]
    parts = [polygon for f in features for polygon in _polygons(f["geometry"])]
    return {"type": "MultiPolygon", "coordinates": parts}

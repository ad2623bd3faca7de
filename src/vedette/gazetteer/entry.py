"""One place of the gazetteer, and how far two are apart."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, pi, sin, sqrt

KINDS = ("place", "country", "region", "reported", "area", "district", "facility")
WIDE_KM = 800
"""Radius from which an area is wider than most countries."""
EARTH_KM = 6371.0088
DEGREE = pi / 180


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    Attributes:
        id: "geonames:NUMBER", "ucdp:NUMBER", "airfield:CODE",
            "country:CODE", "region:CODE", "district:SLUG", "area:SLUG" or "local:SLUG".
        country: ISO 3166-1 alpha-2, empty for seas, continents and areas of several states.
        region: name of the first-level region or None.
        latitude, longitude: WGS 84, degrees.
        population: people; of a place that only UCDP knows, 400 for each of its
            events; of an area 1000 for each km of its radius.
        local: whether the user added it.
        kind: one of :data:`KINDS`.
    """

    id: str
    name: str
    country: str
    region: str | None
    latitude: float
    longitude: float
    population: int
    kind: str
    local: bool = False

    @property
    def precision(self) -> int:
        """UCDP's where_prec: 1 exact place, 3 second-level district, 4 first-level region,
        5 other area, 6 country or wider."""
        if self.kind == "area" and self.population > 1000 * WIDE_KM:
            return 6
        return {"country": 6, "region": 4, "area": 5, "district": 3}.get(self.kind, 1)

    @property
    def people(self) -> int | None:
        """People who live there, where that is known."""
        counted = self.kind in {"place", "country", "region"} and self.population > 0
        return self.population if counted else None

    @property
    def radius_km(self) -> float | None:
        """How far the place may reach; None where that is not known."""
        return self.population / 1000 if self.kind == "area" else None


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) in degrees (haversine)."""
    lat1, lat2 = a[0] * DEGREE, b[0] * DEGREE
    half_lat, half_lon = (lat2 - lat1) / 2, (b[1] - a[1]) * DEGREE / 2
    h = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))

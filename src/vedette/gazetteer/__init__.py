"""Where places are: names, coordinates, countries, regions, outlines and disputed areas."""

from __future__ import annotations

from vedette.gazetteer.boundaries import (
    disputed_areas,
    disputed_at,
    region_at,
    region_outlines,
)
from vedette.gazetteer.entry import Entry, distance_km
from vedette.gazetteer.lookup import Gazetteer, load_gazetteer

__all__ = [
    "Entry",
    "Gazetteer",
    "disputed_areas",
    "disputed_at",
    "distance_km",
    "load_gazetteer",
    "region_at",
    "region_outlines",
]

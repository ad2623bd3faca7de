"""Where places are: names, coordinates, countries and regions."""

from __future__ import annotations

from vedette.gazetteer.lookup import Entry, Gazetteer, distance_km, load_gazetteer

__all__ = ["Entry", "Gazetteer", "distance_km", "load_gazetteer"]

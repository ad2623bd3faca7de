"""Places of a name for a person who looks one up."""

from __future__ import annotations

import re

from vedette.errors import InputError
from vedette.gazetteer.entry import Entry, distance_km
from vedette.gazetteer.lookup import load_gazetteer

Point = tuple[float, float]


def find_places(
    name: str, country: str | None = None, origin: Point | None = None
) -> tuple[list[Entry], str]:
    """Places of a name, and a line that says how they were found or why there are none.

    Args:
        country: ISO code to keep to; origin: (latitude, longitude) to sort by distance from.

    Raises:
        InputError: no such country.
    """
    gazetteer = load_gazetteer()
    code = country.upper() if country else None
    if code and gazetteer.country(code) is None:
        raise InputError(f"{country!r} is no country code", "Give two letters of ISO 3166, as SY")
    found = [e for e in gazetteer.find(name) if code in {None, e.country}]
    told = f"Places named {name}" + (f" in {code}" if code else "")
    if not found and code:
        found = gazetteer.sounding_like(name, code)
        told = f"No place in {code} is written {name}; these sound like it"
    if not found:
        return [], _none(name, code)
    if origin:
        found.sort(key=lambda e: distance_km(origin, (e.latitude, e.longitude)))
    return found, told


def _none(name: str, code: str | None) -> str:
    where = f" in {code}" if code else ""
    more = "" if code else " With --country CC, spellings that sound alike are looked up too."
    return (
        f"No place named {name!r}{where} among {len(load_gazetteer()):,} places.{more} "
        "Villages come with a country file: 'vedette gazetteer add --help'."
    )


def point_of(place: str) -> Point:
    """The point of a place's name, or of "LAT,LON" in degrees.

    Raises:
        InputError: neither.
    """
    if m := re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*", place):
        return float(m[1]), float(m[2])
    found = load_gazetteer().find(place)
    if not found:
        raise InputError(f"No place named {place!r}", "Give another, or 'LAT,LON' in degrees")
    return found[0].latitude, found[0].longitude

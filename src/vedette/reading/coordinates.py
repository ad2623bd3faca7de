"""Coordinates written in a text: decimal degrees, degrees with minutes and seconds, and MGRS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import mgrs

_NUMBER = r"\d{1,3}(?:\.\d+)?"
_DECIMAL = re.compile(
    r"(?<![\d.,])(?P<lat>[-+−]?\d{1,2}\.\d{3,8})°?\s*(?P<ns>[NS])?\s*[,;/ ]\s*"
    r"(?P<lon>[-+−]?\d{1,3}\.\d{3,8})°?\s*(?P<ew>[EW])?(?!\d|\.\d)"
)
_HALF = (
    rf"(?P<@d>{_NUMBER})\s*°\s*(?:(?P<@m>{_NUMBER})\s*['’′]\s*)?"
    rf"(?:(?P<@s>{_NUMBER})\s*(?:\"|”|″|''|’’)\s*)?"
)
_DEGREES = re.compile(
    _HALF.replace("@", "lat")
    + r"(?P<ns>[NS])\s*[,;/]?\s*"
    + _HALF.replace("@", "lon")
    + r"(?P<ew>[EW])"
)
_MGRS = re.compile(
    r"\b(?:MGRS:?\s*)?(\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{5}\s?\d{5}|\d{4}\s?\d{4}|"
    r"\d{3}\s?\d{3}|\d{2}\s?\d{2}))\b"
)


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point written in a text at its characters; degrees (WGS 84) and how exact it is in km."""

    start: int
    end: int
    text: str
    latitude: float
    longitude: float
    exact_km: float


def find_coordinates(text: str) -> list[Coordinates]:
    """Every point written in a text, in order; numbers out of range are none."""
    if not any(c.isdigit() for c in text):
        return []
    found = [*_decimal(text), *_degrees(text), *_grid(text)]
    return sorted((c for c in found if _is_on_earth(c)), key=lambda c: c.start)


def _is_on_earth(c: Coordinates) -> bool:
    return abs(c.latitude) <= 90 and abs(c.longitude) <= 180


def _decimal(text: str) -> Iterator[Coordinates]:
    for m in _DECIMAL.finditer(text):
        latitude = _signed(m["lat"], m["ns"], "S")
        longitude = _signed(m["lon"], m["ew"], "W")
        digits = min(len(m["lat"].split(".")[1]), len(m["lon"].split(".")[1]))
        yield Coordinates(m.start(), m.end(), m[0], latitude, longitude, 111.0 / 10**digits)


def _signed(number: str, letter: str | None, negative: str) -> float:
    value = float(number.replace("−", "-"))
    return -abs(value) if letter == negative else value


def _degrees(text: str) -> Iterator[Coordinates]:
    for m in _DEGREES.finditer(text):
        latitude = _sexagesimal(m, "lat") * (-1 if m["ns"] == "S" else 1)
        longitude = _sexagesimal(m, "lon") * (-1 if m["ew"] == "W" else 1)
        exact = 0.03 if m["lats"] else 1.9 if m["latm"] else 111.0
        yield Coordinates(m.start(), m.end(), m[0], round(latitude, 6), round(longitude, 6), exact)


def _sexagesimal(m: re.Match[str], half: str) -> float:
    return sum((float(m[f"{half}{part}"] or 0) / 60.0**n for n, part in enumerate("dms")), 0.0)


def _grid(text: str) -> Iterator[Coordinates]:
    for m in _MGRS.finditer(text):
        square = re.sub(r"\s", "", m[1])
        digits = (len(square) - re.search(r"\d+$", square).start()) // 2  # type: ignore[union-attr]
        try:
            latitude, longitude = _converter().toLatLon(square)
        except mgrs.core.MGRSError:
            continue
        yield Coordinates(
            m.start(), m.end(), m[0], round(latitude, 6), round(longitude, 6), 10.0 ** (2 - digits)
        )


@cache
def _converter() -> mgrs.MGRS:
    return mgrs.MGRS()

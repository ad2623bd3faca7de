"""Spatial words around a place name: "south of", "30 km east of", "on the outskirts of", "along".

A relation moves and widens the point of the place it is about, and lowers its precision. How far
"near" and "south of" reach, where no distance is given, is our own choice and is kept in
:data:`NEAR_KM` and :data:`SIDE_KM`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import cos, radians, sin

from vedette.gazetteer.entry import EARTH_KM

NEAR_KM, EDGE_KM, SIDE_KM, ROAD_KM = 10.0, 8.0, 25.0, 50.0
_SIDE = r"(?:(?:north|south)-?(?:east|west)|north|south|east|west)"
_PART = rf"(?:{_SIDE}ern|{_SIDE}|central|upper|lower)"
_UNIT = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609344, "metre": 0.001,
         "meter": 0.001}  # fmt: skip
_NUMBER_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twenty": 20,
                 "several": 5, "a few": 5}  # fmt: skip
_DISTANCE = (
    rf"(?P<n>\d+(?:[.,]\d+)?|{'|'.join(_NUMBER_WORDS)})[ -]?"
    r"(?P<unit>km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?)(?: \([^)]*\))?"
)
_BEARING = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0,
            "southwest": 225.0, "west": 270.0, "northwest": 315.0}  # fmt: skip
PATTERNS = tuple(
    (re.compile(rf"\b({words})$", re.IGNORECASE), kind)
    for words, kind in (
        (rf"{_DISTANCE} (?:to the )?(?:{_SIDE} )?(?:of|from|outside|away from)", "side"),
        (rf"(?:to the |just |immediately )?{_SIDE} of", "side"),
        (
            rf"(?:in |on )?(?:the )?(?:{_SIDE}(?:ern)? )?"
            r"(?:outskirts|edges?|suburbs?|countryside|vicinity|surroundings) of",
            "edge",
        ),
        (
            rf"(?:in )?(?:the )?{_PART} "
            r"(?:parts?|side|half|corner|tip|countryside|suburbs?|outskirts|edge) of",
            "part",
        ),
        (r"between", "between"),
        (r"(?:along|on|off) (?:the )?(?:road|highway|motorway) (?:to|from|between)", "road"),
        (r"along|on the road to|on the highway to", "road"),
        (
            r"near|(?<!in )nearby|close to|around|outside|not far from|next to|adjacent to|off|"
            r"beside",
            "near",
        ),
        (_PART, "part"),
    )
)
_LAST = re.compile(
    r"\b(?:of|from|away|outside|between|to|along|off|near|nearby|around|beside|by|upper|lower|central|"
    rf"{_SIDE}(?:ern)?)$",
    re.IGNORECASE,
)
"""The last word of any of the patterns, looked at first: most names have none."""
PRECISION = {"side": 2, "edge": 2, "near": 2, "road": 2, "between": 2, "part": 3}
"""UCDP's where_prec of a place told by each kind of relation: 2 near a point, 3 a part of one."""
REACH = {"near": NEAR_KM, "edge": EDGE_KM, "side": SIDE_KM, "road": ROAD_KM}


@dataclass(frozen=True, slots=True)
class Relation:
    """Spatial words and what they do to a place.

    Attributes:
        text: the words ("30 km east of").
        kind: "side", "edge", "part", "near", "between" or "road".
        distance_km: the distance given, if any; bearing: degrees from north, if any.
    """

    text: str
    kind: str
    distance_km: float | None = None
    bearing: float | None = None

    def precision(self, own: int) -> int:
        """where_prec of the place told, given that of the place named."""
        return max(own, PRECISION[self.kind])

    def radius_km(self, own: float | None) -> float | None:
        """Radius of the area meant, given the place's own."""
        if self.distance_km is not None:
            return round(max(NEAR_KM / 2, self.distance_km / 4), 1)
        return own if self.kind == "part" else max(own or 0.0, REACH.get(self.kind, NEAR_KM))

    def moved(self, latitude: float, longitude: float) -> tuple[float, float]:
        """The point meant: moved off the place where a side is named, else the place's own.

        Without a distance it is moved by half of :data:`SIDE_KM`, so that its circle begins at
        the place.
        """
        if self.bearing is None or self.kind != "side":
            return latitude, longitude
        away = self.distance_km if self.distance_km is not None else SIDE_KM / 2
        return shifted(latitude, longitude, away, self.bearing)


def shifted(latitude: float, longitude: float, km: float, bearing: float) -> tuple[float, float]:
    """A point some kilometres off another; good for distances that reports give."""
    degree = radians(1.0) * EARTH_KM
    north = km * cos(radians(bearing)) / degree
    east = km * sin(radians(bearing)) / (degree * max(0.01, cos(radians(latitude))))
    return round(latitude + north, 5), round(longitude + east, 5)


def spatial_before(words: str) -> Relation | None:
    """The spatial words at the end of a run of text, right before a name.

    Args:
        words: the text before the name; a last "the" is skipped.
    """
    words = re.sub(r"\s+the$", "", " ".join(words.split()))
    if not _LAST.search(words):
        return None
    for pattern, kind in PATTERNS:
        if m := pattern.search(words):
            return Relation(m[1].strip(), kind, _distance(m), _bearing(m[1]))
    return None


def part_after(words: str) -> Relation | None:
    """The spatial words right after a name: "Raqqa's northern outskirts"."""
    m = re.match(rf"\s*(?:'s|’s|')?\s*({_PART} (?:outskirts|suburbs?|countryside|edges?))", words)
    return Relation(m[1], "edge", None, _bearing(m[1])) if m else None


def midpoint(
    a: tuple[float, float], b: tuple[float, float], km_apart: float
) -> tuple[tuple[float, float], float]:
    """ "between A and B": the point half way, and a radius that reaches both."""
    middle = (round((a[0] + b[0]) / 2, 5), round((a[1] + b[1]) / 2, 5))
    return middle, round(max(NEAR_KM / 2, km_apart / 2), 1)


def _distance(m: re.Match[str]) -> float | None:
    if "n" not in m.re.groupindex or m["n"] is None:
        return None
    written = m["n"].lower().replace(",", ".")
    number = _NUMBER_WORDS.get(written) or float(written)
    return round(number * _UNIT[m["unit"].lower().removesuffix("s")], 1)


def _bearing(words: str) -> float | None:
    m = re.search(_SIDE, words, re.IGNORECASE)
    return _BEARING.get(m[0].lower().replace("-", "")) if m else None

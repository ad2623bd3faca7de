"""Spatial words before a place name: "south of", "30 km east of", "on the outskirts of"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from vedette.reading.syntax import Syntax

_SIDE = r"(?:(?:north|south)-?(?:east|west)|north|south|east|west)"
_PART = rf"(?:{_SIDE}ern|{_SIDE}|central|upper|lower)"
_UNIT = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609344}
_NUMBER_WORDS = {"two": 2, "three": 3, "five": 5, "ten": 10, "twenty": 20, "several": 5, "a few": 5}
_DISTANCE = (
    rf"(?P<n>\d+(?:\.\d+)?|{'|'.join(_NUMBER_WORDS)})[ -]?(?P<unit>km|kilomet(?:re|er)s?|miles?)"
    r"(?: \([^)]*\))?"
)
PATTERNS = tuple(
    (re.compile(rf"({words})$", re.IGNORECASE), precision)
    for words, precision in (
        (rf"{_DISTANCE} (?:to the )?(?:{_SIDE} )?(?:of|from|outside|away from)", 2),
        (rf"(?:to the |just )?{_SIDE} of", 2),
        (
            rf"(?:in |on )?(?:the )?(?:{_SIDE}(?:ern)? )?"
            r"(?:outskirts|edges?|suburbs?|countryside|vicinity) of",
            2,
        ),
        (
            rf"(?:in )?(?:the )?(?:{_PART}(?:ern)?) "
            r"(?:parts?|side|half|corner|tip|countryside|suburbs?|outskirts) of",
            2,
        ),
        (r"near|close to|around|outside|not far from|next to|adjacent to|off|along", 2),
        (_PART, 3),
    )
)
NEAR_KM, SIDE_KM = 10.0, 25.0
"""How far "near" and "south of" reach where no distance is given: our own choice."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Spatial words and how far they reach.

    Attributes:
        distance_km: the distance given, if any.
        precision: UCDP's where_prec, 2 near a place, 3 part of a larger one.
    """

    text: str
    distance_km: float | None
    precision: int

    def radius_km(self, own: float | None) -> float | None:
        """Radius of the area meant, given the place's own."""
        if self.distance_km is not None:
            return self.distance_km
        if self.precision == 3:
            return own
        return max(own or 0.0, SIDE_KM if self.text.lower().endswith("of") else NEAR_KM)


def spatial_before(doc: Doc, syntax: Syntax, start: int) -> Relation | None:
    """The spatial words that end right before a name ("the" between them is skipped)."""
    words = doc[max(0, start - 9) : start].text
    words = re.sub(r"\s+the$", "", words.rstrip())
    for pattern, precision in PATTERNS:
        if m := pattern.search(words):
            return Relation(m[1].strip(), _distance(m), precision)
    return None


def _distance(m: re.Match[str]) -> float | None:
    if "n" not in m.re.groupindex:
        return None
    number = _NUMBER_WORDS.get(m["n"].lower()) or float(m["n"])
    unit = m["unit"].lower().removesuffix("s")
    return round(number * _UNIT[unit], 1)

"""Coordinates written in a text."""

from __future__ import annotations

import pytest

from tests.reading.helpers import doc_of
from vedette.reading.coordinates import find_coordinates


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("The crater lies at 35.8645, 36.8059 by the mill.", 35.8645, 36.8059),
        ("Seen at 12.345N 44.210E.", 12.345, 44.21),
        ("A wreck at 33.500 S, 70.250 W.", -33.5, -70.25),
        ("The post stood at 35°51'52\"N 36°48'21\"E.", 35.8644, 36.8058),
        ("Tracks at 47° 06′ N, 37° 36′ E were fresh.", 47.1, 37.6),
        ("Impact at MGRS 37SBV 81870 73600 after noon.", 36.0, 36.5),
    ],
)
def test_forms(text: str, latitude: float, longitude: float) -> None:
    (found,) = find_coordinates(text)
    near = 1.0 if "MGRS" in text else 0.001
    assert found.latitude == pytest.approx(latitude, abs=near)
    assert found.longitude == pytest.approx(longitude, abs=near)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose from 12.5 to 13.1.",
        "In 2019, 36 people fled.",
        "At 95.123, 200.456 nothing is.",
    ],
)
def test_other_numbers_are_no_coordinates(text: str) -> None:
    assert find_coordinates(text) == []


def test_a_point_in_the_text_is_a_place_with_its_region() -> None:
    places = doc_of("Two shells landed at 35.8645, 36.8059 on Monday.")._.places
    point = next(p.place for p in places if p.rule == "coordinates in the text")
    assert (point.country, point.admin1, point.precision) == ("SY", "Idlib", 1)

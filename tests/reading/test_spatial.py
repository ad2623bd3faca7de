"""Spatial words: what they are, how far they move and widen a place."""

from __future__ import annotations

import pytest

from tests.reading.helpers import doc_of
from vedette.gazetteer import distance_km
from vedette.reading.spatial import shifted, spatial_before


@pytest.mark.parametrize(
    ("words", "text", "kind"),
    [
        ("clashes south of", "south of", "side"),
        ("a depot 30 km east of", "30 km east of", "side"),
        ("about 12 miles (19 km) from the", "12 miles (19 km) from", "side"),
        ("fighting on the outskirts of", "on the outskirts of", "edge"),
        ("in the northern countryside of", "in the northern countryside of", "edge"),
        ("in the southeastern part of the", "in the southeastern part of", "part"),
        ("troops near the", "near", "near"),
        ("strikes in northwestern", "northwestern", "part"),
        ("a convoy along the", "along", "road"),
    ],
)
def test_the_words_before_a_name(words: str, text: str, kind: str) -> None:
    found = spatial_before(words)
    assert found is not None
    assert (found.text, found.kind) == (text, kind)


@pytest.mark.parametrize("words", ["shells fell on", "the town of", "in"])
def test_other_words_say_nothing_of_space(words: str) -> None:
    assert spatial_before(words) is None


def test_a_distance_and_a_side_move_the_point() -> None:
    told = spatial_before("30 km east of")
    assert told is not None
    point = told.moved(33.5, 36.3)
    assert distance_km(point, (33.5, 36.3)) == pytest.approx(30, abs=0.5)
    assert point[1] > 36.3
    assert told.precision(1) == 2


def test_a_shift_north_keeps_the_longitude() -> None:
    assert shifted(10.0, 20.0, 111.2, 0.0) == (pytest.approx(11.0, abs=0.01), 20.0)


def test_between_two_towns_is_the_stretch_between_them() -> None:
    places = doc_of("Rebels in Syria cut the road between Homs and Hama on Monday.")._.places
    homs, hama = (next(p.place for p in places if p.place.text == n) for n in ("Homs", "Hama"))
    assert homs.relation == "between Homs and Hama"
    assert (homs.latitude, homs.longitude) == (hama.latitude, hama.longitude)
    assert 34.7 < (homs.latitude or 0) < 35.2
    assert homs.radius_km is not None
    assert homs.radius_km > 15


def test_part_of_a_country_is_told_and_less_precise() -> None:
    places = doc_of("Aid reached camps in northwestern Syria on Monday.")._.places
    syria = next(p.place for p in places if p.place.text == "Syria")
    assert (syria.relation, syria.precision) == ("northwestern", 6)

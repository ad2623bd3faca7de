"""A place that no list holds is put around the known one beside it, and says so."""

from __future__ import annotations

import pytest

from tests.reading.helpers import doc_of
from vedette.gazetteer import distance_km
from vedette.model import Place

MOSUL, KHARTOUM = (36.34, 43.12), (15.5, 32.53)


def place_of(text: str, name: str) -> Place:
    return next(p.place for p in doc_of(text)._.places if p.place.text == name)


def away(place: Place, point: tuple[float, float]) -> float:
    assert place.latitude is not None
    assert place.longitude is not None
    return distance_km((place.latitude, place.longitude), point)


@pytest.mark.parametrize(
    ("text", "name", "point"),
    [
        ("Shells hit Quznat Street in Mosul on Monday.", "Quznat Street", MOSUL),
        ("Troops left Mosul. Then they shelled the village of Tel Quzn.", "Tel Quzn", MOSUL),
        ("In Khartoum, a drone hit the Zarfan hospital on Monday.", "Zarfan", KHARTOUM),
    ],
)  # fmt: skip
def test_an_unlisted_place_lies_around_the_listed_one_beside_it(
    text: str, name: str, point: tuple[float, float]
) -> None:
    place = place_of(text, name)
    assert place.place_id is None
    assert (place.precision, place.radius_km) == (5, 100.0)
    assert away(place, point) < 10


def test_beside_a_country_alone_it_is_placed_no_better_than_the_country() -> None:
    text = "Syria said on Monday that Syrian jets had bombed the village of Tel Quzn in Syria."
    assert (place_of(text, "Tel Quzn").country, place_of(text, "Tel Quzn").precision) == ("SY", 6)


def test_with_nothing_beside_it_it_has_no_point() -> None:
    place = place_of("Gunmen entered the village of Tel Quzn on Monday.", "Tel Quzn")
    assert (place.latitude, place.precision, place.country) == (None, None, None)


def test_the_claim_says_in_words_how_it_was_placed() -> None:
    (found,) = (
        p for p in doc_of("Shells hit Quznat Street in Mosul.")._.places if p.place.place_id is None
    )
    assert found.rule == "named, not in the gazetteer; put around Mosul, which the report names"

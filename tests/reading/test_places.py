"""Places named, resolved by what the report says, and chosen for events."""

from __future__ import annotations

import pytest

from tests.reading.helpers import claim_of, doc_of


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Shells fell on Bakhmut in Ukraine's Donetsk region.", "Bakhmut", "UA"),
        ("Fighting broke out in Saraqeb in Syria.", "Saraqeb", "SY"),
        ("Fighters entered Goma in eastern Congo.", "Goma", "CD"),
        ("Clashes spread across Darfur in Sudan.", "Darfur", "SD"),
        ("A blast hit a market in Maiduguri, Nigeria.", "Maiduguri", "NG"),
    ],
)
def test_resolves(text: str, name: str, country: str) -> None:
    found = {p.place.text: p.place for p in doc_of(text)._.places}
    assert found[name].country == country
    assert found[name].latitude is not None


def test_the_report_decides_between_places_of_one_name() -> None:
    russian = doc_of("In Russia's Rostov region, a train stopped in Donetsk. Russian police came.")
    ukrainian = doc_of("Ukraine said Ukrainian troops left Donetsk. Ukraine is at war.")
    assert {p.place.country for p in ukrainian._.places if p.place.text == "Donetsk"} == {"UA"}
    assert {p.place.country for p in russian._.places if p.place.text == "Donetsk"} == {"RU"}


@pytest.mark.parametrize("text", ["President Lincoln spoke.", "The Guardian wrote about it."])
def test_people_and_papers_are_no_places(text: str) -> None:
    assert doc_of(text)._.places == []


def test_spatial_words_widen_the_place() -> None:
    claim = claim_of("Air strikes south of Damascus killed 23 fighters on Monday.", "air_strike")
    assert claim.place is not None
    assert (claim.place.text, claim.place.relation) == ("Damascus", "south of")
    assert claim.place.radius_km is not None
    assert claim.place.radius_km > 0
    assert claim.place.precision == 2


def test_where_people_speak_is_not_where_the_fighting_is() -> None:
    claim = claim_of(
        "The minister told reporters in Ankara that rebels had shelled Afrin on Monday.", "shelling"
    )
    assert claim.place is not None
    assert claim.place.text == "Afrin"

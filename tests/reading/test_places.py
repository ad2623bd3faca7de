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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In nearby Wad Nimir, a strike killed nine people.", "Wad Nimir"),
        ("Fighters entered Zuwarino on Tuesday.", "Zuwarino"),
        ("The wounded were in El Obeid in Sudan.", "El Obeid"),
    ],
)
def test_the_words_around_a_name_make_it_a_place(text: str, name: str) -> None:
    assert name in [p.place.text for p in doc_of(text)._.places]


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit the village of Kafr Zubayda.", "Kafr Zubayda"),
        ("Gunmen stormed Wadi Ratba on Monday.", "Wadi Ratba"),
        ("A mortar hit the Grey Mill Hospital on Monday.", "Grey Mill Hospital"),
    ],
)
def test_a_place_no_list_holds_keeps_its_name_without_a_point(text: str, name: str) -> None:
    found = {p.place.text: p.place for p in doc_of(text)._.places}
    assert found[name].latitude is None
    assert found[name].place_id is None


def test_a_group_named_after_a_country_is_no_place() -> None:
    places = doc_of("The Islamic State of Iraq claimed the blast in Homs, Syria.")._.places
    assert "Iraq" not in {p.place.text for p in places if p.role == "location"}


def test_the_adjective_of_a_state_is_no_ground_but_its_border_is() -> None:
    places = doc_of("Syrian troops shelled the Turkish border on Monday.")._.places
    roles = {p.place.text: p.role for p in places}
    assert roles == {"Syrian": "adjective", "Turkish": "location"}


def test_a_government_speaking_is_an_actor() -> None:
    places = doc_of("Washington said on Monday that rebels had shelled Afrin in Syria.")._.places
    roles = {p.place.text: p.role for p in places}
    assert roles["Washington"] == "actor"
    assert roles["Afrin"] == "location"


def test_what_follows_the_comma_decides() -> None:
    found = {p.place.text: p.place for p in doc_of("A bomb went off in Tripoli, Lebanon.")._.places}
    assert found["Tripoli"].country == "LB"


def test_the_word_of_kind_decides_between_town_and_province() -> None:
    text = "Clashes in Syria spread over Idlib province, then reached the city of Idlib."
    kinds = [p.place.place_id.split(":")[0] for p in doc_of(text)._.places
             if p.place.name == "Idlib" and p.place.place_id]  # fmt: skip
    assert "region" in kinds


def test_the_publishers_country_is_a_hint() -> None:
    from vedette.model import Report
    from vedette.reading.pipeline import read_doc

    text = "A car bomb killed two people in Tripoli on Monday."
    told = {}
    for publisher in ("Lebanon Daily", "Libya Observer"):
        doc = read_doc(Report(id="r", text=text, publisher=publisher))
        told[publisher] = next(p.place.country for p in doc._.places if p.place.text == "Tripoli")
    assert told == {"Lebanon Daily": "LB", "Libya Observer": "LY"}


def test_a_name_without_its_article_is_not_sought_in_countries_nobody_speaks_of() -> None:
    text = "POPAYAN, Colombia, Oct 14 - Gunmen killed six people at a bar in El Mango on Sunday."
    attack = claim_of(text, "attack")
    assert attack.place is not None
    assert (attack.place.text, attack.place.place_id) == ("El Mango", None)
    assert "Oct" not in {place.place.text for place in doc_of(text)._.places}

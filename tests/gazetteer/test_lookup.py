"""The shipped gazetteer."""

from __future__ import annotations

import pytest

from vedette.gazetteer import distance_km, load_gazetteer


@pytest.mark.parametrize("name", ["Saraqib", "Saraqeb", "saraqeb", "SARAQIB"])
def test_spellings_of_one_town(name: str) -> None:
    assert load_gazetteer().find(name)[0].id == "geonames:164816"


@pytest.mark.parametrize(
    ("name", "kind"), [("Syria", "country"), ("Idlib", "region"), ("Darfur", "area")]
)
def test_kinds(name: str, kind: str) -> None:
    assert load_gazetteer().find(name)[0].kind == kind


def test_unknown_names_are_not_found() -> None:
    assert load_gazetteer().find("Qwxyzzy") == ()


def test_other_transliterations_are_found_inside_a_country() -> None:
    assert "Saraqib" in {e.name for e in load_gazetteer().sounding_like("Sarakeb", "SY")}
    assert load_gazetteer().sounding_like("Sarakeb", "UA") == []


def test_distance_of_damascus_and_aleppo() -> None:
    assert distance_km((33.51, 36.29), (36.2, 37.16)) == pytest.approx(310, abs=5)

"""Outlines of regions and of disputed areas."""

from __future__ import annotations

import pytest

from vedette.gazetteer import disputed_areas, disputed_at, region_at, region_outlines
from vedette.gazetteer.boundaries import contains, outlined_countries
from vedette.gazetteer.disputed import disputed_table


@pytest.mark.parametrize(
    ("latitude", "longitude", "name", "country"),
    [
        (36.20, 37.16, "Aleppo", "SY"),
        (12.78, 45.02, "'Adan", "YE"),
        (46.47, 30.74, "Odessa", "UA"),
        (20.15, 92.90, "Rakhine State", "MM"),
    ],
)
def test_the_region_of_a_point(latitude: float, longitude: float, name: str, country: str) -> None:
    region = region_at(latitude, longitude)
    assert region is not None
    assert (region.name, region.country, region.disputed) == (name, country, None)


def test_a_point_far_at_sea_has_no_region() -> None:
    assert region_at(0.0, 0.0) is None


def test_regions_of_a_country_are_geojson() -> None:
    found = region_outlines("SY")
    assert found["type"] == "FeatureCollection"
    assert {f["properties"]["name"] for f in found["features"]} >= {"Idlib", "Daraa", "Homs"}
    assert all(f["geometry"]["type"] in {"Polygon", "MultiPolygon"} for f in found["features"])
    assert region_outlines("ZZ")["features"] == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "area", "country"),
    [
        (45.05, 34.10, "crimea", "UA"),
        (44.60, 33.52, "crimea", "UA"),
        (33.00, 35.77, "golan", "SY"),
        (27.15, -13.19, "western-sahara", "EH"),
        (31.78, 35.235, "east-jerusalem", "PS"),
        (42.66, 21.16, "kosovo", "XK"),
        (32.22, 35.26, "west-bank", "PS"),
    ],
)
def test_disputed_ground_is_said_to_be_so(
    latitude: float, longitude: float, area: str, country: str
) -> None:
    region = region_at(latitude, longitude)
    assert region is not None
    assert (region.disputed, region.country) == (area, country)


def test_where_every_choice_takes_a_side_no_country_is_given() -> None:
    area = next(a for a in disputed_table() if a.id == "spratly")
    assert area.country is None


def test_each_disputed_area_has_an_outline_two_sides_and_a_sentence() -> None:
    for feature in disputed_areas()["features"]:
        properties = feature["properties"]
        assert feature["geometry"]["coordinates"], properties["id"]
        assert properties["claimed_by"]
        assert properties["controlled_by"] in properties["note"]
        assert properties["status"] == "disputed"


def test_undisputed_ground_is_not_marked() -> None:
    assert disputed_at(33.51, 36.29) is None


def test_no_region_of_crimea_is_listed_under_russia() -> None:
    assert "UA-KR" in {f["properties"]["id"] for f in region_outlines("UA")["features"]}
    assert "UA-KR" not in {f["properties"]["id"] for f in region_outlines("RU")["features"]}


def test_a_hole_in_an_outline_is_outside() -> None:
    ring = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    hole = [[1, 1], [3, 1], [3, 3], [1, 3], [1, 1]]
    square = {"type": "Polygon", "coordinates": [ring, hole]}
    assert contains(square, (0.5, 0.5))
    assert not contains(square, (2.0, 2.0))


def test_every_country_with_outlines_has_a_region_in_each() -> None:
    assert {"SY", "UA", "SD", "YE", "MM", "CO"} <= set(outlined_countries())

"""``vedette gazetteer``, as a user types it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vedette.cli.main import group
from vedette.gazetteer import load_gazetteer


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("VEDETTE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "120")
    load_gazetteer.cache_clear()
    yield
    load_gazetteer.cache_clear()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["gazetteer", *arguments])


def test_find_shows_where_a_place_is() -> None:
    printed = run("find", "Saraqeb").output
    assert "geonames:164816" in printed
    assert "Idlib, SY" in printed
    assert "35.8645, 36.8059" in printed


def test_near_puts_the_nearest_first() -> None:
    lines = run("find", "Tripoli", "--near", "Beirut").output.splitlines()
    first = next(line for line in lines if "geonames:" in line)
    assert "LB" in first


def test_country_keeps_to_it_and_hears_other_spellings() -> None:
    assert "LY" not in run("find", "Tripoli", "--country", "lb").output
    assert "geonames:164816" in run("find", "Sarakeb", "--country", "SY").output


def test_disputed_ground_is_said() -> None:
    assert "claimed by SY, IL" in run("find", "Majdal Shams").output


def test_a_name_that_is_not_there_ends_with_one() -> None:
    result = run("find", "Qwxyzzy")
    assert result.exit_code == 1
    assert "No place named" in result.output


def test_what_is_added_is_found_listed_and_added_once(tmp_path: Path) -> None:
    file = tmp_path / "posts.csv"
    file.write_text("name,latitude,longitude,kind\nPost Nine,35.9,36.7,checkpoint\n", "utf8")
    assert run("list").output.startswith("No places of your own yet")
    assert "Added 1 places of posts.csv in SY" in run("add", str(file)).output
    assert "nothing changed" in run("add", str(file)).output
    assert "yours" in run("find", "Post Nine").output
    assert "posts.csv" in run("list").output


def test_a_place_that_was_added_is_resolved_in_a_report(tmp_path: Path) -> None:
    from vedette.reading import read

    file = tmp_path / "villages.csv"
    file.write_text("name,lat,lon,country\nKafr Zubayda,35.9,36.6,SY\n", "utf8")
    run("add", str(file))
    claims = read("Shells hit the village of Kafr Zubayda in Syria on Monday, killing two people.")
    places = {c.place.name: c.place for c in claims if c.place}
    assert places["Kafr Zubayda"].admin1 == "Idlib"

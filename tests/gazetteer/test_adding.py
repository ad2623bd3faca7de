"""Places that a user adds."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from vedette.errors import InputError
from vedette.gazetteer import load_gazetteer
from vedette.gazetteer.adding import add_places
from vedette.gazetteer.local import additions

pytestmark = pytest.mark.usefixtures("data_folder")


def geoname(number: int, name: str, point: tuple[float, float], feature: str = "P PPL") -> str:
    """One line of a GeoNames file, of a place in Syria."""
    kind, code = feature.split()
    where = [str(point[0]), str(point[1]), kind, code, "SY", "", "", "", "", ""]
    fields = [str(number), name, name, f"{name} al Jadida", *where, "120", "", "300", "", ""]
    return "\t".join(fields) + "\n"


def test_a_geonames_file_adds_its_places_with_their_regions(tmp_path: Path) -> None:
    file = tmp_path / "SY.txt"
    file.write_text(geoname(900001, "Kafr Zubayda", (35.9, 36.6)) + geoname(
        900002, "Jisr Qadim", (35.8, 36.4), "S BDG"), "utf8")  # fmt: skip
    added = add_places(file)
    assert (added.count, added.countries, added.known) == (2, ("SY",), False)
    village, bridge = (load_gazetteer().find(n)[0] for n in ("Kafr Zubayda", "Jisr Qadim"))
    assert (village.id, village.region, village.local) == ("geonames:900001", "Idlib", True)
    assert bridge.kind == "facility"
    assert load_gazetteer().find("kafr zubayda al-jadida")[0].id == village.id


def test_the_zip_of_a_country_is_read_and_its_readme_is_not(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "not places")
        archive.writestr("SY.txt", geoname(900001, "Kafr Zubayda", (35.9, 36.6)))
    assert add_places(tmp_path / "SY.zip").count == 1


def test_a_zip_that_swells_beyond_measure_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", b"\0" * 20_000_000)
    with pytest.raises(InputError, match="would unpack to 20,000,000 bytes"):
        add_places(tmp_path / "SY.zip")
    assert additions() == []


def test_adding_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,latitude,longitude\nPost Nine,35.9,36.7\n", "utf8")
    add_places(file)
    assert add_places(file).known
    assert len(additions()) == 1


def test_a_local_place_wins_over_the_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,lat,lon,country,kind\nSaraqib,35.86,36.81,Syria,town\n", "utf8")
    add_places(file)
    first, *others = load_gazetteer().find("Saraqib")
    assert (first.local, first.country, first.latitude) == (True, "SY", pytest.approx(35.86))
    assert all(not e.local and e.country != "SY" for e in others)


def test_geojson_points_and_outlines(tmp_path: Path) -> None:
    square = [[[36.0, 35.0], [36.2, 35.0], [36.2, 35.2], [36.0, 35.2], [36.0, 35.0]]]
    features = [
        {"properties": {"Name": "Post Nine", "type": "checkpoint"},
         "geometry": {"type": "Point", "coordinates": [36.7, 35.9]}},
        {"properties": {"name": "Low Fields", "radius_km": 12},
         "geometry": {"type": "Polygon", "coordinates": square}},
    ]  # fmt: skip
    file = tmp_path / "mine.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf8")
    assert add_places(file).count == 2
    fields = load_gazetteer().find("Low Fields")[0]
    assert (fields.latitude, fields.longitude) == (pytest.approx(35.1), pytest.approx(36.1))
    assert (fields.kind, fields.radius_km, fields.country) == ("area", 12.0, "SY")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "place,lat\nX,3\n", "no column longitude"),
        ("a.csv", "name,lat,lon\nX,95,36\n", "Line 2 of a.csv lies off the earth"),
        ("a.csv", "name,lat,lon\nX,north,36\n", "has no coordinates"),
        ("a.csv", "name,lat,lon\n,35,36\n", "has no name"),
        ("a.csv", "name,lat,lon,country\nX,35,36,Atlantis\n", "is no country"),
        ("a.csv", "name,lat,lon\n", "holds no places"),
        ("SY.txt", "1\tX\n", "has 2 columns"),
        ("a.geojson", "{", "is no JSON"),
        ("a.geojson", "[]", "no GeoJSON FeatureCollection"),
        ("a.geojson", '{"features": [{"properties": {}}]}', "no point or outline"),
        ("a.zip", "PK", "no whole zip file"),
        ("a.docx", "", "of no form that holds places"),
    ],
)
def test_what_cannot_be_read_is_told_and_not_added(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    (tmp_path / name).write_text(content, "utf8")
    with pytest.raises(InputError, match=message):
        add_places(tmp_path / name)
    assert additions() == []


def test_a_row_in_the_middle_that_cannot_be_read_adds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name,lat,lon\nGood,35,36\nBad,x,y\n", "utf8")
    with pytest.raises(InputError, match="Line 3"):
        add_places(file)
    assert additions() == []


def test_a_damaged_kept_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name,lat,lon\nPost Nine,35,36\n", "utf8")
    add_places(file).path.write_bytes(b"cut")
    with pytest.raises(InputError, match=r"added from a\.csv are damaged"):
        load_gazetteer()

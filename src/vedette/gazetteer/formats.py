"""Lists of places as users have them: GeoNames country files, CSV and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from vedette.errors import InputError

COLUMNS = 19
"""Columns of a GeoNames file; its readme.txt tells them."""
MOST_BYTES = 3_000_000_000
"""Bytes a zip may unpack to: the whole world's file has 1.7 GB."""
MOST_RATIO = 60
"""How much a zip may swell: GeoNames' own swell to under 8 times."""
MOST_JSON = 400_000_000
FORMS = "a GeoNames country file (SY.txt or SY.zip), a CSV with a header, or GeoJSON"
HEADERS = {
    "name": ("name", "place", "place_name", "location"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "country": ("country", "country_code", "countrycode", "iso2", "cc"),
    "region": ("region", "admin1", "province", "governorate"),
    "population": ("population", "people", "pop"),
    "kind": ("kind", "type", "feature"),
    "names": ("names", "aliases", "alternatenames", "other_names"),
    "radius_km": ("radius_km", "radius"),
    "id": ("id",),
}
"""Headers that a CSV (or the properties of GeoJSON) may use for each field."""
SITES = re.compile(r"airport|air ?base|camp|hospital|checkpoint|crossing|bridge|base|school|post")
AREAS = re.compile(r"valley|mountain|hill|river|front|zone|forest|desert|line")
"""Words for a kind of place that make it a site, and an area."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One place as a file lists it, before its country and region are looked up.

    Attributes:
        kind: one of the gazetteer's kinds; radius_km: of an area.
        country: a code or a name, as written; empty where the file says none.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    country: str = ""
    region: str = ""
    population: int = 0
    kind: str = "place"
    names: tuple[str, ...] = ()
    radius_km: float | None = None


def read_places(path: Path) -> Iterator[Listed]:
    """The places of a file, by the form its name tells.

    Raises:
        InputError: no such file, not one of the forms, a row that cannot be read, or a zip that
            swells beyond measure.
    """
    if not path.is_file():
        raise InputError(f"There is no file {path}", f"Give {FORMS}")
    readers = {".txt": _from_geonames, ".tsv": _from_geonames, ".zip": _from_zip,
               ".csv": _from_csv, ".geojson": _from_geojson, ".json": _from_geojson}  # fmt: skip
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path.name} is of no form that holds places", f"Give {FORMS}")
    try:
        yield from reader(path)
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name} is not in UTF-8", "Save it as UTF-8 and add it") from error


def _from_geonames(path: Path) -> Iterator[Listed]:
    with path.open(encoding="utf8", newline="") as lines:
        yield from _geonames_lines(lines, path.name)


def _from_zip(path: Path) -> Iterator[Listed]:
    try:
        with zipfile.ZipFile(path) as archive:
            member = _country_member(archive, path)
            with archive.open(member) as packed:
                lines = io.TextIOWrapper(packed, encoding="utf8", newline="")
                yield from _geonames_lines(lines, member.filename)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{path.name} is no whole zip file", "Download it again") from error


def _country_member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    texts = [m for m in archive.infolist() if m.filename.endswith(".txt")]
    members = [m for m in texts if not m.filename.lower().endswith("readme.txt")]
    if len(members) != 1:
        raise InputError(
            f"{path.name} holds {len(members)} files of places, not one",
            "Give the zip of one country as GeoNames has it, or unpack it and add the .txt",
        )
    member = members[0]
    swells = member.file_size > MOST_RATIO * max(1, member.compress_size)
    if member.file_size > MOST_BYTES or (swells and member.file_size > 10_000_000):
        raise InputError(
            f"{path.name} would unpack to {member.file_size:,} bytes, "
            f"{member.file_size // max(1, member.compress_size)} times its size",
            "That is no country file; it was not unpacked",
        )
    return member


def _geonames_lines(lines: Iterator[str] | io.TextIOBase, name: str) -> Iterator[Listed]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != COLUMNS:
            raise InputError(
                f"Line {number} of {name} has {len(fields)} columns; a GeoNames file has {COLUMNS}",
                "Give the country file as it was downloaded",
            )
        if place := _geoname(fields, number, name):
            yield place


def _geoname(fields: list[str], number: int, name: str) -> Listed | None:
    feature, code = fields[6], fields[7]
    kind = geonames_kind(feature, code)
    if kind is None:
        return None
    latitude, longitude = _point(fields[4], fields[5], f"Line {number} of {name}")
    names = (fields[1], fields[2], *(n for n in fields[3].split(",") if n))
    people = int(fields[14]) if fields[14].isdigit() else 0
    radius = {"T": 5.0, "H": 10.0, "L": 20.0, "V": 20.0}.get(feature, 10.0)
    return Listed(
        f"geonames:{fields[0]}", fields[1], latitude, longitude, fields[8], "", people, kind,
        names, radius if kind == "area" else None,
    )  # fmt: skip


def geonames_kind(feature: str, code: str) -> str | None:
    """The gazetteer's kind of a GeoNames feature; None for countries and former regions."""
    if code.startswith("PCL") or (feature == "A" and code.endswith("H")):
        return None
    if feature == "A":
        return "region" if code == "ADM1" else "district"
    return {"P": "place", "S": "facility"}.get(feature, "area")


def _from_csv(path: Path) -> Iterator[Listed]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        sample = file.read(4096)
        file.seek(0)
        delimiter = max(",;\t", key=sample.split("\n", 1)[0].count)
        reader = csv.DictReader(file, delimiter=delimiter)
        columns = _columns(reader.fieldnames or [], path.name)
        for number, row in enumerate(reader, 2):
            yield _listed(
                {f: row.get(c) for f, c in columns.items()}, f"Line {number} of {path.name}"
            )


def _columns(headers: Any, name: str) -> dict[str, str]:
    """The file's header for each field it has."""
    lower = {str(h).strip().lower(): str(h) for h in headers}
    found = {field: lower[known] for field, names in HEADERS.items()
             for known in reversed(names) if known in lower}  # fmt: skip
    missing = [f for f in ("name", "latitude", "longitude") if f not in found]
    if missing:
        raise InputError(
            f"{name} has no column {' and no column '.join(missing)}",
            "Its first line must name the columns: name, latitude, longitude and, if you have "
            "them, country, region, population, kind, names, radius_km",
        )
    return found


def _from_geojson(path: Path) -> Iterator[Listed]:
    if path.stat().st_size > MOST_JSON:
        raise InputError(f"{path.name} is larger than 400 MB", "Split it, or give it as CSV")
    try:
        collection = json.loads(path.read_text(encoding="utf8"))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{path.name} is no JSON ({error})", "Give whole GeoJSON") from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise InputError(f"{path.name} is no GeoJSON FeatureCollection", f"Give {FORMS}")
    for number, feature in enumerate(features, 1):
        yield _feature(feature, f"Feature {number} of {path.name}")


def _feature(feature: Any, where: str) -> Listed:
    try:
        properties = dict(feature["properties"] or {})
        longitude, latitude = _middle(feature["geometry"])
    except (KeyError, TypeError, ValueError, IndexError, RecursionError) as error:
        raise InputError(f"{where} has no point or outline", "Each needs a geometry") from error
    lower = {str(k).lower(): v for k, v in properties.items()}
    fields = {field: lower[known] for field, names in HEADERS.items()
              for known in reversed(names) if lower.get(known) is not None}  # fmt: skip
    return _listed({**fields, "latitude": latitude, "longitude": longitude}, where)


def _middle(geometry: Any) -> tuple[float, float]:
    """The point, or the middle of the box of an outline."""
    points = list(_pairs(geometry["coordinates"]))
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _pairs(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for part in coordinates:
        yield from _pairs(part)


def _listed(fields: dict[str, Any], where: str) -> Listed:
    name = str(fields.get("name") or "").strip()
    if not name:
        raise InputError(f"{where} has no name", "Give each place a name")
    latitude, longitude = _point(fields.get("latitude"), fields.get("longitude"), where)
    written = re.split(r"[;,|]", str(fields.get("names") or ""))
    names = (name, *(n.strip() for n in written if n.strip()))
    number = re.sub(r"[,\s]", "", str(fields.get("population") or ""))
    radius = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*", str(fields.get("radius_km") or ""))
    kind = _kind(str(fields.get("kind") or ""), radius is not None)
    own = (
        fields.get("id")
        or sha256(f"{name}|{latitude:.4f}|{longitude:.4f}".encode()).hexdigest()[:12]
    )
    return Listed(
        f"local:{str(own)[:32]}", name, latitude, longitude,
        str(fields.get("country") or "").strip(), str(fields.get("region") or "").strip(),
        int(number) if number.isdigit() else 0, kind, names,
        (float(radius[1]) if radius else 10.0) if kind == "area" else None,
    )  # fmt: skip


def _kind(written: str, has_radius: bool) -> str:
    word = written.strip().lower()
    if word in {"place", "region", "district", "facility", "area"}:
        return word
    if word in {"governorate", "province", "oblast", "state"}:
        return "region"
    if SITES.search(word):
        return "facility"
    if has_radius or AREAS.search(word):
        return "area"
    return "place"


def _point(latitude: Any, longitude: Any, where: str) -> tuple[float, float]:
    try:
        point = float(str(latitude).strip()), float(str(longitude).strip())
    except ValueError as error:
        raise InputError(
            f"{where} has no coordinates ({latitude!r}, {longitude!r})",
            "Give latitude and longitude in decimal degrees, as 35.86 and 36.81",
        ) from error
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise InputError(
            f"{where} lies off the earth ({point[0]}, {point[1]})",
            "Latitude is within 90 and longitude within 180 degrees; are they exchanged",
        )
    return point

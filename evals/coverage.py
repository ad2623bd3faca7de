"""What share of UCDP's places the gazetteer knows by name, near their point.

Only the corpora's places of Syria and Ukraine can be counted here. ``towns`` leaves out what the
gazetteer itself took from UCDP and so is the honest figure for a country UCDP gave nothing of;
``shipped`` is with it. After ``vedette gazetteer add SY.zip`` the same command gives the row again.
"""

from __future__ import annotations

from collections import defaultdict

from data.gazetteer_rows import UCDP_COUNTRIES, reported, reported_names

from vedette.gazetteer import Entry, distance_km, load_gazetteer

NEAR_KM = 15.0
EXACT = frozenset({"1", "2"})
"""UCDP's where_prec of places known to the spot or near it."""


def run() -> dict[str, float]:
    """Shares by country."""
    known: dict[str, list[bool]] = defaultdict(list)
    for row in reported():
        names = reported_names(row["name"])
        if not names or row["where_prec"] not in EXACT:
            continue
        country = UCDP_COUNTRIES[row["country"]]
        point = (float(row["latitude"]), float(row["longitude"]))
        near = [e for name in names for e in load_gazetteer().find(name)
                if e.country == country and _is_near(e, point)]  # fmt: skip
        known[f"{country}.towns"].append(any(_is_independent(e) for e in near))
        known[f"{country}.shipped"].append(bool(near))
    return {name: sum(found) / len(found) for name, found in sorted(known.items())}


def _is_near(entry: Entry, point: tuple[float, float]) -> bool:
    return distance_km((entry.latitude, entry.longitude), point) <= NEAR_KM


def _is_independent(entry: Entry) -> bool:
    return entry.kind not in {"reported", "district"}

"""The gazetteer: names to places, from the shipped file and the user's additions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from math import asin, cos, radians, sin, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from vedette.gazetteer.names import fold, key, sound

KINDS = ("place", "country", "region", "reported", "area")
EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    Attributes:
        id: "geonames:NUMBER", "ucdp:NUMBER", "country:CODE", "region:CODE" or "local:NUMBER".
        country: ISO 3166-1 alpha-2; region: name of the first-level region or None.
        latitude, longitude: WGS 84, degrees.
        population: people; of a place that only UCDP knows, 400 for each of its
            events; of an area 1000 for each km of its radius.
        kind: one of :data:`KINDS`.
    """

    id: str
    name: str
    country: str
    region: str | None
    latitude: float
    longitude: float
    population: int
    kind: str

    @property
    def precision(self) -> int:
        """UCDP's where_prec: 1 exact place, 4 first-level region, 5 other area, 6 country."""
        return {"country": 6, "region": 4, "area": 5}.get(self.kind, 1)

    @property
    def radius_km(self) -> float | None:
        """How far the place may reach; None where that is not known."""
        return self.population / 1000 if self.kind == "area" else None


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = (radians(x) for x in (*a, *b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


class Gazetteer:
    """The shipped arrays; a name's places are found by binary search over its key."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._ids = str(data["ids"]).split("\n")
        self._names = str(data["names"]).split("\n")
        self._countries = str(data["countries"]).split("\n")
        self._regions = str(data["regions"]).split("\n")
        self._keys, self._sounds = data["key"], data["sound"]

    def find(self, name: str) -> list[Entry]:
        """All places of a name in any of its listed spellings, the most peopled first."""
        rows = self._rows(self._keys, self._data["row"], fold(name))
        return sorted((self.entry(r) for r in rows), key=lambda e: (-e.population, e.id))

    def sounding_like(self, name: str, country: str) -> list[Entry]:
        """Places of one country whose names differ only as transliterations do."""
        folded = fold(name)
        if len(folded) < 5:
            return []
        rows = self._rows(self._sounds, self._data["sound_row"], sound(folded))
        found = [e for e in (self.entry(r) for r in rows) if e.country == country]
        return sorted(found, key=lambda e: (-e.population, e.id))

    def within(self, box: tuple[float, float, float, float], most: int) -> list[Entry]:
        """The most peopled towns of a box (west, south, east, north in degrees)."""
        west, south, east, north = box
        latitude, longitude = self._data["position"][:, 0], self._data["position"][:, 1]
        inside = (latitude >= south) & (latitude <= north) & (self._data["kind"] == 0)
        inside &= (longitude >= west) & (longitude <= east)
        rows = np.flatnonzero(inside)
        peopled = self._data["population"][rows]
        chosen = rows[np.argsort(-peopled.astype(np.int64), kind="stable")[:most]]
        return [self.entry(int(row)) for row in chosen]

    def _rows(
        self, keys: npt.NDArray[np.uint64], rows: npt.NDArray[np.uint32], folded: str
    ) -> Iterator[int]:
        wanted = np.uint64(key(folded))
        first = int(np.searchsorted(keys, wanted, side="left"))
        last = int(np.searchsorted(keys, wanted, side="right"))
        return (int(r) for r in rows[first:last])

    def entry(self, row: int) -> Entry:
        """The place of a row."""
        data = self._data
        code = self._regions[data["region"][row]]
        latitude, longitude = data["position"][row].tolist()
        return Entry(
            self._ids[row], self._names[row], self._countries[data["country"][row]],
            self._region_name(code), round(latitude, 5), round(longitude, 5),
            int(data["population"][row]), KINDS[int(data["kind"][row])],
        )  # fmt: skip

    def _region_name(self, code: str) -> str | None:
        names = self._region_names()
        return names.get(code, code or None)

    def _region_names(self) -> dict[str, str]:
        if "region_names" not in self._data:
            regions = np.flatnonzero(self._data["kind"] == KINDS.index("region")).tolist()
            self._data["region_names"] = {
                self._ids[r].split(":")[1]: self._names[r] for r in regions
            }
        names: dict[str, str] = self._data["region_names"]
        return names


@cache
def load_gazetteer() -> Gazetteer:
    """The shipped gazetteer, opened once."""
    path = files("vedette.gazetteer").joinpath("gazetteer.npz")
    with as_file(path) as file, np.load(file) as data:
        return Gazetteer({name: data[name] for name in data.files})

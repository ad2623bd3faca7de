"""Packed places: arrays of one source, searched by the key of a folded name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from vedette.gazetteer.entry import KINDS, Entry
from vedette.gazetteer.names import fold, key, sound

LATIN = re.compile(r"[a-z0-9 ]{2,60}")
SOUNDED = 5
"""Letters from which a name may be looked up by its sound."""
Arrays = Mapping[str, Any]


@dataclass(slots=True)
class Row:
    """One place on its way into the arrays; fields as of :class:`Entry`.

    Attributes:
        kind: index into :data:`KINDS`; region: code of a packed region, or a region's name.
        names: every spelling it is found by.
    """

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int = 0
    kind: int = 0
    region: str = ""
    names: set[str] = field(default_factory=set)


def pack(rows: Sequence[Row]) -> dict[str, Any]:
    """The arrays of a layer."""
    codes = sorted({r.country for r in rows})
    regions = sorted({r.region for r in rows})
    code_at = {c: i for i, c in enumerate(codes)}
    region_at = {c: i for i, c in enumerate(regions)}
    keys, sounds = _keys(rows)
    ids, id_ends = _packed([r.id for r in rows])
    names, name_ends = _packed([r.name for r in rows])
    return {
        "ids": ids, "id_ends": id_ends, "names": names, "name_ends": name_ends,
        "countries": "\n".join(codes),
        "regions": "\n".join(regions),
        "country": np.array([code_at[r.country] for r in rows], dtype=np.uint8),
        "region": np.array([region_at[r.region] for r in rows], dtype=np.uint16),
        "position": np.array([(r.latitude, r.longitude) for r in rows], dtype=np.float32),
        "population": np.array([min(r.population, 2**31 - 1) for r in rows], dtype=np.int32),
        "kind": np.array([r.kind for r in rows], dtype=np.uint8),
        "key": keys["key"], "row": keys["row"],
        "sound": sounds["key"], "sound_row": sounds["row"],
    }  # fmt: skip


def _packed(texts: list[str]) -> tuple[Any, Any]:
    """Strings as one run of bytes and where each ends."""
    encoded = [text.encode("utf8") for text in texts]
    ends = np.cumsum([len(e) for e in encoded], dtype=np.uint32)
    return np.frombuffer(b"".join(encoded), dtype=np.uint8), ends


def _keys(rows: Sequence[Row]) -> tuple[Any, Any]:
    found, heard = set(), set()
    for number, row in enumerate(rows):
        for folded in {fold(name) for name in row.names}:
            if LATIN.fullmatch(folded):
                found.add((key(folded), number))
                if len(folded) >= SOUNDED:
                    heard.add((key(sound(folded)), number))
    layout = np.dtype([("key", np.uint64), ("row", np.uint32)])
    return np.array(sorted(found), dtype=layout), np.array(sorted(heard), dtype=layout)


class Layer:
    """The places of one source."""

    def __init__(self, data: Arrays, local: bool = False) -> None:
        self._data = data
        self._local = local
        self._countries = str(data["countries"]).split("\n")
        self._regions = str(data["regions"]).split("\n")
        self._region_names = self._named_regions()

    def __len__(self) -> int:
        return len(self._data["kind"])

    def find(self, folded: str) -> Iterator[Entry]:
        """Places of a folded name."""
        return map(self.entry, self._rows("key", "row", folded))

    def sounding(self, heard: str) -> Iterator[Entry]:
        """Places of a name's sound."""
        return map(self.entry, self._rows("sound", "sound_row", heard))

    def by_id(self, place_id: str) -> Entry | None:
        """The place of an id."""
        packed, wanted = self._data["ids"].tobytes(), place_id.encode()
        at = packed.find(wanted)
        while at >= 0:
            row = int(np.searchsorted(self._data["id_ends"], at, side="right"))
            if self._text("id", row) == place_id:
                return self.entry(row)
            at = packed.find(wanted, at + 1)
        return None

    def within(self, box: tuple[float, float, float, float], most: int) -> list[Entry]:
        """The most peopled towns of a box (west, south, east, north in degrees)."""
        west, south, east, north = box
        latitude, longitude = self._data["position"][:, 0], self._data["position"][:, 1]
        inside = (latitude >= south) & (latitude <= north) & (self._data["kind"] == 0)
        inside &= (longitude >= west) & (longitude <= east)
        rows = np.flatnonzero(inside)
        peopled = self._data["population"][rows].astype(np.int64)
        chosen = rows[np.argsort(-peopled, kind="stable")[:most]]
        return [self.entry(int(row)) for row in chosen]

    def countries(self) -> dict[str, Entry]:
        """Countries by code."""
        rows = np.flatnonzero(self._data["kind"] == KINDS.index("country")).tolist()
        return {entry.country: entry for entry in map(self.entry, rows)}

    def entry(self, row: int) -> Entry:
        """The place of a row."""
        data = self._data
        code = self._regions[data["region"][row]]
        latitude, longitude = data["position"][row].tolist()
        return Entry(
            self._text("id", row), self._text("name", row), self._countries[data["country"][row]],
            self._region_names.get(code, code or None), round(latitude, 5), round(longitude, 5),
            int(data["population"][row]), KINDS[int(data["kind"][row])], self._local,
        )  # fmt: skip

    def _rows(self, keys: str, rows: str, folded: str) -> Iterator[int]:
        listed: npt.NDArray[np.uint64] = self._data[keys]
        wanted = np.uint64(key(folded))
        first = int(np.searchsorted(listed, wanted, side="left"))
        last = int(np.searchsorted(listed, wanted, side="right"))
        return (int(r) for r in self._data[rows][first:last])

    def _text(self, which: str, row: int) -> str:
        ends = self._data[f"{which}_ends"]
        start = int(ends[row - 1]) if row else 0
        return str(self._data[f"{which}s"][start : int(ends[row])].tobytes(), "utf8")

    def _named_regions(self) -> dict[str, str]:
        rows = np.flatnonzero(self._data["kind"] == KINDS.index("region")).tolist()
        return {self._text("id", r).split(":")[1]: self._text("name", r) for r in rows}

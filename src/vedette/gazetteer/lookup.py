"""The gazetteer: names to places, from the shipped file and the user's additions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from vedette.gazetteer.entry import Entry, distance_km
from vedette.gazetteer.layer import SOUNDED, Layer
from vedette.gazetteer.local import local_layers
from vedette.gazetteer.names import fold, sound

TOWNS = frozenset({"place", "reported", "facility"})
SAME_SPOT_KM = 5.0
"""Two points of one name this near are one town."""
REMEMBERED = 20_000
"""Names whose places are kept at hand."""


class Gazetteer:
    """All places by name; the user's own come before the shipped ones.

    Args:
        layers: the user's layers, then the shipped one.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = layers
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._countries = {c: e for layer in reversed(layers) for c, e in layer.countries().items()}

    def __len__(self) -> int:
        return sum(map(len, self._layers))

    def find(self, name: str) -> tuple[Entry, ...]:
        """All places of a name in any of its listed spellings: local ones, then by people."""
        folded = fold(name)
        if folded not in self._found:
            if len(self._found) > REMEMBERED:
                self._found.clear()
            self._found[folded] = self._find(folded)
        return self._found[folded]

    def _find(self, folded: str) -> tuple[Entry, ...]:
        kept: list[Entry] = []
        for layer in self._layers:
            found = sorted(layer.find(folded), key=lambda e: (-e.population, e.id))
            kept += [e for e in found if not any(_is_one(e, other) for other in kept)]
        return tuple(kept)

    def sounding_like(self, name: str, country: str) -> list[Entry]:
        """Places of one country whose names differ only as transliterations do."""
        folded = fold(name)
        if len(folded) < SOUNDED:
            return []
        found = [e for layer in self._layers for e in layer.sounding(sound(folded))]
        unique = {e.id: e for e in reversed(found) if e.country == country}
        return sorted(unique.values(), key=lambda e: (not e.local, -e.population, e.id))

    def within(self, box: tuple[float, float, float, float], most: int) -> list[Entry]:
        """The most peopled towns of a box (west, south, east, north in degrees)."""
        found = [e for layer in self._layers for e in layer.within(box, most)]
        unique = {e.id: e for e in reversed(found)}
        return sorted(unique.values(), key=lambda e: (-e.population, e.id))[:most]

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self._countries.get(code)

    def by_id(self, place_id: str) -> Entry | None:
        """The place of an id."""
        return next((e for layer in self._layers if (e := layer.by_id(place_id))), None)


def _is_one(entry: Entry, other: Entry) -> bool:
    """Whether a shipped place is one that a local layer holds: same id, or a town at the spot."""
    if entry.local == other.local:
        return False
    spots = (entry.latitude, entry.longitude), (other.latitude, other.longitude)
    return entry.id == other.id or (entry.kind in TOWNS and distance_km(*spots) < SAME_SPOT_KM)


@cache
def load_gazetteer() -> Gazetteer:
    """The shipped gazetteer with the user's own places before it, opened once."""
    path = files("vedette.gazetteer").joinpath("gazetteer.npz")
    with as_file(path) as file, np.load(file) as data:
        shipped = Layer({name: data[name] for name in data.files})
    return Gazetteer([*local_layers(), shipped])

"""Adding a list of places to the user's own."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vedette.errors import InputError
from vedette.gazetteer.boundaries import region_at
from vedette.gazetteer.entry import KINDS
from vedette.gazetteer.formats import Listed, read_places
from vedette.gazetteer.layer import Row, pack
from vedette.gazetteer.local import additions, places_folder
from vedette.gazetteer.lookup import load_gazetteer

STEP = 1000
"""Places between two calls of the progress."""
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: its places, the countries they lie in, whether it was known."""

    name: str
    count: int
    countries: tuple[str, ...]
    known: bool
    path: Path


def add_places(path: Path, progress: Progress = lambda done: None) -> Added:
    """Keep a file's places among the user's own; they win over the shipped ones.

    A file with the same bytes as one added before changes nothing. A file with any row that
    cannot be read is not added at all.

    Args:
        progress: called with the number of places read, now and then.

    Raises:
        InputError: the file cannot be used, or the data folder not written.
    """
    rows_of = read_places(path)
    first = next(rows_of, None)
    digest = _sha256(path)
    for addition in additions():
        if digest.startswith(addition.sha256):
            return Added(path.name, 0, (), True, addition.path)
    if first is None:
        raise InputError(f"{path.name} holds no places", "Give a file with at least one")
    rows = list(_rows(_all(first, rows_of), progress))
    kept = _keep(rows, path, digest)
    load_gazetteer.cache_clear()
    return Added(path.name, len(rows), tuple(sorted({r.country for r in rows} - {""})), False, kept)


def _all(first: Listed, others: Iterator[Listed]) -> Iterator[Listed]:
    yield first
    yield from others


def _rows(listed: Iterator[Listed], progress: Progress) -> Iterator[Row]:
    codes: dict[str, str] = {}
    for number, place in enumerate(listed, 1):
        if number % STEP == 0:
            progress(number)
        yield _row(place, codes)


def _row(place: Listed, codes: dict[str, str]) -> Row:
    country = _code(place, codes)
    region = region_at(place.latitude, place.longitude, country or None)
    own = place.region or (region.name if region else "")
    people = int(1000 * place.radius_km) if place.radius_km is not None else place.population
    return Row(
        place.id, place.name, country or ((region.country or "") if region else ""),
        place.latitude, place.longitude, people, KINDS.index(place.kind), own,
        {place.name, *place.names},
    )  # fmt: skip


def _code(place: Listed, codes: dict[str, str]) -> str:
    """The ISO code of a country as the file writes it."""
    written = place.country
    if written not in codes:
        if re.fullmatch(r"[A-Za-z]{2}", written) and load_gazetteer().country(written.upper()):
            codes[written] = written.upper()
        else:
            found = load_gazetteer().find(written) if written else ()
            codes[written] = next((e.country for e in found if e.kind == "country"), "")
        if written and not codes[written]:
            raise InputError(
                f"{place.name} lies in {written!r}, which is no country",
                "Write the two letters of its ISO 3166 code (SY), or leave the field empty",
            )
    return codes[written]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(rows: list[Row], path: Path, digest: str) -> Path:
    """Write the packed places beside their final name, then move them there."""
    number = max((a.number for a in additions()), default=0) + 1
    name = re.sub(r"[^\w.]+", "_", path.name)
    try:
        folder = places_folder()
        folder.mkdir(parents=True, exist_ok=True)
        final = folder / f"{number:04d}-{digest[:16]}-{name}.npz"
        handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            np.savez_compressed(file, **pack(rows))
        Path(part).replace(final)
    except OSError as error:
        raise InputError(
            f"The places could not be kept in {places_folder()} ({error})",
            "Make room there, or set VEDETTE_DATA to a folder that can be written",
        ) from error
    return final

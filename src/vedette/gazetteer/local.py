"""Where the user's own places are kept: one packed file for each list that was added."""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import platformdirs

from vedette.errors import InputError
from vedette.gazetteer.layer import Layer


@dataclass(frozen=True, slots=True)
class Addition:
    """One added list: its number in the order of adding, the file's name and hash, its places."""

    number: int
    name: str
    sha256: str
    path: Path


def places_folder() -> Path:
    """The user's data folder (``$VEDETTE_DATA`` if it is set), where added places are kept."""
    given = os.environ.get("VEDETTE_DATA")
    return (Path(given) if given else platformdirs.user_data_path("vedette")) / "places"


def additions() -> list[Addition]:
    """What was added, the earliest first."""
    found = []
    for path in sorted(places_folder().glob("*.npz")):
        number, sha256, name = path.stem.split("-", 2)
        found.append(Addition(int(number), name, sha256, path))
    return found


def local_layers() -> list[Layer]:
    """The user's layers, the latest first.

    Raises:
        InputError: a kept file is damaged.
    """
    return [_open(addition) for addition in reversed(additions())]


def _open(addition: Addition) -> Layer:
    try:
        with np.load(addition.path) as data:
            return Layer({name: data[name] for name in data.files}, local=True)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise InputError(
            f"The places added from {addition.name} are damaged ({addition.path})",
            "Delete that file and run 'vedette gazetteer add' again",
        ) from error

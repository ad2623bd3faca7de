"""Where the research corpora lie: ``$VEDETTE_CORPORA``, else ``../shared/corpora``."""

from __future__ import annotations

import os
from pathlib import Path


class CorporaAbsent(Exception):
    """The corpora are not on this machine; the benchmark says so and is left out."""


def corpora_folder() -> Path:
    """The folder of the corpora.

    Raises:
        CorporaAbsent: it is not there.
    """
    given = os.environ.get("VEDETTE_CORPORA")
    folder = Path(given) if given else Path(__file__).parents[2] / "shared" / "corpora"
    if not folder.is_dir():
        raise CorporaAbsent(f"No corpora at {folder}; set VEDETTE_CORPORA to their folder")
    return folder

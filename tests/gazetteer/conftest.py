"""A data folder of its own for each test that adds places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vedette.gazetteer import load_gazetteer


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty user's data folder; the gazetteer is opened anew before and after."""
    monkeypatch.setenv("VEDETTE_DATA", str(tmp_path / "data"))
    load_gazetteer.cache_clear()
    yield tmp_path
    load_gazetteer.cache_clear()

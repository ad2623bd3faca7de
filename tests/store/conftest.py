"""A new, empty database for each test, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql import Server, running
from vedette.store import Record, open_record


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    started: Server = request.getfixturevalue("server")
    return started.new()


@pytest.fixture
def record(address: str) -> Iterator[Record]:
    with open_record(address, create=True) as opened:
        yield opened

"""A desk on the samples: its record, its pages without a browser, and a real browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from tests.desk.desks import CHROMIUM, FLAGS, Desk
from vedette.desk.app import create_app
from vedette.desk.jobs import claims_in
from vedette.desk.settings import Settings
from vedette.intake import open_reports
from vedette.model import Report
from vedette.store import open_record

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, read and linked once; tests that write take a copy."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    with open_record(str(path), create=True) as record:
        for report in open_reports(SAMPLES):
            assert isinstance(report, Report)
            record.add_report(report, claims_in(report))
    return path


@pytest.fixture
def record_path(sample_record: Path, tmp_path: Path) -> Path:
    """A copy of the samples' record."""
    return Path(shutil.copy(sample_record, tmp_path / "record.db"))


@pytest.fixture
def settings(record_path: Path, tmp_path: Path) -> Settings:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Settings(database=str(record_path), home=tmp_path / "home", port=port, user="amal")


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """A desk that really answers on loopback."""
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings), host="127.0.0.1", port=settings.port, log_level="critical"
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    desk = Desk(settings)
    _await(desk)
    yield desk
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def client(desk: Desk) -> Iterator[httpx.Client]:
    """The pages without a browser, with the cookie of one that has opened the desk."""
    cookies = {desk.settings.cookie: desk.settings.session_secret}
    with httpx.Client(base_url=desk.url, cookies=cookies, timeout=60) as client:
        yield client


def _await(desk: Desk) -> None:
    for _ in range(100):
        try:
            httpx.get(desk.url)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail("The desk does not answer")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    if not CHROMIUM.exists():
        pytest.skip("no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()

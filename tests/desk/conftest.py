"""A desk on the samples: its record, its pages without a browser, and a real browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
from vedette.monitoring.agreements import load_agreement
from vedette.monitoring.site_files import load_sites
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


@pytest.fixture(scope="session")
def watched_record(sample_record: Path) -> Path:
    """The samples with their agreement and sites."""
    path = Path(shutil.copy(sample_record, sample_record.with_name("watched.db")))
    with open_record(str(path)) as record:
        agreement, data = load_agreement(SAMPLES.parent / "agreements" / "idlib.yaml")
        record.put_document("agreement", agreement.id, data)
        for site, data in load_sites(SAMPLES.parent / "sites" / "turkish_posts.yaml"):
            record.put_document("site", site.id, data)
    return path


@pytest.fixture
def record_path(watched_record: Path, tmp_path: Path) -> Path:
    """A copy of the samples' record, to write into."""
    return Path(shutil.copy(watched_record, tmp_path / "record.db"))


@pytest.fixture
def settings(record_path: Path, tmp_path: Path) -> Settings:
    return settings_of(record_path, tmp_path / "home")


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """A desk that really answers on loopback, on a record of its own."""
    with running(settings) as desk:
        yield desk


@pytest.fixture(scope="session")
def reading_desk(watched_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on the samples for tests that only read."""
    with running(settings_of(watched_record, tmp_path_factory.mktemp("home"))) as desk:
        yield desk


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on a record that holds nothing yet."""
    home = tmp_path_factory.mktemp("empty")
    with running(settings_of(home / "empty.db", home)) as desk:
        yield desk


def settings_of(record: Path, home: Path) -> Settings:
    """Settings on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Settings(database=str(record), home=home, port=port, user="amal")


@contextmanager
def running(settings: Settings) -> Iterator[Desk]:
    """A desk that answers until the end of the block."""
    config = uvicorn.Config(
        create_app(settings), host="127.0.0.1", port=settings.port, log_level="critical"
    )
    server = uvicorn.Server(config)
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

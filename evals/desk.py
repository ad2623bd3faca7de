"""The desk on a record of 100,000 events: each page's server time, and the map's first paint.

The record holds the samples' events again and again on other days and at other places, written as
the store writes them. Times are the processor's, of requests to a desk on loopback one after the
other; the map's first paint is by the clock.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import uvicorn
from sqlalchemy import Connection

from vedette.desk.app import create_app
from vedette.desk.jobs import claims_in
from vedette.desk.settings import Settings
from vedette.gazetteer import Entry, load_gazetteer
from vedette.intake import open_reports
from vedette.linking import CitedClaim, event_id
from vedette.model import Claim, Decision, Event, Place, Report
from vedette.store import Record, open_record, writes
from vedette.store.database import prepared
from vedette.store.links import write_events

EVENTS = 100_000
ASKED = 40
"""Requests a page; the first, which may compute anew, is among them."""
READ_S = 2.0
"""How long a page is looked at before the next is asked for."""
LIMIT_S = 0.150
CLOCK = time.process_time
"""Processor time of server and client together, so that other work on the machine counts not."""
PAINT_S = 2.0
PAINTS = 5
"""Browsers started to see the map; their median counts."""
OWN_LOAD = 1
"""Of a machine that has more to do than this, above its processors, the clock tells nothing."""
SAMPLES = Path(__file__).parents[1] / "samples" / "reports"
FIRST = date(2011, 3, 15)
DAYS = 4000
BOX = (35.7, 32.5, 42.0, 37.2)
CHROMIUM = Path("/usr/bin/chromium")
TELL = """new MutationObserver(([change]) => change.target.matches("[data-painted]") && painted())
  .observe(document, {subtree: true, attributeFilter: ["data-painted"]});"""
"""Tells when the map says that events are on the screen, without asking it again and again."""
Cited = dict[str, CitedClaim]
if TYPE_CHECKING:
    from playwright.sync_api import Playwright


def run() -> dict[str, float]:
    """Room left under 150 ms at the 95th percentile, worst page; and under 2 s to the map."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.db"
        build(path, EVENTS)
        with serving(path, Path(folder)) as settings:
            times = page_times(settings, path)
            changed = changed_times(settings, path)
            paints = first_paints(settings)
    print(f"{'ms':24} median    p95  first  after a change")
    for name, seconds in times.items():
        shown = "".join(f"{one * 1000:7.0f}" for one in (*seconds, changed[name]))
        print(f"{name:24}{shown}")
    worst = max(high for _, high, _ in times.values())
    found = {"pages_p95_left": LIMIT_S / worst}
    if paints:
        load = os.getloadavg()[0]
        print(f"first map paint {' '.join(f'{one:.2f}' for one in paints)} s, load {load:.1f}")
        if load <= (os.cpu_count() or 1) + OWN_LOAD:
            found["map_paint_left"] = PAINT_S / statistics.median(paints)
    return found


def build(path: Path, number: int) -> None:
    """Write a record of so many events."""
    started = time.perf_counter()
    with open_record(str(path), create=True) as record:
        for report in open_reports(SAMPLES):
            assert isinstance(report, Report)
            record.add_report(report, claims_in(report))
        templates = record.events(limit=None)
        copies = _copies(record, templates, number - len(templates))
        engine = prepared(str(path))
        while some := list(islice(copies, 1000)):
            with engine.connect().execution_options(writes=True) as connection, connection.begin():
                _write(connection, some)
        engine.dispose()
    print(f"{number:,} events written in {time.perf_counter() - started:.0f} s")


def _copies(
    record: Record, templates: list[Event], number: int
) -> Iterator[tuple[Event, Cited, list[Report]]]:
    chance = random.Random(7)
    towns = load_gazetteer().within(BOX, 800)
    known = {id: record.report(id) for e in templates for id in (c.report_id for c in e.claims)}
    for i in range(number):
        template = chance.choice(templates)
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        yield _copy(template, i, day, chance.choice(towns), known)


def _copy(
    event: Event, i: int, day: date, town: Entry, known: dict[str, Report | None]
) -> tuple[Event, Cited, list[Report]]:
    place = Place(town.name, town.country, town.id, town.name, town.region,
                  town.latitude, town.longitude, 1)  # fmt: skip
    reports: dict[str, Report] = {}
    cited: Cited = {}
    ids: dict[str, str] = {}
    for claim in event.claims:
        report = known[claim.report_id]
        assert report is not None
        copy = reports.setdefault(
            report.id,
            replace(report, id=f"{report.id}-{i}", published=day, original=b"", text=report.text),
        )
        moved = _moved(claim, copy, day, place)
        ids[claim.id] = moved.id
        cited[moved.id] = CitedClaim(moved, day, copy.publisher, copy.title, None, copy.captured)
    return _event(event, cited, ids, day, place), cited, list(reports.values())


def _moved(claim: Claim, report: Report, day: date, place: Place) -> Claim:
    return replace(claim, report_id=report.id, start=day, end=day, place=place,
                   report_text=report.text)  # fmt: skip


def _event(event: Event, cited: Cited, ids: dict[str, str], day: date, place: Place) -> Event:
    return replace(
        event,
        id=event_id(cited),
        claims=tuple(one.claim for one in cited.values()),
        start=day,
        end=day,
        place=place,
        support={name: tuple(ids[i] for i in of) for name, of in event.support.items()},
        figures=tuple(replace(f, claims=tuple(ids[i] for i in f.claims)) for f in event.figures),
        disagreements=tuple(
            replace(d, claims=tuple(ids[i] for i in d.claims)) for d in event.disagreements
        ),
        decisions=(),
    )


def _write(connection: Connection, made: list[tuple[Event, Cited, list[Report]]]) -> None:
    for _, cited, reports in made:
        for report in reports:
            writes.put_report(connection, report, "evals")
            claims = [c.claim for c in cited.values() if c.claim.report_id == report.id]
            writes.put_reading(connection, report, claims, "evals")
    everything = {id: one for _, cited, _ in made for id, one in cited.items()}
    write_events(connection, [event for event, _, _ in made], everything, {})


@contextmanager
def serving(path: Path, folder: Path) -> Iterator[Settings]:
    """A desk on the record, started a moment ago, as a browser too takes a moment to open."""
    settings = Settings(database=str(path), home=folder / "home", port=8599)
    config = uvicorn.Config(create_app(settings), port=settings.port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    time.sleep(READ_S)
    yield settings
    server.should_exit = True
    thread.join()


def page_times(settings: Settings, path: Path) -> dict[str, tuple[float, float, float]]:
    """Median, 95th percentile and first time of each page."""
    with _asking(settings) as client:
        return {name: _timed(client, paths) for name, paths in pages(path).items()}


def changed_times(settings: Settings, path: Path) -> dict[str, float]:
    """Time of each page where a decision was made since it was last asked for.

    As at the desk, the page that follows the decision is read for a moment before the next.
    """
    with open_record(str(path)) as record, _asking(settings) as client:
        claims = [event.claims[0].id for event in record.events(limit=len(pages(path)))]
        found = {}
        for (name, paths), claim in zip(pages(path).items(), claims, strict=True):
            record.decide(Decision("accept", (claim,), "evals", datetime.now(UTC)))
            client.get("/review").raise_for_status()
            time.sleep(READ_S)
            found[name] = _once(client, paths[0])
    return found


def _asking(settings: Settings) -> httpx.Client:
    cookies = {settings.cookie: settings.session_secret}
    base = f"http://127.0.0.1:{settings.port}"
    return httpx.Client(base_url=base, cookies=cookies, timeout=120)


def pages(path: Path) -> dict[str, list[str]]:
    """Addresses of each page; of the lists with several filters, of the others with several ids."""
    with open_record(str(path)) as record:
        events = [row[0] for row in record.rows(columns=("id",), order="-killed", limit=12)]
        reports = [report.id for report in record.reports(limit=12)]
    return {
        "overview": ["/"],
        "alerts": ["/alerts"],
        "map": ["/map", "/map?type=shelling"],
        "map events": ["/map/events.json", "/map/events.json?type=shelling",
                       "/map/events.json?box=36,35,37,36"],
        "map regions": ["/map/regions.json"],
        "map towns": ["/map/towns.json?box=36,35,38,37"],
        "events": ["/events", "/events?order=harm", "/events?order=doubt", "/events?page=200",
                   "/events?q=convoy", "/events?place=idlib&from=2015-01-01&to=2015-12-31",
                   "/events?disputed=1", "/events?actor=turkish"],
        "events csv": ["/events.csv"],
        "event": [f"/events/{id}" for id in events],
        "reports": ["/reports"],
        "report": [f"/reports/{id}" for id in reports],
        "review": ["/review"],
        "review event": [f"/review/{id}" for id in events],
        "decisions": ["/decisions"],
        "coders": ["/coders"],
        "search": ["/search?q=saraqeb", "/search?q=soldiers+killed"],
        "sites": ["/sites"],
        "agreements": ["/agreements"],
        "displacement": ["/displacement"],
        "casualties": ["/casualties"],
        "series": ["/series"],
        "sitrep": ["/sitrep"],
    }  # fmt: skip


def _timed(client: httpx.Client, paths: list[str]) -> tuple[float, float, float]:
    taken = [_once(client, paths[i % len(paths)]) for i in range(max(ASKED, len(paths)))]
    return (
        statistics.median(taken),
        statistics.quantiles(taken, n=20, method="inclusive")[-1],
        taken[0],
    )


def _once(client: httpx.Client, path: str) -> float:
    start = CLOCK()
    answer = client.get(path)
    taken = CLOCK() - start
    answer.raise_for_status()
    return taken


def first_paints(settings: Settings) -> list[float]:
    """Seconds from asking for the map to its first drawn events; none without a Chromium."""
    if not CHROMIUM.exists():
        return []
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return [_first_paint(playwright, settings) for _ in range(PAINTS)]


def _first_paint(playwright: Playwright, settings: Settings) -> float:
    flags = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]
    browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
    page = browser.new_page()
    page.goto(settings.opening_url)
    page.goto("about:blank")
    painted: list[float] = []
    page.expose_function("painted", lambda: painted.append(time.perf_counter()))
    page.add_init_script(TELL)
    start = time.perf_counter()
    page.goto(f"http://127.0.0.1:{settings.port}/map", wait_until="commit")
    while not painted and time.perf_counter() - start < 120:
        page.wait_for_timeout(20)
    browser.close()
    return painted[0] - start

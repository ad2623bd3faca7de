"""A large record: how long it takes to link, how much memory, and how fast it answers then.

    python -m evals.record [CLAIMS] [FOLDER]      (default 10,000; the target is 1,000,000)

The reports are synthetic (``evals.synthetic``). The record is built in a folder of its own, or in
FOLDER, where it stays and is asked again the next time. Prints seconds and megabytes;
:func:`run` gives how many times faster than its target each answer is: one more report within a
second, any filter within 200 ms (p95).
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import quantiles

from evals.synthetic import CLAIMS_A_REPORT, make_reports, templates
from vedette.store import EventFilter, Record, open_record

CLAIMS = 10_000
LOT = 500
"""Reports kept in one transaction."""
ADD_TARGET_S = 1.0
FILTER_TARGET_S = 0.2
TIMES = 3
"""Each question is asked so often; its best time counts, for other programs run beside."""
MORE = 20
"""Reports added one by one to the large record."""
MAP = ("id", "latitude", "longitude", "radius_km", "type", "killed", "title")
POINTS = 4_000
"""Events of a map at once, the most killed first."""
FILTERS = {
    "all": EventFilter(),
    "place": EventFilter(place="saint"),
    "country": EventFilter(country="SY"),
    "box": EventFilter(box=(35.0, 32.0, 42.0, 37.5)),
    "month": EventFilter(first=date(2011, 3, 1), last=date(2011, 3, 31)),
    "years": EventFilter(first=date(2011, 6, 1), last=date(2020, 3, 31)),
    "type": EventFilter(types=("shelling",)),
    "family": EventFilter(families=("remote",)),
    "actor": EventFilter(actor="turkish"),
    "rare actor": EventFilter(actor="israel"),
    "source": EventFilter(source="coast radio"),
    "text": EventFilter(text="convoy"),
    "two words": EventFilter(text="killed soldiers"),
    "disputed": EventFilter(only_disputed=True),
    "killed": EventFilter(min_killed=50),
    "sources": EventFilter(min_sources=4),
    "together": EventFilter(
        country="TR", families=("remote", "fighting"), first=date(2011, 2, 1), actor="army"
    ),
}
Row = tuple[str, float]


def run(claims: int = CLAIMS, folder: str | None = None) -> dict[str, float]:
    """How many times better than its target each figure is; prints the figures themselves."""
    with tempfile.TemporaryDirectory() as passing:
        path = Path(folder or passing) / f"record_{claims}.db"
        if not path.exists():
            unfinished = path.with_suffix(".unfinished")
            unfinished.unlink(missing_ok=True)
            _fill(unfinished, claims)
            unfinished.rename(path)
        return {"add_one": ADD_TARGET_S / _add_more(path), **_ask(path)}


def _fill(path: Path, claims: int) -> None:
    templates()
    with open_record(str(path), create=True) as record:
        told = make_reports(claims)
        progress = _progress()
        with _timed(f"keep {claims:,} claims"):
            for done, some in enumerate(iter(lambda: list(islice(told, LOT)), []), 1):
                record.add_many(some)
                progress("claims", min(claims, done * LOT * CLAIMS_A_REPORT), claims)
        with _timed(f"link {claims:,} claims"):
            record.relink(_progress())
        print(f"{'events':40} {record.count():12,}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'most memory of the process, MB':40} {memory:12,.0f}")
    print(f"{'database, MB':40} {path.stat().st_size / 1e6:12,.0f}")


def _add_more(path: Path) -> float:
    """Seconds to add one more report, the slowest of some, each on a newly opened record."""
    seconds = []
    for report, claims in islice(make_reports(5 * MORE, seed=2), MORE):
        with open_record(str(path)) as record:
            seconds.append(_seconds(lambda: record.add_report(report, claims)))  # noqa: B023
    print(f"{'one more report, s (median, slowest)':40} "
          f"{sorted(seconds)[MORE // 2]:8.3f} {max(seconds):8.3f}")  # fmt: skip
    return max(seconds)


def _ask(path: Path) -> dict[str, float]:
    with open_record(str(path)) as record:
        rows = [
            (f"{name}, {kind}", min(_seconds(ask) for _ in range(TIMES)))
            for name, wanted in FILTERS.items()
            for kind, ask in _questions(record, wanted).items()
        ]
    found = {}
    for kind in ("page", "count", "map", "sums"):
        times = [s for name, s in rows if name.endswith(f", {kind}")]
        p95 = quantiles(times, n=20)[-1]
        slowest = max((s, name) for name, s in rows if name.endswith(f", {kind}"))
        print(f"{kind + ', ms (median, p95, slowest)':40} {quantiles(times, n=2)[0] * 1000:8.1f} "
              f"{p95 * 1000:8.1f} {slowest[0] * 1000:8.1f} ({slowest[1]})")  # fmt: skip
        found[f"filters.{kind}"] = FILTER_TARGET_S / p95
    return found


def _questions(record: Record, wanted: EventFilter) -> dict[str, Callable[[], object]]:
    placed = replace(wanted, placed=True)
    return {
        "page": lambda: record.events(wanted, limit=50),
        "count": lambda: record.count(wanted),
        "map": lambda: record.rows(placed, MAP, order="-killed", limit=POINTS),
        "sums": lambda: record.totals(wanted),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def _timed(what: str) -> Iterator[None]:
    start, used = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - start, time.process_time() - used
    print(f"{what + ', s (wall, processor)':40} {wall:8.1f} {cpu:8.1f}", flush=True)


def _progress() -> Callable[[str, int, int], None]:
    """Tell on standard error, now and then, how far a long run is and how long it may take."""
    begun: dict[str, float] = {}
    last = [time.monotonic()]

    def show(step: str, done: int, total: int) -> None:
        now = time.monotonic()
        start = begun.setdefault(step, now)
        if now - last[0] > 30:
            last[0] = now
            left = (now - start) / max(done, 1) * (total - done) / 60
            words = f"  {step} {done:,} of {total:,}, about {left:.0f} min left of this step"
            print(words, file=sys.stderr, flush=True)

    return show


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    for key, value in run(count, sys.argv[2] if len(sys.argv) > 2 else None).items():
        print(f"record.{key:33} {value:12.2f} times its target")

"""How fast the reader is, as a ratio to the bare English pipeline on the same texts.

Each runs in a process of its own, in turn, three times; the medians are compared. Memory is
the reader process's peak.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from evals.corpora import corpora_folder

ROUNDS = 3
MEMORY_MB = 700.0
_PROGRAM = """
import json, resource, sys, time
from datetime import date
from vedette.model import Report
from vedette.reading.pipeline import english, load, read_report
reports = []
for line in open(sys.argv[2], encoding="utf8"):
    record = json.loads(line)
    day = date.fromisoformat(record["published"]) if record.get("published") else None
    reports.append(Report(id=record["id"], text=record["text"], published=day))
if sys.argv[1] == "bare":
    nlp = english()
    read = lambda report: nlp(report.text)
else:
    load()
    read = read_report
read(reports[0])
start = time.perf_counter()
for report in reports:
    read(report)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def _run(which: str) -> tuple[float, float]:
    path = str(corpora_folder() / "claims" / "reports.jsonl")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, which, path], capture_output=True, text=True, check=True
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def _help_seconds() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "vedette", "--help"], capture_output=True, check=True)
    return time.perf_counter() - start


def run() -> dict[str, float]:
    """The reader's speed as a share of the bare pipeline's; room left under the memory limit."""
    pairs = [(_run("bare"), _run("reader")) for _ in range(ROUNDS)]
    bare = statistics.median(b[0] for b, _ in pairs)
    reader = statistics.median(r[0] for _, r in pairs)
    peak = max(r[1] for _, r in pairs)
    helping = statistics.median(_help_seconds() for _ in range(ROUNDS))
    print(f"bare {bare:.2f} s, reader {reader:.2f} s, peak {peak:.0f} MB, --help {helping:.2f} s")
    return {"ratio": bare / reader, "memory_left": MEMORY_MB / peak, "help_left": 0.3 / helping}

"""Run the benchmarks and hold their figures against the floors.

    python -m evals [NAME ...] [--raise]

Prints one line a figure; ends with exit code 1 if one is below its floor in ``floors.json``.
``--raise`` lifts the floors to what was reached; floors are never lowered.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

from evals.corpora import CorporaAbsent

BENCHMARKS = (
    "carried",
    "claims",
    "desk",
    "linking",
    "monitoring",
    "record",
    "speed",
    "toponyms",
    "event_place",
    "coverage",
)
FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.005
"""How far below its floor a score may fall: half a point."""
LOOSE = frozenset({"desk", "record", "speed"})
"""Benchmarks whose figures are ratios of times and vary; their floors are the targets."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals", description="Run the benchmarks.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors")
    options = parser.parse_args()
    if unknown := set(options.names) - set(BENCHMARKS):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf8"))
    below = [n for name in options.names or BENCHMARKS for n in measure(name, floors, options.lift)]
    FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", "utf8")
    if below:
        print(f"below their floors: {', '.join(below)}")
        sys.exit(1)


def measure(name: str, floors: dict[str, float], lift: bool) -> list[str]:
    """Run one benchmark and print its figures; the names of those below their floors."""
    try:
        values = importlib.import_module(f"evals.{name}").run()
    except CorporaAbsent as absent:
        print(f"{name}: left out. {absent}")
        return []
    below = []
    for key, value in values.items():
        full = f"{name}.{key}"
        floor = floors.get(full)
        fine = floor is None or value >= floor - SLACK
        least = "–" if floor is None else f"{floor:.4f}"
        print(f"{full:40} {value:9.4f}   floor {least}{'' if fine else '   BELOW'}")
        if not fine:
            below.append(full)
        if lift and name not in LOOSE:
            floors[full] = max(round(value, 4), floor or 0.0)
    return below


if __name__ == "__main__":
    main()

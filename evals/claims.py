"""The reader's claims against those of human coders, by the field's own scorer.

Three sets: ``claims`` (quoted; nothing is trained on it), ``claims_train`` and
``claims_other_wars`` (the trigger model has seen their words).
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.corpora import corpora_folder
from vedette.model import Report
from vedette.reading import read_report

SETS = ("claims", "claims_train", "claims_other_wars")
Claims = dict[str, list[dict[str, Any]]]
MEASURES = ("detection", "typed", "record")


def scorer() -> ModuleType:
    """The scorer that lies beside the corpora."""
    path = corpora_folder().parent / "evals" / "score_claims.py"
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def coded(folder: Path) -> Iterator[tuple[Report, list[dict[str, Any]]]]:
    """Each report of a set with its coder's claims."""
    with (folder / "reports.jsonl").open(encoding="utf8") as lines:
        for record in map(json.loads, lines):
            day = date.fromisoformat(record["published"]) if record.get("published") else None
            gold = json.loads((folder / "gold" / f"{record['id']}.json").read_text("utf8"))
            yield Report(id=record["id"], text=record["text"], published=day), gold["claims"]


def read_set(name: str) -> tuple[Claims, Claims]:
    """The coder's claims and the reader's, by report."""
    gold, found = {}, {}
    for report, claims in coded(corpora_folder() / name):
        gold[report.id] = claims
        found[report.id] = [claim.as_record() for claim in read_report(report)]
    return gold, found


def slots(gold: Claims, found: Claims) -> dict[str, float]:
    """F1 of each slot over all claims that fill it, the coder's and the reader's.

    The scorer's own figure is the mean over the pairs of claims that have one type, so that a
    reader that finds more, and harder, claims may lose by it; here a claim that is not found, or
    has another type, counts against its slots.
    """
    judge = scorer()
    agreed = dict.fromkeys(judge.SLOTS, 0.0)
    for report, coded_claims in gold.items():
        for pair in judge.assign(coded_claims, found[report]):
            if pair["typed"] == 1.0:
                for slot, value in pair["slots"].items():
                    agreed[slot] += value or 0.0
    filled = Counter(s for side in (gold, found) for s in _filled(side))
    return {slot: 2 * agreed[slot] / filled[slot] for slot in judge.SLOTS}


def _filled(claims: Claims) -> Iterator[str]:
    for claim in chain.from_iterable(claims.values()):
        yield from (s for s in ("status", "actors", "targets", "place", "figures") if claim.get(s))
        yield from ["dates"] if claim.get("start") else []
        yield from ["source"] if claim.get("source") else []


def run() -> dict[str, float]:
    """F1 of detection, type and record on each set; of ``claims`` each slot's too."""
    values = {}
    for name in SETS:
        gold, found = read_set(name)
        result = scorer().score(gold, found)[0]
        values.update({f"{name}.{m}": result[m]["f1"] for m in MEASURES})
        if name == "claims":
            told = {s: (v["agree"], v["n"]) for s, v in result["slots"].items()}
            for slot, (agree, pairs) in told.items():
                print(f"  {slot}: {agree:.3f} of {pairs} pairs of one type (the scorer's mean)")
            values.update({f"{name}.{s}_f1": value for s, value in slots(gold, found).items()})
    return values

"""The reader's claims against those of human coders, by the field's own scorer.

Three sets: ``claims`` (quoted; nothing is trained on it), ``claims_train`` and
``claims_other_wars`` (the trigger model has seen their words).
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.corpora import corpora_folder
from vedette.model import Report
from vedette.reading import read_report

SETS = ("claims", "claims_train", "claims_other_wars")
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


def score_set(name: str) -> dict[str, Any]:
    """The scorer's result over one set."""
    gold, found = {}, {}
    for report, claims in coded(corpora_folder() / name):
        gold[report.id] = claims
        found[report.id] = [claim.as_record() for claim in read_report(report)]
    result: dict[str, Any] = scorer().score(gold, found)[0]
    return result


def run() -> dict[str, float]:
    """F1 of detection, type and record on each set; of ``claims`` each slot's agreement too."""
    values = {}
    for name in SETS:
        result = score_set(name)
        values.update({f"{name}.{m}": result[m]["f1"] for m in MEASURES})
        if name == "claims":
            values.update({f"{name}.{s}": v["agree"] for s, v in result["slots"].items()})
    return values

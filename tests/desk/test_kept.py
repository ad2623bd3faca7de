"""What is kept until the record changes, and computed ahead of being asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI, Request

from vedette.desk.kept import Kept
from vedette.desk.warming import Warming
from vedette.model import Decision
from vedette.store import Record, open_record


@pytest.fixture
def record(record_path: Path) -> Iterator[Record]:
    with open_record(str(record_path)) as record:
        yield record


def change(record: Record) -> None:
    claim = record.events(limit=1)[0].claims[0]
    record.decide(Decision("accept", (claim.id,), "amal", datetime.now(UTC)))


def test_a_result_holds_until_the_record_changes(record: Record) -> None:
    outdated: list[str] = []
    kept = Kept(9, lambda: outdated.append("yes"))
    made = iter("ab")
    assert [kept.get(record, "question", lambda: next(made)) for _ in range(2)] == ["a", "a"]
    assert not outdated
    change(record)
    assert kept.get(record, "question", lambda: next(made)) == "b"
    assert outdated == ["yes"]


def test_who_asks_while_another_computes_waits_for_that_result(record: Record) -> None:
    kept = Kept(9)
    begun, made = threading.Event(), []

    def slowly() -> str:
        begun.set()
        time.sleep(0.2)
        made.append("made")
        return "made"

    first = threading.Thread(target=lambda: kept.get(record, "question", slowly))
    first.start()
    begun.wait(5)
    assert kept.get(record, "question", slowly) == "made"
    first.join()
    assert made == ["made"]


def test_what_failed_is_tried_again(record: Record) -> None:
    kept = Kept(9)
    with pytest.raises(ZeroDivisionError):
        kept.get(record, "question", lambda: 1 / 0)
    assert kept.get(record, "question", lambda: 1.0) == 1.0


def test_after_a_change_the_rest_is_computed_ahead(record: Record) -> None:
    def ahead(_: Request) -> None:
        kept.get(record, "rest", lambda: threading.current_thread().name)

    warming = Warming(FastAPI(), (ahead,))
    kept = Kept(9, lambda: warming.start(pause=0))
    kept.get(record, "page", lambda: "old")
    change(record)
    assert kept.get(record, "page", lambda: "new") == "new"
    warming.end()
    assert kept.get(record, "rest", lambda: "here") != "here"

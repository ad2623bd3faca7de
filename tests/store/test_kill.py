"""Killed at any moment, a record loses at most the report in hand; two may add at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from vedette.store import open_record

SMALL, LARGE = (120, 10), (2_000, 50)
"""Reports and kills; the large ones where nothing is skipped, as in CI, on SQLite."""
ADDER = [sys.executable, "-u", "-m", "tests.store.adding"]


def adding(address: str, reports: int) -> subprocess.Popen[str]:
    """A process that adds the synthetic reports and prints how many are in after each."""
    return subprocess.Popen([*ADDER, address, str(reports)], stdout=subprocess.PIPE, text=True)


def in_turn(address: str, reports: int) -> list[object]:
    """The events of the same reports added in one go."""
    done = subprocess.run([*ADDER, address, str(reports)], stdout=subprocess.DEVNULL)
    assert done.returncode == 0
    return events_of(address)


def events_of(address: str) -> list[object]:
    with open_record(address) as record:
        return [event.as_record() for event in record.each_event(order="id")]


def killed(address: str, reports: int, lives: int, chance: random.Random) -> None:
    """Add reports in several lives, each ended by SIGKILL, and lose none that was in."""
    kept = 0
    for _ in range(lives):
        process = adding(address, reports)
        assert process.stdout
        end = kept + chance.randint(0, max(1, 2 * reports // lives - 1))
        for line in process.stdout:
            kept = max(kept, int(line))
            if kept >= end:
                break
        time.sleep(chance.random() * 0.02)
        process.send_signal(signal.SIGKILL)
        kept = max([kept, *(int(line) for line in process.stdout if line.endswith("\n"))])
        process.stdout.close()
        process.wait()
        with open_record(address) as record:
            assert kept <= record.count_reports() <= kept + 1


def test_killing_loses_and_doubles_nothing(
    address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole_run = os.environ.get("VEDETTE_SKIP_NOTHING") and "://" not in address
    reports, lives = LARGE if whole_run else SMALL
    killed(address, reports, lives, random.Random(7))
    last = subprocess.run([*ADDER, address, str(reports)], stdout=subprocess.DEVNULL)
    assert last.returncode == 0
    with open_record(address) as record:
        assert record.count_reports() == reports
        assert list(record.check()) == []
    whole = str(tmp_path_factory.mktemp("whole") / "record.db")
    assert events_of(address) == in_turn(whole, reports)


def test_two_add_at_once_as_in_turn(address: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    both = [adding(address, 100), adding(address, 100)]
    for process in both:
        process.communicate()
    assert [process.returncode for process in both] == [0, 0]
    with open_record(address) as record:
        assert record.count_reports() == 100
        assert list(record.check()) == []
    whole = str(tmp_path_factory.mktemp("whole") / "record.db")
    assert events_of(address) == in_turn(whole, 100)

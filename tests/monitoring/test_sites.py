"""The board of sites: a table of cases, and what counts of groups must never become."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.monitoring.build import reports
from tests.monitoring.test_clauses import events_of
from vedette.monitoring.agreements import Agreement
from vedette.monitoring.site_files import Site
from vedette.monitoring.sites import Board, StateEntry, board, states_on

CASES = yaml.safe_load(Path(__file__).with_name("site_cases.yaml").read_text(encoding="utf8"))
BY_NAME = {case["name"]: case for case in CASES}


def board_of(case: dict[str, Any], posts: list[Site], agreement: Agreement) -> Board:
    events = events_of(case)
    return board(posts, events, reports(events, "2020-02-07"), agreement.sides)


def said(entry: StateEntry) -> str:
    return f"{entry.state} {entry.outcome} {entry.count_words(12)}".strip()


@pytest.mark.parametrize("case", CASES, ids=list(BY_NAME))
def test_state(case: dict[str, Any], posts: list[Site], agreement: Agreement) -> None:
    made = board_of(case, posts, agreement)
    group = [said(entry) for entry in made.groups[0].latest]
    assert sorted(group) == sorted(case.get("group", []))
    states = {row.site.id: row.state for row in made.sites if row.state != "no report by name"}
    wanted = case.get("site", [None])
    if wanted[0] and wanted[1] != "no report by name":
        assert set(states) == {wanted[0]}
        assert states[wanted[0]] in wanted[1:]
    else:
        assert states == {}
    assert [row.place.text for row in made.unlisted] == case.get("unlisted", [])
    told = [entry.label for row in made.unlisted for entry in row.entries]
    assert told == ([case["unlisted_state"]] if "unlisted_state" in case else [])
    if "history" in case:
        row = next(r for r in made.sites if r.site.id == wanted[0])
        assert [entry.state for entry in row.history] == case["history"]


def test_board_as_of_a_day(posts: list[Site], agreement: Agreement) -> None:
    made = board_of(BY_NAME["the later day wins"], posts, agreement)
    assert states_on(made, date(2019, 12, 31))["post-morek"] == "surrounded"
    assert states_on(made, date(2020, 12, 31))["post-morek"] == "evacuated"


def test_counts_never_become_sites(posts: list[Site], agreement: Agreement) -> None:
    made = board_of(BY_NAME["three of its outposts"], posts, agreement)
    assert all(row.state == "no report by name" for row in made.sites)
    record = made.as_record()["groups"][0]["latest"][0]
    assert (record["count"], record["source"]) == ("3 of 12", "Turkey")


def test_the_latest_word_of_each_source_is_kept(posts: list[Site], agreement: Agreement) -> None:
    made = board_of(BY_NAME["contradiction on a post"], posts, agreement)
    row = next(r for r in made.sites if r.site.id == "post-morek")
    assert row.disputed
    assert {(e.citation.voice, e.outcome) for e in row.latest} == {
        ("Syrian Observatory for Human Rights", "reported"),
        ("Syrian army", "denied"),
    }

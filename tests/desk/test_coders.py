"""What two analysts made of the same claims."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from vedette.desk.coders import HOLDS, agreement_of, analysts_of, codings_of, pair_of
from vedette.model import Claim, Decision, Span

TEXT = "Four soldiers were killed."
START = datetime(2024, 5, 1, tzinfo=UTC)


def claim(number: int) -> Claim:
    span = Span(0, len(TEXT), TEXT)
    return Claim(report_id=f"r{number}", event_type="shelling", evidence=(span,), report_text=TEXT)


CLAIMS = {one.id: one for one in map(claim, range(4))}
IDS = list(CLAIMS)


def made(by: str, minute: int, verdict: str, subject: str, **more: Any) -> Decision:
    return Decision(verdict, (subject,), by, START + timedelta(minutes=minute), **more)


def test_equal_decisions_agree_and_unequal_ones_are_shown() -> None:
    decisions = [
        *(made("amal", i, "accept", id) for i, id in enumerate(IDS[:3])),
        made("amal", 5, "reject", IDS[3]),
        *(made("nour", 10 + i, "accept", id) for i, id in enumerate(IDS[:2])),
        made("nour", 20, "amend", IDS[2], field="event_type", value="air_strike"),
        made("nour", 21, "reject", IDS[3]),
    ]
    assert analysts_of(decisions) == ["amal", "nour"]
    rows = agreement_of(
        codings_of(decisions, "amal", CLAIMS), codings_of(decisions, "nour", CLAIMS)
    )
    by_name = {row.name: row for row in rows}
    assert by_name[HOLDS].alpha == pytest.approx(1.0)
    assert by_name[HOLDS].units == 4
    types = by_name["type"]
    assert (types.units, types.equal) == (3, 2)
    assert types.alpha == pytest.approx(0.0)
    assert [(d.first, d.second) for d in types.differing] == [("shelling", "air_strike")]


def test_a_decision_taken_back_counts_no_more() -> None:
    accepted = made("amal", 0, "accept", IDS[0])
    decisions = [accepted, made("amal", 1, "undo", accepted.id)]
    assert codings_of(decisions, "amal", CLAIMS) == {}


def test_the_later_decision_of_one_analyst_counts() -> None:
    decisions = [made("amal", 0, "accept", IDS[0]), made("amal", 1, "reject", IDS[0])]
    assert codings_of(decisions, "amal", CLAIMS) == {IDS[0]: {HOLDS: "no"}}


def test_the_pair_shown_first_has_most_claims_in_common() -> None:
    decisions = [
        made("amal", 0, "accept", IDS[0]),
        *(made("nour", 1 + i, "accept", id) for i, id in enumerate(IDS)),
        *(made("zaid", 10 + i, "accept", id) for i, id in enumerate(IDS[1:])),
    ]
    assert pair_of(decisions) == ("nour", "zaid")
    assert pair_of(decisions[:1]) == ("", "")

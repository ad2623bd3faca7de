"""Each clause judged on its claims: a table of cases, contradictions and late reports too."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.monitoring.build import claim, event, reports
from vedette.model import Claim, Decision, Event
from vedette.monitoring.agreements import Agreement, clause_subject
from vedette.monitoring.clauses import ledger
from vedette.monitoring.site_files import Site

SY = ("Syrian government forces",)
DAY = "2020-02-05"


CASES = yaml.safe_load(Path(__file__).with_name("clause_cases.yaml").read_text(encoding="utf8"))


def one(*args: Any, **fields: Any) -> list[Event]:
    return [event(claim(*args, **fields))]


def told(spec: dict[str, Any]) -> Claim:
    rest = {k: v for k, v in spec.items() if k not in ("type", "quote", "says")}
    lists = {k: tuple(v) for k, v in rest.items() if isinstance(v, list)}
    return claim(spec["type"], spec["quote"], spec.get("says"), **{**rest, **lists})


def events_of(case: dict[str, Any]) -> list[Event]:
    return [event(*(told(spec) for spec in claims)) for claims in case["events"]]


SHELLED = ("shelling", "Government forces shelled Saraqeb", "SOHR")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_judgement(case: dict[str, Any], agreement: Agreement, posts: list[Site]) -> None:
    row = ledger(agreement, events_of(case), sites=posts).row(case["clause"])
    assert row.judgement == case["judgement"], row.reason


def test_judgement_cites_its_claims(agreement: Agreement, posts: list[Site]) -> None:
    events = one(*SHELLED, actors=SY, at="Saraqeb", day=DAY)
    row = ledger(agreement, events, sites=posts, reports=reports(events, "2020-02-06")).row("2")
    record = row.as_record()
    assert [c["claim"] for c in record["claims"]] == [events[0].claims[0].id]
    assert record["claims"][0]["quote"] == "Government forces shelled Saraqeb"
    assert record["claims"][0]["publisher"] == "Sample Wire"
    assert record["single_source"] is True


def test_late_denial_changes_the_past_judgement(agreement: Agreement, posts: list[Site]) -> None:
    shelled = claim(*SHELLED, actors=SY, at="Saraqeb", day=DAY)
    denial = claim("shelling", "We shelled no one that day", "Syrian army", actors=SY,
                   at="Saraqeb", day=DAY, status="denied")  # fmt: skip
    as_of_then = ledger(agreement, [event(shelled)], sites=posts)
    as_of_now = ledger(agreement, [event(shelled, denial)], sites=posts)
    assert as_of_then.row("2").judgement == "alleged_breach"
    assert as_of_now.row("2").judgement == "disputed"


def test_rejected_claims_do_not_count(agreement: Agreement) -> None:
    shelled = claim(*SHELLED, actors=SY, at="Saraqeb", day=DAY)
    verdict = Decision("reject", (shelled.id,), "ana", datetime(2020, 3, 1, tzinfo=UTC))
    kept = event(shelled, decisions=[verdict])
    assert ledger(agreement, [kept]).row("2").judgement == "undetermined"


def decision(verdict: str, subject: str, value: str | None, hour: int) -> Decision:
    field = "judgement" if value else None
    at = datetime(2020, 3, 1, hour, tzinfo=UTC)
    return Decision(verdict, (subject,), "ana", at, "read the minutes", field, value)


def test_an_analyst_overrules_and_takes_it_back(agreement: Agreement) -> None:
    events = one(*SHELLED, actors=SY, at="Saraqeb", day=DAY)
    over = decision("amend", clause_subject(agreement.id, "2"), "disputed", 9)
    row = ledger(agreement, events, [over]).row("2")
    assert (row.judgement, row.computed) == ("disputed", "alleged_breach")
    assert row.overruling and row.overruling.by == "ana"
    undo = decision("undo", over.id, None, 10)
    assert ledger(agreement, events, [undo, over]).row("2").judgement == "alleged_breach"


def test_a_judgement_that_is_none_does_not_overrule(agreement: Agreement) -> None:
    over = decision("amend", clause_subject(agreement.id, "2"), "guilty", 9)
    assert ledger(agreement, [], [over]).row("2").judgement == "undetermined"


def test_exempt_fire_is_counted_apart(agreement: Agreement) -> None:
    events = one("shelling", "Government forces held live-fire training inside the declared range",
                 "SANA", actors=SY, at="Idlib", day=DAY)  # fmt: skip
    counts = ledger(agreement, events).row("2").as_record()["events"]
    assert counts == {"compliance": 0, "breach": 0, "exempt": 1}


def test_counted_violations_are_no_compliance(agreement: Agreement) -> None:
    events = one(
        "ceasefire", "The mission recorded 97 ceasefire violations", "UN", at="Idlib", day=DAY
    )
    assert ledger(agreement, events).row("9").judgement == "undetermined"


def test_order_of_events_changes_nothing(agreement: Agreement, posts: list[Site]) -> None:
    events = [e for case in CASES for e in events_of(case)]
    there = ledger(agreement, events, sites=posts).as_record()
    back = ledger(agreement, events[::-1], sites=posts).as_record()
    assert there == back

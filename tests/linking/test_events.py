"""Events: values with rules, disagreements in words, decisions that hold, grades."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from tests.linking.helpers import (
    IDLIB,
    MINISTRY,
    MONDAY,
    MONITOR,
    PAPER,
    SARAQEB,
    cite,
    decide,
    killed,
)
from vedette.errors import ClaimError
from vedette.linking import CasualtyRule, CitedClaim, compute_event
from vedette.model import Event, EventFigure, Figure, Source

AGENCIES = Source("news agencies", "media")
ANKARA = Source("Turkish security source", "official")


def tolls() -> list[CitedClaim]:
    """The shelling of 3 February as four reports tell it."""
    mixed = (*killed(5), Figure("killed", "civilian employee", 1, 1))
    return [
        cite(source=MINISTRY, figures=killed(4)),
        cite(source=PAPER, figures=mixed),
        cite(
            source=AGENCIES,
            figures=killed(8, "Turkish military personnel"),
            published=date(2020, 2, 11),
        ),
        cite(source=MONITOR, event_type="attack", place=IDLIB),
    ]


def figure(event: Event, kind: str = "killed", group: str = "combatant") -> EventFigure:
    return next(f for f in event.figures if (f.kind, f.group) == (kind, group))


def text(event: Event, name: str) -> str:
    return next((d.text for d in event.disagreements if d.field == name), "")


def test_the_order_of_claims_changes_nothing() -> None:
    claims = tolls()
    expected = compute_event(claims).as_record()
    for seed in range(5):
        random.Random(seed).shuffle(claims)
        assert compute_event(claims).as_record() == expected


def test_a_disagreement_says_who_counted_what_and_when() -> None:
    assert text(compute_event(tolls()), "figures") == (
        "killed: 4 Turkish soldiers by Turkish defence ministry in a report of 3 February; "
        "5 Turkish soldiers and 1 civilian employee by Daily Sabah in a report of 3 February; "
        "8 Turkish military personnel by news agencies in a report of 11 February"
    )


def test_equal_figures_are_no_disagreement() -> None:
    same = [cite(source=s, figures=killed(4)) for s in (MINISTRY, PAPER)]
    assert not text(compute_event(same), "figures")


@pytest.mark.parametrize(
    ("rule", "best"),
    [
        (CasualtyRule.LATEST_BEST, 8),
        (CasualtyRule.CONSERVATIVE, 4),
        (CasualtyRule.MEDIAN, 5),
    ],
)
def test_the_rule_chooses_the_best_figure_and_is_named(rule: CasualtyRule, best: int) -> None:
    event = compute_event(tolls(), (), rule)
    found = figure(event)
    assert (found.low, found.best, found.high) == (4, best, 8)
    assert found.rule == event.rules["figures"] == rule.value
    assert len(found.claims) == 3


def test_a_better_source_counts_before_a_later_one() -> None:
    claims = [
        cite(source=MONITOR, figures=killed(6)),
        cite(source=PAPER, figures=killed(9), published=MONDAY + timedelta(3)),
    ]
    assert figure(compute_event(claims)).best == 6


def test_civilians_and_fighters_are_kept_apart_and_totals_add_one_report_only() -> None:
    event = compute_event(tolls())
    assert figure(event, group="civilian").best == 1
    total = next(t for t in event.totals if t.kind == "killed")
    assert (total.low, total.best, total.high) == (4, 8, 8)


def test_open_bounds_stay_open_and_running_tolls_stay_apart() -> None:
    figures = (
        Figure("killed", "soldiers", 13, None),
        Figure("killed", "soldiers", 500, 500, cumulative=True),
    )
    event = compute_event([cite(source=PAPER, figures=figures)])
    single, running = event.figures
    assert (single.low, single.best, single.high, single.cumulative) == (13, 13, None, False)
    assert (running.best, running.cumulative) == (500, True)


def test_the_wounded_beside_four_soldiers_are_soldiers() -> None:
    figures = (*killed(4), Figure("injured", "", 9, 9))
    assert (
        figure(compute_event([cite(source=MINISTRY, figures=figures)]), "injured").side == "turkey"
    )


def test_children_among_the_dead_are_not_added_to_them() -> None:
    figures = (Figure("killed", "civilians", 14, None), Figure("killed", "children", 3, 3))
    among = cite("At least 14 civilians, including three children, died.", figures=figures)
    beside = cite(
        "Fourteen civilians died in one street and three children in another.", figures=figures
    )
    totals = [compute_event([c]).totals[0].best for c in (among, beside)]
    assert totals == [14, 17]


def test_two_sides_are_never_summed() -> None:
    figures = (*killed(5), Figure("killed", "Syrian troops", 13, None))
    sides = {f.side: f.best for f in compute_event([cite(source=PAPER, figures=figures)]).figures}
    assert sides == {"turkey": 5, "syria_government": 13}


def test_the_exact_place_the_narrow_period_and_the_exact_type_are_chosen() -> None:
    week = cite(
        source=PAPER, place=IDLIB, start=MONDAY, end=MONDAY + timedelta(4), event_type="attack"
    )
    event = compute_event([week, cite(source=MINISTRY)])
    assert event.place == SARAQEB
    assert event.start == event.end == MONDAY
    assert event.event_type == "shelling"
    assert "event type: " in text(event, "event_type")


def test_a_rejected_claim_stays_and_does_not_count() -> None:
    claims = tolls()
    reject = decide("reject", claims[2].id)
    event = compute_event(claims, [reject])
    assert claims[2].id in {c.id for c in event.claims}
    assert event.rejected == (claims[2].id,)
    assert figure(event).high == 5
    assert compute_event(claims, [reject, decide("undo", reject.id, second=1)]) == compute_event(
        claims
    )


def test_an_event_whose_claims_are_all_rejected_says_so() -> None:
    claim = cite(source=PAPER, figures=killed(4))
    event = compute_event([claim], [decide("reject", claim.id)])
    assert (event.verdict, event.credibility, event.independent_sources) == ("rejected", "6", 0)


def test_an_amended_field_overrides_and_names_the_person() -> None:
    claims = tolls()
    amend = decide("amend", claims[0].id, field="status", value="ongoing", reason="seen on video")
    event = compute_event(claims, [amend])
    assert (event.status, event.verdict) == ("ongoing", "amended")
    assert event.rules["status"] == "amended by ana on 2020-03-01: seen on video"
    assert event.decisions == (amend,)
    undo = decide("undo", amend.id, second=1)
    assert compute_event(claims, [undo, amend]).status == "occurred"
    redo = decide("undo", undo.id, second=2)
    assert compute_event(claims, [undo, amend, redo]).status == "ongoing"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "happened"),
        ("start", "yesterday"),
        ("place", {"where": "here"}),
        ("figures", [{"kind": "killed", "low": 5, "high": 4}]),
        ("figures", 3),
        ("actors", "Turkey"),
        ("id", "e1"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_words(name: str, value: Any) -> None:
    claim = cite(source=PAPER)
    with pytest.raises(ClaimError, match=name if name != "figures" else "figure"):
        compute_event([claim], [decide("amend", claim.id, field=name, value=value)])


def test_a_denial_is_a_disagreement_and_lowers_credibility() -> None:
    told = [cite(source=s) for s in (PAPER, MONITOR)]
    denial = cite(source=Source("Syrian army", "official", "denies"), status="denied")
    event = compute_event([*told, denial])
    assert event.status == "occurred"
    assert "denied by Syrian army" in text(event, "status")
    assert compute_event(told).credibility < event.credibility


def test_a_plan_called_off_is_cancelled() -> None:
    planned = cite(event_type="patrol", source=ANKARA, status="planned")
    off = cite(
        event_type="patrol", source=ANKARA, status="cancelled", published=MONDAY + timedelta(2)
    )
    assert compute_event([off, planned]).status == "cancelled"


def test_grades_keep_who_speaks_and_what_is_said_apart() -> None:
    assert compute_event([cite(source=MONITOR)]).reliability == "B"
    assert compute_event([cite(source=Source("rebels", "armed_group"))]).credibility == "4"
    assert compute_event([cite()]).reliability == "F"
    three = compute_event([cite(source=s) for s in (MONITOR, PAPER, MINISTRY)])
    assert (three.reliability, three.credibility, three.independent_sources) == ("B", "1", 3)


def test_a_source_with_a_rejected_claim_is_trusted_less() -> None:
    claims = [cite(source=MONITOR), cite(source=MONITOR, publisher="Sample Daily")]
    assert compute_event(claims, [decide("reject", claims[0].id)]).reliability == "C"


def test_a_plan_does_not_corroborate_what_happened() -> None:
    event = compute_event([cite(source=PAPER), cite(source=MONITOR, status="planned")])
    assert event.independent_sources == 1

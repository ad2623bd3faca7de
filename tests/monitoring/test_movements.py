"""Patrols, withdrawals, access and mission counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.monitoring.build import claim, event, figure
from vedette.monitoring.missions import counts
from vedette.monitoring.movements import Movement, movements


def moved(event_type: str, quote: str, **fields: Any) -> Movement:
    (found,) = movements([event(claim(event_type, quote, "Turkish source", **fields))])
    return found


@pytest.mark.parametrize(
    ("event_type", "quote", "status", "outcome"),
    [
        ("patrol", "They ran a joint patrol", "occurred", "done"),
        ("patrol", "The patrol was cut short", "occurred", "cut short"),
        ("patrol", "A patrol is planned", "planned", "planned"),
        ("patrol", "The patrols were cancelled", "cancelled", "cancelled"),
        ("patrol", "There was no patrol", "denied", "denied"),
        ("withdrawal", "The army pulled its guns out", "occurred", "done"),
        ("withdrawal", "No soldiers will be evacuated", "denied", "denied"),
        ("aid_obstruction", "The convoy was refused", "occurred", "denied"),
    ],
)
def test_outcomes(event_type: str, quote: str, status: str, outcome: str) -> None:
    assert moved(event_type, quote, status=status).outcome == outcome


@pytest.mark.parametrize(
    ("quote", "reason", "kind"),
    [
        ("patrols in the northeast were cancelled because of the weather, a source said",
         "the weather", "weather"),
        ("patrols were only cancelled this week due to ‘heavy weather conditions’",
         "heavy weather conditions", "weather"),
        ("The patrol was cancelled owing to shelling nearby.", "shelling nearby", "security"),
        ("The patrols were cancelled.", "", ""),
    ],
)  # fmt: skip
def test_reasons(quote: str, reason: str, kind: str) -> None:
    found = moved("patrol", quote, status="cancelled", at="Syria")
    assert (found.reason, found.reason_kind) == (reason, kind)
    assert found.where == "northeastern Syria"


def test_a_cancelled_patrol_told_inside_another_claim() -> None:
    quote = "The source insisted that joint patrols in the northeast were only cancelled due to fog"
    claims = [claim(kind, quote, "Turkish source", at="Syria", report="r-fog", actors=("Turkey",))
              for kind in ("demand", "cooperation")]  # fmt: skip
    (found,) = movements([event(c) for c in claims])
    assert (found.kind, found.outcome, found.reason_kind) == ("patrol", "cancelled", "weather")
    assert found.who == ()


def test_joint_patrols() -> None:
    assert moved("patrol", "They patrolled", actors=("Turkey", "Russia")).joint
    assert not moved("patrol", "They patrolled", actors=("Turkey",)).joint


def test_a_patrol_turned_away_is_access_denied() -> None:
    found = moved("patrol", "A checkpoint denied passage to the patrol", actors=("Turkey",))
    assert (found.kind, found.outcome) == ("access", "denied")


def counted(quote: str, low: int | None, high: int | None) -> tuple[int | None, int | None, str]:
    made = claim("ceasefire_violation", quote, "UN", at="Idlib", day="2020-02-03",
                 figures=(figure("violations", "ceasefire violations", low, high),))  # fmt: skip
    (found,) = counts([event(made)])
    return found.previous, found.difference, found.area


@pytest.mark.parametrize(
    ("quote", "low", "high", "previous", "difference", "area"),
    [
        ("The mission recorded 120 violations, compared with 75 in the previous period",
         120, 120, 75, 45, ""),
        ("It counted 14 violations, down from 30 the day before", 14, 14, 30, -16, ""),
        ("It counted at least 40 violations, against 30 earlier", 40, None, 30, None, ""),
        ("It counted 12 violations", 12, 12, None, None, ""),
        ("It counted 12 violations, compared with the previous 24 hours", 12, 12, None, None, ""),
        ("It counted 2 violations in the disengagement areas near Zolote and Petrivske",
         2, 2, None, None, "Zolote and Petrivske"),
        ("It counted 3 violations inside the disengagement area near Zolote",
         3, 3, None, None, "Zolote"),
    ],
)  # fmt: skip
def test_mission_counts(
    quote: str, low: int, high: int | None, previous: int | None, difference: int | None, area: str
) -> None:
    assert counted(quote, low, high) == (previous, difference, area)


def test_counts_that_the_reader_gave_no_figure_for() -> None:
    quotes = ("The mission recorded at least 150 ceasefire violations in Donetsk region",
              "No ceasefire violations were recorded near Petrivske")  # fmt: skip
    made = counts([event(claim("accusation", quote, "UN", at="Idlib")) for quote in quotes])
    assert {(c.low, c.high) for c in made} == {(150, None), (0, 0)}

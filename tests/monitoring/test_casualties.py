"""Casualties: bounds by side and status under a rule; what must not be added is not."""

from __future__ import annotations

import pytest

from tests.monitoring.build import claim, event, figure, reports
from vedette.errors import InputError
from vedette.linking import CasualtyRule
from vedette.model import Event
from vedette.monitoring.casualties import CasualtyTable, rule_named, table

SY = ("Syrian army",)


def shelling(
    *killed: tuple[str, int | None, int | None],
    day: str | None = "2020-02-03",
    at: str = "Saraqeb",
    **fields: object,
) -> Event:
    figures = tuple(figure("killed", who, low, high) for who, low, high in killed)
    return event(claim("shelling", "Shells killed people", "SOHR", actors=SY, at=at,
                       day=day, figures=figures, **fields))  # fmt: skip


def rows(made: CasualtyTable) -> dict[tuple[str, str, str], tuple[int, int, int | None]]:
    return {(r.kind, r.side, r.status): (r.low, r.best, r.high) for r in made.rows}


def test_sides_and_statuses_stand_apart() -> None:
    made = table([shelling(("Turkish soldiers", 5, 5), ("civilians", 3, 3)),
                  shelling(("Syrian troops", 13, None), day="2020-02-04")])  # fmt: skip
    assert rows(made) == {
        ("killed", "turkey", "combatant"): (5, 5, 5),
        ("killed", "", "civilian"): (3, 3, 3),
        ("killed", "syria_government", "combatant"): (13, 13, None),
    }


def test_civilians_are_of_no_side_unless_told() -> None:
    made = table([shelling(("Turkish soldiers", 5, 5), ("Turkish civilians", 1, 1))])
    assert ("killed", "turkey", "civilian") in rows(made)
    made = table([shelling(("Syrian and foreign fighters", 23, 23))])
    assert list(rows(made)) == [("killed", "", "combatant")]


def test_events_of_one_side_are_added_with_their_bounds() -> None:
    made = table([shelling(("Turkish soldiers", 5, 5)),
                  shelling(("Turkish soldiers", 2, None), day="2020-02-10")])  # fmt: skip
    assert rows(made)[("killed", "turkey", "combatant")] == (7, 7, None)


def differing() -> Event:
    return event(
        claim("shelling", "Four killed", "Turkish ministry", actors=SY, at="Saraqeb",
              day="2020-02-03", figures=(figure("killed", "Turkish soldiers", 4, 4),)),
        claim("shelling", "Eight killed", "SOHR", actors=SY, at="Saraqeb", day="2020-02-03",
              figures=(figure("killed", "Turkish soldiers", 8, 8),)),
        claim("shelling", "Six killed", "SANA", actors=SY, at="Saraqeb", day="2020-02-03",
              figures=(figure("killed", "Turkish soldiers", 6, 6),)),
    )  # fmt: skip


@pytest.mark.parametrize(("name", "best"), [("conservative", 4), ("median", 6)])
def test_the_rule_chooses_and_is_told(name: str, best: int) -> None:
    one = differing()
    made = table([one], rule_named(name), reports([one], "2020-02-03"))
    assert rows(made)[("killed", "turkey", "combatant")] == (4, best, 8)
    assert (
        made.as_record()["rule"]
        == CasualtyRule[{"conservative": "CONSERVATIVE", "median": "MEDIAN"}[name]].value
    )


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(InputError, match="no casualty rule 'highest'"):
        rule_named("highest")


def test_running_tolls_are_not_added() -> None:
    toll = event(claim("toll", "500 killed since December", "SOHR", at="Idlib",
                       figures=(figure("killed", "people", 500, 500, True),)))  # fmt: skip
    made = table([shelling(("Turkish soldiers", 5, 5)), toll])
    assert rows(made) == {("killed", "turkey", "combatant"): (5, 5, 5)}
    assert [one.why_apart for one in made.apart] == ["a running toll"]


def test_a_toll_of_a_week_is_that_weeks_figure() -> None:
    from datetime import date

    week = event(claim("toll", "Five soldiers killed earlier this week", at="Idlib",
                       start=date(2020, 2, 3), end=date(2020, 2, 7),
                       figures=(figure("killed", "Turkish soldiers", 5, 5, True),)))  # fmt: skip
    assert rows(table([week])) == {("killed", "turkey", "combatant"): (5, 5, 5)}
    both = table([week, shelling(("Turkish soldiers", 5, 5))])
    assert rows(both) == {("killed", "turkey", "combatant"): (5, 5, 5)}


def test_a_weeks_figure_that_holds_a_counted_day_is_not_added() -> None:
    from datetime import date

    week = shelling(("Turkish soldiers", 5, 5), day=None,
                    start=date(2020, 2, 3), end=date(2020, 2, 7), at="Idlib")  # fmt: skip
    made = table([shelling(("Turkish soldiers", 5, 5)), week])
    assert rows(made) == {("killed", "turkey", "combatant"): (5, 5, 5)}
    assert "2020-02-03" in made.apart[0].why_apart
    alone = table([week])
    assert rows(alone) == {("killed", "turkey", "combatant"): (5, 5, 5)}


@pytest.mark.parametrize("status", ["planned", "threatened", "denied", "cancelled", "hypothetical"])
def test_only_what_took_place_counts(status: str) -> None:
    assert table([shelling(("Turkish soldiers", 5, 5), status=status)]).rows == ()


def test_rows_cite_their_claims() -> None:
    one = shelling(("Turkish soldiers", 5, 5))
    record = table([one], reports=reports([one], "2020-02-03")).as_record()
    assert record["rows"][0]["figures"][0]["citations"][0]["claim"] == one.claims[0].id
    assert record["rows"][0]["single_source"] is True

"""Series with gaps as gaps, and alerts with their reasons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.monitoring.build import claim, event, figure
from vedette.errors import InputError
from vedette.model import Event, Report
from vedette.monitoring.alerts import alerts
from vedette.monitoring.series import Series, reported_days, series, splitter

SY, TR = ("Syrian army",), ("Turkish troops",)
WEEK = (date(2020, 2, 1), date(2020, 2, 7))
EVERY_DAY = {date(2020, 1, 1) + timedelta(days=i) for i in range(60)}


def shelling(day: str, killed: int | None = None, independent: int = 1, **fields: Any) -> Event:
    figures = (figure("killed", "Turkish soldiers", killed, killed),) if killed is not None else ()
    fields = {"actors": SY, "at": "Saraqeb", **fields}
    return event(claim("shelling", "Shells fell", "SOHR", day=day, figures=figures, **fields),
                 independent=independent)  # fmt: skip


def one(events: list[Event], **options: Any) -> Series:
    return series(events, WEEK, reported_days=EVERY_DAY, **options)[0]


def test_incidents_per_day() -> None:
    made = one([shelling("2020-02-03"), shelling("2020-02-03"), shelling("2020-02-05")])
    assert [p.value for p in made.points] == [0, 0, 2, 0, 1, 0, 0]
    assert (made.total, made.gaps) == (3, 0)


def test_days_without_reports_are_gaps() -> None:
    made = series([shelling("2020-02-03")], WEEK, reported_days={date(2020, 2, 4)})[0]
    assert [p.value for p in made.points] == [None, None, 1, 0, None, None, None]
    assert made.gaps == 5
    assert made.previous is None and made.baseline is None


def test_a_report_tells_of_its_day_and_the_day_before() -> None:
    report = Report("r", "text", date(2020, 2, 4))
    assert reported_days({"r": report}) == {date(2020, 2, 3), date(2020, 2, 4)}


def test_previous_period_and_baseline() -> None:
    before = [shelling("2020-01-28"), shelling("2020-01-29"), shelling("2020-01-10")]
    made = one([*before, shelling("2020-02-03")])
    assert (made.previous, made.change, made.previous_days) == (2, -1, 7)
    assert made.baseline == round(3 / 28, 2)


def test_single_source_events_are_left_out_on_request() -> None:
    events = [shelling("2020-02-03"), shelling("2020-02-04", independent=2)]
    assert one(events).total == 2
    assert [p.value for p in one(events, single_source=False).points] == [0, 0, 0, 1, 0, 0, 0]


def test_fatalities_keep_their_bounds() -> None:
    many = event(claim("shelling", "Shells fell", "SOHR", day="2020-02-03", at="Saraqeb",
                       figures=(figure("killed", "soldiers", 5, None),)))  # fmt: skip
    point = one([many, shelling("2020-02-03", 3)], measure="fatalities").points[2]
    assert (point.value, point.low, point.high) == (8, 8, None)


def test_violations_are_counted_from_mission_figures() -> None:
    told = (figure("violations", "ceasefire violations", 120, 120),)
    count = event(claim("ceasefire_violation", "120 violations", "UN", day="2020-02-03",
                        at="Idlib", figures=told))  # fmt: skip
    single = event(claim("ceasefire_violation", "a violation", "UN", day="2020-02-04", at="Idlib"))
    made = one([count, single, shelling("2020-02-05")], measure="violations")
    assert [p.value for p in made.points] == [0, 0, 120, 1, 0, 0, 0]


@pytest.mark.parametrize("status", ["planned", "denied", "threatened", "cancelled", "hypothetical"])
def test_what_did_not_happen_is_not_counted(status: str) -> None:
    assert one([shelling("2020-02-03", status=status)]).total == 0


def test_splits() -> None:
    events = [shelling("2020-02-03"), shelling("2020-02-04", actors=TR),
              shelling("2020-02-05", at="Morek")]  # fmt: skip
    party = series(events, WEEK, split=splitter("party"), reported_days=EVERY_DAY)
    assert {s.key: s.total for s in party} == {"syria_government": 2, "turkey": 1}
    area = series(events, WEEK, split=splitter("area"), reported_days=EVERY_DAY)
    assert {s.label: s.total for s in area} == {"Idlib": 2, "Hama": 1}
    kind = series(events, WEEK, split=splitter("type"), reported_days=EVERY_DAY)
    assert [(s.label, s.total) for s in kind] == [("Shelling", 3)]


def test_events_of_several_days_are_listed_apart() -> None:
    long = event(claim("shelling", "Shelling all week", "SOHR", actors=SY, at="Idlib",
                       start=date(2020, 2, 3), end=date(2020, 2, 6)))  # fmt: skip
    made = one([long])
    assert made.total == 0 and made.undated == (long.id,)


def test_bad_questions_are_refused() -> None:
    with pytest.raises(InputError, match="before it starts"):
        series([], (WEEK[1], WEEK[0]))
    with pytest.raises(InputError, match="no measure 'rumours'"):
        series([], WEEK, measure="rumours")
    with pytest.raises(InputError, match="needs an agreement"):
        splitter("clause")


def test_alert_on_a_level_not_seen() -> None:
    events = [shelling("2020-01-20"), *(shelling("2020-02-03") for _ in range(3))]
    found = alerts([one(events)], months=1)
    assert [(a.day, a.value, a.highest, a.highest_day) for a in found] == [
        (date(2020, 2, 3), 3, 1, date(2020, 1, 20))
    ]
    assert found[0].reasons[0] == (
        "3 incidents on 2020-02-03; the most in the 30 days before was 1 on 2020-01-20"
    )


def test_no_alert_on_a_level_seen_before() -> None:
    events = [shelling(day) for day in ("2020-01-20", "2020-02-03") * 3]
    assert alerts([one(events)]) == ()


def test_a_later_day_must_rise_above_the_first() -> None:
    events = [shelling(d) for d in ("2020-02-03",) * 2 + ("2020-02-04",) * 2 + ("2020-02-05",) * 3]
    assert [a.day.day for a in alerts([one(events)])] == [5, 3]


def test_alert_says_how_little_it_looked_back_on() -> None:
    made = series([shelling("2020-02-03"), shelling("2020-02-03")], WEEK,
                  reported_days={date(2020, 2, 2)})[0]  # fmt: skip
    reasons = alerts([made])[0].reasons
    assert "only 1 of the 90 days looked back on have reports" in reasons


def test_one_event_is_no_level() -> None:
    assert alerts([one([shelling("2020-02-03")])]) == ()

"""Time expressions against the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.dates import find_dates

FRIDAY = date(2024, 3, 15)


def resolved(
    text: str, published: date | None = FRIDAY, future: bool = False
) -> list[tuple[str, str]]:
    found = find_dates(text, published, lambda _at: future)
    return [(str(f.period.first), str(f.period.last)) for f in found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("shelled the town on Friday", "2024-03-15", "2024-03-15"),
        ("shelled the town on Wednesday night", "2024-03-13", "2024-03-13"),
        ("shelled the town last Friday", "2024-03-08", "2024-03-08"),
        ("fell yesterday", "2024-03-14", "2024-03-14"),
        ("hit overnight", "2024-03-14", "2024-03-15"),
        ("clashes earlier this week", "2024-03-11", "2024-03-15"),
        ("clashes last week", "2024-03-04", "2024-03-10"),
        ("two days ago", "2024-03-13", "2024-03-13"),
        ("three weeks ago", "2024-02-19", "2024-02-25"),
        ("in the past three days", "2024-03-12", "2024-03-15"),
        ("last month", "2024-02-01", "2024-02-29"),
        ("in May last year", "2023-05-01", "2023-05-31"),
        ("on Thursday next week", "2024-03-21", "2024-03-21"),
        ("more than doubled in the last week", "2024-03-08", "2024-03-15"),
        ("earlier this month", "2024-03-01", "2024-03-15"),
        ("killed since December", "2023-12-01", "2024-03-15"),
        ("since 3 March", "2024-03-03", "2024-03-15"),
        ("a 2018 deal", "2018-01-01", "2018-12-31"),
        ("on 3 February", "2024-02-03", "2024-02-03"),
        ("on November 20", "2023-11-20", "2023-11-20"),
        ("on 5 May 2019", "2019-05-05", "2019-05-05"),
        ("on 2019-05-05", "2019-05-05", "2019-05-05"),
        ("on 25/12/2021", "2021-12-25", "2021-12-25"),
        ("from 3 to 5 March", "2024-03-03", "2024-03-05"),
        ("between Monday and Wednesday", "2024-03-11", "2024-03-13"),
        ("in July", "2023-07-01", "2023-07-31"),
        ("in August 2014", "2014-08-01", "2014-08-31"),
        ("at the weekend", "2024-03-09", "2024-03-10"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("in recent weeks", "None", "None"),
        ("two years ago", "None", "None"),
        ("on 3/4/2021", "None", "None"),
    ],
)
def test_resolves(text: str, first: str, last: str) -> None:
    assert resolved(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "day"),
    [("will meet on Saturday", "2024-03-16"), ("will meet on Friday", "2024-03-15"),
     ("will be signed on 2 April", "2024-04-02"), ("will meet next Monday", "2024-03-18")],
)  # fmt: skip
def test_what_is_to_come_lies_ahead(text: str, day: str) -> None:
    assert resolved(text, future=True) == [(day, day)]


@pytest.mark.parametrize("text", ["on Friday", "yesterday", "last week", "since December", "3 May"])
def test_undated_report_invents_no_date(text: str) -> None:
    assert all(pair == ("None", "None") for pair in resolved(text, published=None))


def test_undated_report_keeps_dates_given_in_full() -> None:
    assert resolved("on 5 May 2019", published=None) == [("2019-05-05", "2019-05-05")]


@pytest.mark.parametrize(
    "text",
    [
        "troops may march on the town",
        "killed 2000 people",
        "on February 31 2020",
        "resolution 2254",
        "99999999 men",
    ],
)
def test_is_no_time(text: str) -> None:
    assert [p for p in resolved(text) if p != ("None", "None")] == []


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_within_the_week_before(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert resolved(f"on {day:%A}", published) == [(str(day), str(day))]


def test_a_capital_that_is_two_letters_when_lowered_moves_no_date() -> None:
    published = date(2018, 3, 21)
    assert resolved("İdil and İzmir were hit on Sunday", published) == [("2018-03-18",) * 2]


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.text(max_size=60))
def test_any_text_gives_ordered_periods(published: date, text: str) -> None:
    for found in find_dates(text, published, lambda _at: False):
        first, last = found.period.first, found.period.last
        assert (first is None) == (last is None)
        assert first is None or last is None or first <= last

"""Displacement by IDMC's fields: told twice is counted once, stock and flow are never added."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.monitoring.build import claim, event, figure, reports
from vedette.model import Event
from vedette.monitoring.displacement import DisplacementTable, table


def told(quote: str, low: int | None, high: int | None, says: str | None = "UN",
         event_type: str = "displacement", **fields: Any) -> Event:  # fmt: skip
    kind = "returned" if event_type == "return" else "displaced"
    who, total = fields.pop("who", "people"), fields.pop("cumulative", False)
    fields.setdefault("at", "Idlib")
    return event(claim(event_type, quote, says,
                       figures=(figure(kind, who, low, high, total),), **fields))  # fmt: skip


def roles(made: DisplacementTable) -> list[tuple[int | None, str, str]]:
    return [(row.low, row.category, row.role) for row in made.rows]


def test_told_twice_is_counted_once() -> None:
    one = told("Hundreds of thousands have been forced to flee their homes", 200000, 999999, None)
    two = told("sent hundreds of thousands fleeing their homes", 200000, 999999, None)
    made = table([one, two])
    assert len(made.rows) == 1
    row = made.rows[0]
    assert (row.told, row.quantifier, row.role) == (2, "between", "recommended figure")
    assert row.term == "forced to flee"


def test_two_claims_of_one_event_are_one_figure() -> None:
    a = claim("displacement", "Hundreds of thousands fled", "UN", at="Idlib",
              figures=(figure("displaced", "people", 200000, 999999),))  # fmt: skip
    b = claim("displacement", "Hundreds of thousands have fled Idlib", "SOHR", at="Idlib",
              figures=(figure("displaced", "people", 200000, 999999),))  # fmt: skip
    assert [row.told for row in table([event(a, b)]).rows] == [2]


def test_the_same_figure_of_another_period_is_another() -> None:
    a = told("1,000 fled in December", 1000, 1000, start=date(2019, 12, 1), end=date(2019, 12, 31))
    b = told("1,000 fled in January", 1000, 1000, start=date(2020, 1, 1), end=date(2020, 1, 31))
    assert len(table([a, b]).rows) == 2


def test_categories_stand_apart() -> None:
    flow = told("390,000 people were displaced by fighting in two months", 390000, 390000)
    stock = told("900,000 displaced people live in the north", 900000, 900000)
    back = told("12,000 people returned to their homes", 12000, 12000, event_type="return")
    made = table([flow, stock, back])
    assert {(r.low, r.category) for r in made.rows} == {
        (390000, "new_displacement"), (900000, "stock"), (12000, "return"),
    }  # fmt: skip
    assert len(made.recommended()) == 3
    assert "total" not in made.as_record()


def test_the_latest_is_recommended_and_the_older_beside_it() -> None:
    old = told("390,000 people displaced in two months", 390000, 390000)
    new = told("almost 700,000 displaced since December", None, 700000, cumulative=True)
    library = {**reports([old], "2020-02-03"), **reports([new], "2020-02-11")}
    made = table([old, new], library)
    assert sorted(roles(made), key=str) == [
        (390000, "new_displacement", "triangulation"),
        (None, "new_displacement", "recommended figure"),
    ]


def test_parts_of_a_whole_show_the_sum() -> None:
    quote = "Of 390,000 displaced, 315,000 fled in December and 75,000 in January"
    parts = [told(quote, n, n, report="r-parts") for n in (390000, 315000, 75000)]
    made = table(parts)
    by_low = {row.low: row for row in made.rows}
    assert by_low[390000].calculation == "as reported; its parts 315,000 + 75,000 = 390,000"
    assert by_low[315000].role == by_low[75000].role == "part"


@pytest.mark.parametrize(
    ("quote", "low", "high", "quantifier"),
    [
        ("more than 60 people fled", 61, None, "more than"),
        ("nearly 150 people fled", None, 150, "less than"),
        ("13 people fled", 13, 13, "exactly"),
        ("about 50 people fled", 50, 50, "about"),
        ("dozens fled", 24, 99, "between"),
    ],
)
def test_quantifiers(quote: str, low: int | None, high: int | None, quantifier: str) -> None:
    assert table([told(quote, low, high)]).rows[0].quantifier == quantifier


def test_households_are_shown_as_told_and_in_persons() -> None:
    row = table([told("200 families fled", 200, 200, who="families")]).rows[0]
    assert (row.unit, row.reported) == ("household", (200, 200))
    assert (row.low, row.household_size) == (1000, 5)
    assert row.calculation == "households × 5 persons"


def test_route_is_told_and_withheld_at_the_public_level() -> None:
    row = table([told("People fled from Saraqeb to Sarmada", 5, 5, at="Saraqeb")]).rows[0]
    assert (row.origin, row.destination) == ("Saraqeb", "Sarmada")
    assert (row.at_public().origin, row.at_public().destination) == ("Idlib", "")


def test_plans_are_not_recommended() -> None:
    assert table([told("5,000 may flee", 5000, 5000, status="hypothetical")]).recommended() == ()

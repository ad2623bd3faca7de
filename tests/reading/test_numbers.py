"""Numbers with their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.numbers import FIGURE, bounds_of, parse_number


def bounds(text: str) -> tuple[int | None, int | None]:
    m = FIGURE.search(text)
    assert m is not None
    found = bounds_of(m)
    assert found is not None
    return found.low, found.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("13 troops", 13, 13), ("at least 13 troops", 13, None), ("nearly 150 vehicles", None, 150),
        ("up to 40 fighters", None, 40), ("more than 60 people", 61, None),
        ("over half a million", 500_001, None), ("between 40 and 60 people", 40, 60),
        ("40-60 people", 40, 60), ("dozens of people", 24, 99), ("scores of people", 40, None),
        ("hundreds of people", 200, 999), ("thousands", 2000, 9999),
        ("tens of thousands", 20_000, 99_999), ("hundreds of thousands", 200_000, 999_999),
        ("millions of people", 2_000_000, 9_999_999), ("about 50 people", 50, 50),
        ("several people", 3, None), ("multiple wounds", 2, None),
        ("1.2 million people", 1_200_000, 1_200_000),
        ("twenty-five soldiers", 25, 25), ("two hundred and fifty men", 250, 250),
        ("a dozen men", 12, 12), ("two dozen men", 24, 24),
        ("three million people", 3_000_000, 3_000_000),
        ("fewer than 20 people", None, 19), ("390,000 people", 390_000, 390_000),
        ("50 or more", 50, None),
    ],
)  # fmt: skip
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    assert bounds(text) == (low, high)


@pytest.mark.parametrize("text", ["T-72 tanks", "M4 highway", "5% of them", "$300 of aid"])
def test_names_shares_and_money_are_no_figures(text: str) -> None:
    assert FIGURE.match(text) is None


def test_absurd_numbers_are_none() -> None:
    assert parse_number("99999999999999999999") is None
    assert parse_number("1.5") is None


@given(st.integers(0, 999_999_999))
def test_digits_are_read_with_and_without_commas(number: int) -> None:
    assert parse_number(f"{number}") == parse_number(f"{number:,}") == number


@given(st.text(max_size=80))
def test_bounds_are_never_reversed(text: str) -> None:
    for m in FIGURE.finditer(text):
        found = bounds_of(m)
        if found is not None and found.low is not None and found.high is not None:
            assert found.low <= found.high

"""Krippendorff's alpha against the worked example of its author."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.desk.alpha import alpha, interval, nominal

X = None
CODERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3),
    (X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X),
)
UNITS = list(zip(*CODERS, strict=True))


def test_the_example_of_krippendorff_2011() -> None:
    assert alpha(UNITS, nominal) == pytest.approx(0.743, abs=0.001)
    assert alpha(UNITS, interval) == pytest.approx(0.849, abs=0.001)


def test_two_coders_who_always_differ_are_below_chance() -> None:
    found = alpha([("a", "b"), ("b", "a")], nominal)
    assert found is not None
    assert found < 0


def test_nothing_to_compare_gives_no_figure() -> None:
    assert alpha([], nominal) is None
    assert alpha([("a", None), (None, "b")], nominal) is None
    assert alpha([("a", "a"), ("a", "a")], nominal) is None


@given(st.lists(st.sampled_from("abc"), min_size=2).filter(lambda values: len(set(values)) > 1))
def test_full_agreement_is_one(values: list[str]) -> None:
    assert alpha([(value, value) for value in values], nominal) == pytest.approx(1.0)

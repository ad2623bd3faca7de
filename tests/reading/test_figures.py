"""What is counted, of which kind, and for which event."""

from __future__ import annotations

import pytest

from tests.reading.helpers import claims_of, doc_of


def counted(text: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(f.kind, f.low, f.high, f.who) for f in doc_of(text)._.figures]


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("A bomb killed at least 13 soldiers in the city.", "killed", 13, None),
        ("The shelling wounded nine people.", "injured", 9, 9),
        ("More than 60 people were killed in the raid.", "killed", 61, None),
        ("Fighting has displaced hundreds of thousands of people.", "displaced", 200_000, 999_999),
        ("Police arrested 15 suspected militants.", "detained", 15, 15),
        ("Gunmen kidnapped 20 students from the school.", "abducted", 20, 20),
        ("Gunmen kidnapped five loggers near the river.", "abducted", 5, 5),
        ("The army sent 300 troops to the border.", "deployed", 300, 300),
        ("The rebels released four prisoners.", "released", 4, 4),
        ("The convoy had nearly 150 vehicles.", "vehicles", None, 150),
        ("Jets carried out 12 air strikes.", "strikes", 12, 12),
        ("No casualties were reported in the attack.", "killed", 0, 0),
    ],
)
def test_kind_and_bounds(text: str, kind: str, low: int | None, high: int | None) -> None:
    assert (kind, low, high) in [(f.kind, f.low, f.high) for f in doc_of(text)._.figures]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg, 24, died in the attack.",
        "The 1998 accord was signed in the capital.",
        "The town lies 30 km from the border.",
        "They waited for two hours.",
        "It passed resolution 2254.",
        "The budget rose by 12 percent.",
    ],
)
def test_ages_years_distances_and_times_are_no_figures(text: str) -> None:
    assert doc_of(text)._.figures == []


def test_killed_and_wounded_of_one_sentence_are_two_figures() -> None:
    figures = {
        (f.kind, f.low)
        for claim in claims_of("An air strike on the market killed four people and wounded nine.")
        for f in claim.figures
    }
    assert {("killed", 4), ("injured", 9)} <= figures


def test_a_second_count_takes_over_whom_and_how_far() -> None:
    found = counted("At least 12 soldiers were killed and 30 wounded near the border on Monday.")
    assert ("killed", 12, None, "soldiers") in found
    assert ("injured", 30, None, "soldiers") in found


def test_attacks_are_not_killed() -> None:
    found = counted("Four soldiers were killed in two separate attacks on Monday.")
    assert ("killed", 4, 4, "soldiers") in found
    assert not [f for f in found if f[0] == "killed" and f[1] == 2]


def test_an_age_is_no_figure() -> None:
    assert counted("Rosa Mbeki, 22, was killed in the town on Monday.") == []


def test_a_total_that_moved_counts_what_it_is_a_total_of() -> None:
    text = (
        "The number of Kenyan soldiers killed in the attack rose to 33, raising an earlier toll "
        "of nine, the governor said."
    )
    assert counted(text) == [("killed", 33, 33, "Kenyan soldiers")]


def test_the_second_of_two_counts_is_a_figure_too() -> None:
    assert counted("Five soldiers and one civilian employee were killed by shelling.") == [
        ("killed", 5, 5, "soldiers"),
        ("killed", 1, 1, "civilian employee"),
    ]

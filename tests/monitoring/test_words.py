"""Words of the situation report."""

from __future__ import annotations

from datetime import date

import pytest

from tests.monitoring.build import PLACES, claim, event, figure
from vedette.model import Place
from vedette.monitoring.citations import cite_all
from vedette.monitoring.words import (
    bounds_words,
    event_words,
    figures_words,
    listed,
    named,
    period_words,
    where_words,
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Syrian army", "the Syrian army"),
        ("war monitor", "a war monitor"),
        ("Turkish security source", "a Turkish security source"),
        ("official in Ankara", "an official in Ankara"),
        ("Turkish troops", "Turkish troops"),
        ("United Nations", "the United Nations"),
        ("Government forces", "government forces"),
        ("pro-Damascus forces", "pro-Damascus forces"),
        ("The Hague", "The Hague"),
        ("Anadolu", "Anadolu"),
    ],
)
def test_names(name: str, shown: str) -> None:
    assert named(name) == shown


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((5, 5, 5), "5"),
        ((4, 6, 8), "4 to 8, best 6"),
        ((13, 13, None), "13 or more"),
        ((0, None, 150), "up to 150"),
        ((None, None, 150), "up to 150"),
        ((200000, None, 999999), "200,000 to 999,999"),
    ],
)
def test_bounds(bounds: tuple[int | None, int | None, int | None], words: str) -> None:
    assert bounds_words(*bounds) == words


def test_periods() -> None:
    assert period_words(date(2020, 2, 3), date(2020, 2, 3)) == "3 February 2020"
    assert period_words(date(2020, 2, 1), date(2020, 2, 10)) == "1 to 10 February 2020"
    across = period_words(date(2019, 12, 28), date(2020, 1, 3))
    assert across == "28 December 2019 to 3 January 2020"


def test_lists() -> None:
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("relation", "words"),
    [(None, "in Saraqeb"), ("west of", "west of Saraqeb"), ("near", "near Saraqeb"),
     ("northeastern", "in northeastern Saraqeb")],
)  # fmt: skip
def test_places(relation: str | None, words: str) -> None:
    assert where_words(Place("Saraqeb", "SY", relation=relation)) == words


def told(*args: str, **fields: object) -> str:
    made = event(claim(*args, **fields))  # type: ignore[arg-type]
    return event_words(made, cite_all(made, {}))


SY, TR = ("Syrian army",), ("Turkish troops",)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("occurred", "the Syrian army allegedly shelled Turkish troops in Saraqeb"),
        ("planned", "Shelling by the Syrian army in Saraqeb was announced or expected"),
        ("threatened", "Shelling by the Syrian army in Saraqeb was threatened"),
        ("cancelled", "Shelling by the Syrian army in Saraqeb was cancelled"),
        ("denied", "Shelling by the Syrian army in Saraqeb was denied or ruled out"),
        ("hypothetical", "Shelling by the Syrian army in Saraqeb was spoken of as possible"),
    ],
)
def test_statuses_are_told_apart(status: str, words: str) -> None:
    stance = "asserts"
    shown = told("shelling", "A quote", "SOHR", actors=SY, targets=TR, at="Saraqeb",
                 status=status, stance=stance)  # fmt: skip
    assert shown.lower().startswith(words.lower())
    assert shown.endswith("according to the Syrian Observatory for Human Rights")


def test_two_independent_sources_are_not_alleged() -> None:
    made = event(
        claim("shelling", "Shells fell", "SOHR", actors=SY, at="Saraqeb", day="2020-02-03"),
        claim("shelling", "The army fired shells", "Anadolu", actors=SY, at="Saraqeb",
              day="2020-02-03"),
        independent=2,
    )  # fmt: skip
    assert "alleged" not in event_words(made, cite_all(made, {}))


def test_words_as_acts_are_quoted() -> None:
    warned = "Ankara warned pro-Damascus forces to back off."
    shown = told("threat", warned, "Turkey", actors=("Turkey",), day="2020-02-06",
                 targets=("pro-Damascus forces",))  # fmt: skip
    assert shown == (
        "On 6 February, Turkey warned pro-Damascus forces: "
        "“Ankara warned pro-Damascus forces to back off”"
    )


def test_figures_keep_their_bounds_and_tolls_are_left_out() -> None:
    made = event(claim("shelling", "A quote", "SOHR", at="Saraqeb", figures=(
        figure("killed", "Syrian troops", 13, None), figure("killed", "people", 500, 500, True),
    )))  # fmt: skip
    assert figures_words(made) == "Reported killed: 13 or more Syrian troops"


def test_unknown_day_and_place_stay_unknown() -> None:
    assert PLACES["Idlib"].precision == 4
    assert told("shelling", "A quote", "SOHR") == (
        "Alleged shelling was reported, according to the Syrian Observatory for Human Rights"
    )

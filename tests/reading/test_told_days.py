"""Days that are counted from one told before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.helpers import doc_of

TOLD = "Shells fell on Sirte on 4 March, a doctor said on Thursday. "


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("A house burned the same day.", date(2024, 3, 4)),
        ("A house burned the next night.", date(2024, 3, 5)),
        ("A house burned two days later.", date(2024, 3, 6)),
        ("A house had burned the day before.", date(2024, 3, 3)),
        ("A house had burned three days earlier.", date(2024, 3, 1)),
        ("A house burned hours later.", date(2024, 3, 4)),
    ],
)
def test_a_day_counts_from_the_last_on_which_something_happened(sentence: str, day: date) -> None:
    told = doc_of(TOLD + sentence)._.times[-1]
    assert (told.first, told.last) == (day, day)


def test_without_a_day_before_it_stays_unknown() -> None:
    assert [t.first for t in doc_of("A house burned the next night.")._.times] == [None]

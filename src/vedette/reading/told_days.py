"""Days counted from one told before: "the same day", "the next night", "two days later"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from vedette.reading.dates import NUMBERS, Found, Period

REACH = 700
"""Characters back within which a day told before is counted from."""
_PART = r"(?:day|morning|afternoon|evening|night)"
_CLOSED = r"(?=[,.;:)]|$|\s(?:in|at|on|near|and|but|by|as|when|while|after)\b)"
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(NUMBERS)})"
SAME = re.compile(
    rf"\b(?:the same|that(?: same| very)?) {_PART}\b|\b(?:some |a few )?hours (?:later|earlier)\b",
    re.IGNORECASE,
)
NEXT = re.compile(rf"\bthe (?:next|following) {_PART}\b|\bthe day after{_CLOSED}", re.IGNORECASE)
BEFORE = re.compile(rf"\bthe previous {_PART}\b|\bthe day before{_CLOSED}", re.IGNORECASE)
COUNTED = re.compile(
    rf"\b{_COUNT} days? (?:(?P<later>later|after(?:wards?)?{_CLOSED})|earlier|before{_CLOSED})",
    re.IGNORECASE,
)
Anchors = Callable[[Found], bool]


def with_told_days(text: str, found: Sequence[Found], is_anchor: Anchors) -> list[Found]:
    """The times of a text and those that count from an earlier one, in order.

    Args:
        found: the times that stand for themselves.
        is_anchor: whether something happened then, rather than was only said.
    """
    result = list(found)
    for start, end, days in sorted(_counted(text)):
        result = [f for f in result if f.end <= start or f.start >= end]
        result.append(_told(text, result, (start, end), days, is_anchor))
        result.sort(key=lambda f: f.start)
    return result


def _counted(text: str) -> Iterator[tuple[int, int, int]]:
    """Where such words stand, and how many days they go on."""
    for pattern, days in ((SAME, 0), (NEXT, 1), (BEFORE, -1)):
        for m in pattern.finditer(text):
            yield m.start(), m.end(), days
    for m in COUNTED.finditer(text):
        count = NUMBERS.get(m["count"].lower()) or int(m["count"])
        yield m.start(), m.end(), count if m["later"] else -count


def _told(
    text: str, found: Sequence[Found], at: tuple[int, int], days: int, is_anchor: Anchors
) -> Found:
    before = [
        f for f in found
        if f.end <= at[0] and at[0] - f.end <= REACH and f.period.grain == "day" and is_anchor(f)
    ]  # fmt: skip
    if not before or before[-1].period.first is None:
        return Found(*at, Period(None, None, "unknown", "a day counted from one not told"))
    period, words = before[-1].period, text[before[-1].start : before[-1].end]
    first = before[-1].period.first + timedelta(days)
    return Found(*at, replace(period, first=first, last=first, rule=f"counted from {words}"))

"""Evidence of dates: the same day, overlapping periods, days apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vedette.linking import kinds
from vedette.linking.cited import CitedClaim
from vedette.linking.reason import CONFLICT, Reason
from vedette.model import Claim

WEEK = 7


def weigh(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """One reason for the periods."""
    one, other = a.claim, b.claim
    if one.start and other.start:
        yield _periods(one, other)
    elif one.start or other.start:
        yield _half_dated(a, b)
    else:
        yield _undated(a, b)


def is_day(cited: CitedClaim) -> bool:
    """Whether the claim is of one known day."""
    return cited.claim.start is not None and cited.claim.start == cited.claim.end


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def told(first: date | None, last: date | None) -> str:
    """A day or a period in words: "3 February 2020", "3 to 7 February 2020"."""
    if first is None or last is None:
        return "no date"
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {last:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def _periods(a: Claim, b: Claim) -> Reason:
    assert a.start and a.end and b.start and b.end
    spans = sorted({told(a.start, a.end), told(b.start, b.end)})
    both = " and ".join(spans)
    shared = (min(a.end, b.end) - max(a.start, b.start)).days + 1
    if shared > 0:
        return _overlapping(a, b, spans)
    gap = 1 - shared
    if gap == 1 and _days(a.start, a.end) == _days(b.start, b.end) == 1:
        return Reason("period", -9.0, f"a day apart: {both}")
    return Reason("period", CONFLICT, f"different days: {both}")


def _overlapping(a: Claim, b: Claim, spans: list[str]) -> Reason:
    assert a.start and a.end and b.start and b.end
    if len(spans) == 1:
        length = _days(a.start, a.end)
        weight = 4.0 if length == 1 else 2.0 if length <= WEEK else 1.0
        return Reason("period", weight, f"same {'day' if length == 1 else 'period'}: {spans[0]}")
    if began_together(a, b):
        return Reason("period", 2.0, f"both since {told(a.start, a.start)}")
    shorter, longer = sorted((_days(a.start, a.end), _days(b.start, b.end)))
    words = f"the periods overlap: {' and '.join(spans)}"
    if longer <= WEEK:
        return Reason("period", -1.0, words)
    if shorter > WEEK:
        return Reason("period", -2.0, words)
    return Reason("period", -4.0, f"{words}, one of them long")


def began_together(a: Claim, b: Claim) -> bool:
    """Whether both tell of a lasting act that began on one day."""
    lasting = kinds.is_lasting(a.event_type) and kinds.is_lasting(b.event_type)
    return lasting and a.start is not None and a.start == b.start


def _half_dated(a: CitedClaim, b: CitedClaim) -> Reason:
    dated, undated = (a, b) if a.claim.start else (b, a)
    if undated.published is None or dated.claim.end is None:
        return Reason("period", -4.0, "one claim has no date, nor has its report")
    gap = (undated.published - dated.claim.end).days
    if -1 <= gap <= 1:
        return Reason("period", -1.5, "one claim has no date; its report is of the same days")
    return Reason("period", -5.0, f"one claim has no date; its report is {abs(gap)} days off")


def _undated(a: CitedClaim, b: CitedClaim) -> Reason:
    if a.published is None or b.published is None:
        return Reason("period", -4.0, "neither claim has a date")
    gap = abs((a.published - b.published).days)
    if gap <= 1:
        return Reason("period", -2.0, "neither claim has a date; the reports are of the same days")
    return Reason("period", -5.0, f"neither claim has a date; the reports are {gap} days apart")

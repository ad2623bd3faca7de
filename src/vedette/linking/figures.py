"""Evidence of figures: equal counts, compatible bounds, rising tolls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vedette.linking.cited import CitedClaim
from vedette.linking.reason import Reason
from vedette.model import Claim, Figure

MAX = 10**9


def weigh(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """One reason for each kind of figure that both claims count."""
    first, second = sorted((a, b), key=lambda c: (c.published or date.min, c.id))
    one, other = totals(first.claim), totals(second.claim)
    for kind in sorted(one.keys() & other.keys()):
        yield _kind(kind, one[kind], other[kind])


def totals(claim: Claim) -> dict[tuple[str, bool], tuple[int, int]]:
    """The bounds of each kind of figure, summed over whom it counts; running tolls apart."""
    sums: dict[tuple[str, bool], tuple[int, int]] = {}
    for figure in claim.figures:
        low, high = bounds(figure)
        was = sums.get((figure.kind, figure.cumulative), (0, 0))
        sums[figure.kind, figure.cumulative] = (was[0] + low, min(MAX, was[1] + high))
    return sums


def bounds(figure: Figure) -> tuple[int, int]:
    """A figure's bounds with open ones closed: at least 0, at most a thousand million."""
    return figure.low or 0, MAX if figure.high is None else figure.high


def _kind(kind: tuple[str, bool], a: tuple[int, int], b: tuple[int, int]) -> Reason:
    name = kind[0]
    then = f"{said(a)} then {said(b)} {name}"
    if a == b:
        weight = 1.0 if a[1] <= 1 else 2.0 if a[1] <= 9 else 3.5
        return Reason("figures", weight, f"same figure: {said(a)} {name}")
    if a[0] <= b[1] and b[0] <= a[1]:
        return Reason("figures", 1.0, f"figures fit: {then}")
    low, high = sorted((a[1], b[1]))
    rising = b[0] > a[1]
    if high - low <= max(5, low) and low > 0:
        return Reason(
            "figures", 0.5, f"figures fit: {then}, a {'rising' if rising else 'differing'} toll"
        )
    if rising:
        return Reason("figures", -1.0, f"figures may fit: {then}, a toll that rose much")
    return Reason("figures", -3.0, f"figures do not fit: {then}")


def said(bounds: tuple[int, int]) -> str:
    """Bounds in words: "5", "61 or more", "up to 150", "24 to 99"."""
    low, high = bounds
    if low == high:
        return f"{low:,}"
    if high >= MAX:
        return f"{low:,} or more"
    return f"up to {high:,}" if low == 0 else f"{low:,} to {high:,}"

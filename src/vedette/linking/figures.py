"""Evidence of figures: equal counts, compatible bounds, rising tolls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vedette.linking.cited import CitedClaim
from vedette.linking.people import PEOPLE_KINDS, whole_figures
from vedette.linking.reason import Reason
from vedette.linking.voices import quotes_of
from vedette.model import Claim, Figure

MAX = 10**9
Bounds = tuple[int, int]
RAISING = re.compile(
    r"\b(rose|rises?|risen|rising|raised|raising|climb(s|ed)|increas(ed|es)|revised|"
    r"(earlier|previous|initial) (toll|figure|count)|death toll|up from)\b",
    re.IGNORECASE,
)
"""Words by which a later report corrects an earlier figure."""


def weigh(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """The reason of the kind of figure that speaks most strongly, of those both count."""
    first, second = sorted((a, b), key=lambda c: (c.published or date.min, c.id))
    one, other = totals(first.claim), totals(second.claim)
    raised = any(RAISING.search(quote) for quote in quotes_of(second.claim))
    found = [
        _kind(kind[0], one[kind], other[kind], raised) for kind in sorted(one.keys() & other.keys())
    ]
    if found:
        yield max(found, key=lambda reason: (abs(reason.weight), reason.words))


def totals(claim: Claim) -> dict[tuple[str, bool], Bounds]:
    """The bounds of each kind of figure, summed over whom it counts; running tolls apart."""
    sums: dict[tuple[str, bool], Bounds] = {}
    for figure in whole_figures(claim):
        if figure.kind != "other":
            low, high = bounds(figure)
            was = sums.get((figure.kind, figure.cumulative), (0, 0))
            sums[figure.kind, figure.cumulative] = (was[0] + low, min(MAX, was[1] + high))
    return sums


def bounds(figure: Figure) -> Bounds:
    """A figure's bounds with open ones closed: at least 0, at most a thousand million."""
    return figure.low or 0, MAX if figure.high is None else figure.high


def _kind(kind: str, a: Bounds, b: Bounds, raised: bool) -> Reason:
    then = f"{said(a)} then {said(b)} {kind}"
    if a == b:
        return Reason("figures", _rarity(a), f"same figure: {said(a)} {kind}")
    if a[0] <= b[1] and b[0] <= a[1]:
        return Reason("figures", 1.0, f"figures fit: {then}")
    return _apart(kind, then, a, b, raised)


def _rarity(bounds: Bounds) -> float:
    """Weight of an equal figure: the rarer the number, the less likely by chance."""
    number = bounds[0] or bounds[1]
    if number <= 2:
        return 0.5
    if number <= 9:
        return 2.0
    if bounds[0] != bounds[1] or number % 50 == 0:
        return 2.5
    return 3.5 if number < 20 or number % 10 == 0 else 4.5


def _apart(kind: str, then: str, a: Bounds, b: Bounds, raised: bool) -> Reason:
    """Figures that exclude each other: near, a toll that rose, or too far apart."""
    rising = b[0] > a[1]
    less, more = (a[1], b[0]) if rising else (b[1], a[0])
    if rising and raised and kind in PEOPLE_KINDS:
        return Reason("figures", 1.0, f"figures fit: {then}, told as a toll that rose")
    if more - less <= max(2, more // 4):
        return Reason("figures", 0.5, f"figures are near: {then}{', a rising toll' * rising}")
    if more <= 2 * less:
        weight = 0.0 if rising else -1.0
        return Reason("figures", weight, f"figures may fit: {then}{', a rising toll' * rising}")
    return Reason("figures", -2.5 if rising else -4.0, f"figures do not fit: {then}")


def said(bounds: Bounds) -> str:
    """Bounds in words: "5", "61 or more", "up to 150", "24 to 99"."""
    low, high = bounds
    if low == high:
        return f"{low:,}"
    if high >= MAX:
        return f"{low:,} or more"
    return f"up to {high:,}" if low == 0 else f"{low:,} to {high:,}"

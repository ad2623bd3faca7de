"""Krippendorff's alpha: how far coders agree beyond what chance gives.

Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (University of Pennsylvania,
2011). Values may be missing; there may be any number of coders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import permutations
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def nominal(a: object, b: object) -> float:
    """Distance of names: 0 where equal, else 1."""
    return float(a != b)


def interval(a: float, b: float) -> float:
    """Distance of numbers: the square of their difference."""
    return float(a - b) ** 2


def alpha(units: Sequence[Sequence[T | None]], distance: Callable[[T, T], float]) -> float | None:
    """Alpha of coded units.

    Args:
        units: for each unit, the value each coder gave, or None.
        distance: :func:`nominal` or :func:`interval`.

    Returns:
        1 for full agreement, 0 for chance, below 0 for systematic disagreement; None where no
        unit has two values or all values are equal, so that there is no chance to compare with.
    """
    known = [[value for value in unit if value is not None] for unit in units]
    paired = [values for values in known if len(values) > 1]
    counts = Counter(value for values in paired for value in values)
    total = sum(counts.values())
    if len(counts) < 2:
        return None
    observed = sum(
        sum(distance(a, b) for a, b in permutations(values, 2)) / (len(values) - 1)
        for values in paired
    )
    expected = sum(n * m * distance(a, b) for a, n in counts.items() for b, m in counts.items()) / (
        total - 1
    )
    return 1 - observed / expected if expected else None

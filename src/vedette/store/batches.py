"""Long lists in pieces that fit one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
MOST = 500
"""Values of one IN (...) list."""


def batched(values: Iterable[T], size: int = MOST) -> Iterator[list[T]]:
    """Lists of at most ``size`` values, in order."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some

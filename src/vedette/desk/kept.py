"""What is dear to compute is kept until the record changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar

from fastapi import Request

from vedette.store import Record

T = TypeVar("T")
RESULTS = 256
WATCHES = 6
"""Results, and whole views of the record, kept at a time; the least lately used goes first."""


class Kept:
    """Results by what was asked, each good for one state of the record.

    Args:
        outdated: called when a result is asked for that the record has outgrown.
    """

    def __init__(self, most: int, outdated: Callable[[], None] = lambda: None) -> None:
        self._most = most
        self._outdated = outdated
        self._lock = threading.Lock()
        self._found: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()
        self._made: dict[Hashable, Future[Any]] = {}

    def get(self, record: Record, asked: Hashable, make: Callable[[], T]) -> T:
        """The kept result of a question, or a new one where the record has changed since.

        Who asks while another makes it waits for that one.
        """
        state = record.state()
        with self._lock:
            known = self._found.pop(asked, None)
            if known is not None and known[0] == state:
                self._found[asked] = known
                value: T = known[1]
                return value
            made: Future[T] | None = self._made.get((asked, state))
            mine: Future[T] = self._made.setdefault((asked, state), Future())
        if known is not None:
            self._outdated()
        return made.result() if made else self._make(asked, state, make, mine)

    def _make(self, asked: Hashable, state: Hashable, make: Callable[[], T], mine: Future[T]) -> T:
        try:
            value = make()
            with self._lock:
                self._found[asked] = (state, value)
                while len(self._found) > self._most:
                    self._found.popitem(last=False)
            mine.set_result(value)
            return value
        except BaseException as error:
            mine.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._made[asked, state]


def keep(request: Request, asked: Hashable, make: Callable[[], T]) -> T:
    """What a page computes of the record, kept by this desk."""
    kept: Kept = request.app.state.kept
    return kept.get(request.app.state.record, asked, make)

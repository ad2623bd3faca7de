"""What the first pages need is computed before it is asked for: at the start, after each change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from fastapi import FastAPI, Request

from vedette.errors import VedetteError

PAUSE_S = 0.2
"""The page that shows a change is answered first."""
Warm = Callable[[Request], object]


class Warming:
    """Computes in the background; never twice at once.

    Args:
        warms: what is computed; each keeps what it finds.
    """

    def __init__(self, app: FastAPI, warms: Sequence[Warm]) -> None:
        self._request = Request({"type": "http", "app": app, "query_string": b"", "headers": []})
        self._warms = warms
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, pause: float = PAUSE_S) -> None:
        """Compute anew, unless that is under way."""
        with self._lock:
            if self._ending.is_set() or (self._thread and self._thread.is_alive()):
                return
            self._thread = threading.Thread(target=self._run, args=(pause,))
            self._thread.start()

    def end(self) -> None:
        """Wait for what is under way and compute no more."""
        with self._lock:
            self._ending.set()
        if self._thread:
            self._thread.join()

    def _run(self, pause: float) -> None:
        self._ending.wait(pause)
        for warm in self._warms:
            if self._ending.is_set():
                return
            with suppress(VedetteError):
                warm(self._request)

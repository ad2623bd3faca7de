"""The record as it stood: the events of a past moment, in tables of their own in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock

from sqlalchemy import Connection, Engine, func, select

from vedette.linking import CitedClaim
from vedette.model import Event
from vedette.store import schema
from vedette.store.batches import batched
from vedette.store.cited import Citations
from vedette.store.engine import MEMORY, connect, create_words
from vedette.store.links import write_events
from vedette.store.replay import Part, claims_standing, decisions_until, kept_links, parts_of

CHUNK = 500
"""Components written at a time."""
MOST = 3
"""Past moments remembered at a time."""


class Memory:
    """Past moments that were asked for, remembered until the record changes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: dict[datetime, tuple[tuple[str, int, int], Engine]] = {}

    @contextmanager
    def view(self, kept: Connection, citations: Citations, until: datetime) -> Iterator[Connection]:
        """A connection to the events of a past moment; one thread uses it at a time."""
        with self._lock:
            state = state_of(kept)
            known = self._made.pop(until, None)
            if known is None or known[0] != state:
                known = state, as_it_stood(kept, citations, until)
            self._made[until] = known
            while len(self._made) > MOST:
                self._made.pop(next(iter(self._made)))[1].dispose()
            with known[1].connect() as view:
                yield view

    def close(self) -> None:
        """Let go of all of them."""
        for _, engine in self._made.values():
            engine.dispose()
        self._made.clear()


def state_of(connection: Connection) -> tuple[str, int, int]:
    """What changes whenever a report is read or a decision made."""
    newest = connection.execute(select(func.max(schema.readings.c.at))).scalar() or ""
    readings = connection.execute(select(func.count()).select_from(schema.readings)).scalar() or 0
    decisions = connection.execute(select(func.count()).select_from(schema.decisions)).scalar()
    return str(newest), int(readings), int(decisions or 0)


def as_it_stood(connection: Connection, citations: Citations, until: datetime) -> Engine:
    """A database in memory with the events of reports captured, and decisions made, by then."""
    past = connect(MEMORY)
    with past.connect().execution_options(writes=True) as memory:
        memory.exec_driver_sql("PRAGMA foreign_keys = OFF")
        memory.rollback()
        with memory.begin():
            schema.metadata.create_all(memory, tables=list(schema.VIEW))
            create_words(memory)
            for part in batched(_parts(connection, citations, until), CHUNK):
                _write(memory, part)
    return past


def _parts(connection: Connection, citations: Citations, until: datetime) -> Iterable[Part]:
    ids = claims_standing(connection, until)
    comparisons = kept_links(connection, ids)
    decisions = decisions_until(connection, until)
    return parts_of(connection, citations, ids, comparisons, decisions)


def _write(memory: Connection, parts: Iterable[Part]) -> None:
    made: list[Event] = []
    cited: dict[str, CitedClaim] = {}
    unsure: dict[str, int] = {}
    for part in parts:
        made += part.events()
        cited |= part.cited
        unsure |= part.unsure()
    write_events(memory, made, cited, unsure)

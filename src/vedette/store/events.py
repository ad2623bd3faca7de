"""Asking for events: pages, rows, counts, sums, one by its id, and how it came to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection

from vedette.model import Event
from vedette.store import counting, reads, summaries
from vedette.store.batches import batched
from vedette.store.database import Database, Past, until
from vedette.store.filters import ALL, EventFilter
from vedette.store.history import Version, versions_of
from vedette.store.summaries import Totals

PAGE = 100


class Events(Database):
    """Asks for the events that the record computes from what it keeps."""

    def events(
        self,
        wanted: EventFilter = ALL,
        *,
        limit: int | None = PAGE,
        offset: int = 0,
        order: str = "start",
        as_of: Past = None,
    ) -> list[Event]:
        """One page of the events that pass a filter.

        Args:
            as_of: a day (to its end) or a moment, UTC: reports captured and decisions made by
                then. So in every method that takes it.
        """
        with self._viewing(as_of) as (view, kept):
            ids = reads.event_ids(view, wanted, limit=limit, offset=offset, order=order)
            return self._graded(view, kept, ids, as_of)

    def each_event(
        self, wanted: EventFilter = ALL, *, order: str = "start", as_of: Past = None
    ) -> Iterator[Event]:
        """Every event that passes a filter, loaded a few at a time: for exports of any size."""
        with self._viewing(as_of) as (view, kept):
            ids = reads.event_ids(view, wanted, limit=None, offset=0, order=order)
        for some in batched(ids, PAGE):
            with self._viewing(as_of) as (view, kept):
                page = self._graded(view, kept, some, as_of)
            yield from page

    def count(self, wanted: EventFilter = ALL, *, as_of: Past = None) -> int:
        """How many events pass a filter."""
        with self._viewing(as_of) as (view, _):
            return reads.count_events(view, wanted)

    def rows(
        self,
        wanted: EventFilter = ALL,
        columns: Sequence[str] = ("id",),
        *,
        order: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        as_of: Past = None,
    ) -> list[tuple[Any, ...]]:
        """Light columns (``reads.COLUMNS``) of events as tuples, for maps, timelines, counts."""
        regrade = not reads.GRADES.isdisjoint(columns)
        with self._viewing(as_of) as (view, kept):
            regrade = regrade and bool(self._distrusted(kept, as_of))
            asked = tuple(dict.fromkeys(("id", *columns))) if regrade else columns
            found = reads.light_rows(view, wanted, asked, order=order, limit=limit, offset=offset)
            if not regrade:
                return found
            graded = self._graded(view, kept, [row[0] for row in found], as_of)
        events = {event.id: event for event in graded}
        return [reads.with_grades(asked, row, events[row[0]], columns) for row in found]

    def _graded(
        self, view: Connection, kept: Connection, ids: Sequence[str], as_of: Past
    ) -> list[Event]:
        """Events with the grades of what was decided by then about all events."""
        doubted = self._distrusted(kept, as_of)
        return reads.events_by_id(view, kept, self._citations, ids, doubted)

    def _distrusted(self, kept: Connection, as_of: Past) -> frozenset[str]:
        moment = until(as_of) if as_of else None
        return self._trust.distrusted(kept, self._citations, moment)

    def totals(self, wanted: EventFilter = ALL) -> Totals:
        """Sums over the events that pass a filter."""
        with self._reading() as connection:
            return summaries.totals_of(connection, wanted)

    def tally(self, wanted: EventFilter, *columns: str, as_of: Past = None) -> dict[Any, int]:
        """How many events there are of each value of a light column, the most first."""
        with self._viewing(as_of) as (view, _):
            return reads.tally(view, wanted, columns)

    def event(self, id: str, as_of: Past = None) -> Event | None:
        """An event by its id, by an id it had before, or by the id of one of its claims."""
        with self._viewing(as_of) as (view, kept):
            present = reads.present_id(view, id)
            if present is None:
                return None
            return self._graded(view, kept, [present], as_of)[0]

    def counting(self, event: Event, as_of: Past = None) -> list[Event]:
        """Events whose figures may count this one's too: of a longer time or a wider area."""
        return counting.counting(self, event, as_of)

    def history(self, id: str) -> list[Version]:
        """How an event came to be what it is, oldest version first; empty if there is none."""
        with self._reading() as connection:
            present = reads.present_id(connection, id)
            if present is None:
                return []
            claimed = reads.claim_ids_of(connection, present)
            trust = partial(self._trust.distrusted, connection, self._citations)
            return list(versions_of(connection, self._citations, claimed, trust))

"""Keeping a person's decisions, trying them out, and asking for them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from vedette.model import Decision, Event
from vedette.store import engine as engines
from vedette.store import links, reads, summaries, writes
from vedette.store.database import Database
from vedette.store.trust import distrusted


class Deciding(Database):
    """Keeps and tells what people decided."""

    def decide(self, *decisions: Decision, seen: str = "") -> tuple[str, ...]:
        """Keep a person's decisions, all or none; ids of the events computed anew.

        Args:
            seen: the :meth:`mark` of the events that the person looked at.

        Raises:
            StaleError: these events have changed since.
            StoreError: a verdict is none, or it is about something the record does not hold.
        """
        with self._writing() as connection:
            if seen:
                summaries.check_mark(connection, seen)
            return self._decide(connection, decisions)

    def mark(self, event_ids: Iterable[str]) -> str:
        """A mark of events as they are now, for :meth:`decide`."""
        with self._reading() as connection:
            return summaries.mark_of(connection, event_ids)

    def preview(self, *decisions: Decision) -> list[Event]:
        """The events as they would be after decisions, which are not kept.

        Raises:
            StoreError: as :meth:`decide` does.
        """
        with self._engine.connect().execution_options(writes=True) as connection:
            change = connection.begin()
            try:
                ids = self._decide(connection, decisions)
                doubted = distrusted(connection, self._citations)
                return reads.events_by_id(connection, connection, self._citations, ids, doubted)
            except DBAPIError as error:
                raise engines.explain(error, self._address) from error
            finally:
                change.rollback()

    def _decide(self, connection: Connection, made: Iterable[Decision]) -> tuple[str, ...]:
        kept = [writes.put_decision(connection, decision) for decision in made]
        seeds = {id for decision in kept for id in writes.claims_decided(connection, decision)}
        ids = tuple(links.recompute(connection, self._citations, sorted(seeds)))
        reads.check_periods(connection, ids)
        return ids

    def decisions(self, subject: str | None = None) -> list[Decision]:
        """Every decision, or those about a claim or event; undone ones and undos among them."""
        with self._reading() as connection:
            return reads.decisions_about(connection, subject)

    def latest_decisions(self, most: int) -> list[Decision]:
        """The decisions made last, the latest first; undone ones and undos among them."""
        with self._reading() as connection:
            return summaries.latest_decisions(connection, most)

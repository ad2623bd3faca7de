"""The record as it stood: the events of a past moment, in tables of their own in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import combinations
from threading import Lock

from sqlalchemy import Connection, Engine, func, select

from vedette.linking import Comparison, block_keys, compare
from vedette.linking.verdicts import in_force
from vedette.store import schema
from vedette.store.batches import batched
from vedette.store.cited import Citations
from vedette.store.decided import all_decisions
from vedette.store.engine import create_words, in_memory
from vedette.store.links import copy_events, write_events
from vedette.store.replay import STREAMED, claims_standing, components, computed
from vedette.store.writes import claims_decided

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
    """A database in memory with the events of reports captured, and decisions made, by then.

    Components of claims that nothing has touched since are copied; the others are computed.
    """
    past = in_memory()
    ids = claims_standing(connection, until)
    touched = _touched_since(connection, ids, until)
    older = _not_linked(connection, citations, ids)
    decisions = all_decisions(connection, until)
    inside = frozenset(ids)
    with past.begin() as memory:
        schema.metadata.create_all(memory, tables=list(schema.VIEW))
        create_words(memory)
        copy_events(connection, memory, sorted(inside - touched))
        for batch in computed(connection, citations, sorted(inside & touched), decisions, older):
            unsure = {id: inside.intersection(others) for id, others in batch.unsure.items()}
            write_events(memory, batch.events, batch.cited, unsure)
    return past


def _touched_since(connection: Connection, ids: Iterable[str], until: datetime) -> set[str]:
    """Claims, of then or of now, of components that a later report or decision has touched."""
    then, now = set(ids), set(claims_standing(connection))
    decisions = all_decisions(connection)
    whole = components(connection, then | now, decisions)
    for decision in in_force(d for d in decisions if d.at <= until).standing:
        if decision.verdict == "same":
            for subject in decision.subjects[1:]:
                whole.join(decision.subjects[0], subject)
    late = now ^ then
    for decision in decisions:
        if decision.at > until:
            late.update(claims_decided(connection, decision))
    late |= _unsure_beside(connection, late)
    roots = {whole.root(id) for id in late if id in whole}
    return {id for root, members in whole.groups() if root in roots for id in members}


def _unsure_beside(connection: Connection, ids: set[str]) -> set[str]:
    """Claims that may be the same as one of these."""
    links = schema.links.c
    query = select(links.a, links.b).where(links.verdict == "unsure")
    found = set()
    for a, b in connection.execute(query.execution_options(yield_per=STREAMED)):
        if a in ids or b in ids:
            found |= {a, b}
    return found


def _not_linked(connection: Connection, citations: Citations, ids: list[str]) -> list[Comparison]:
    """Comparisons of claims of older readings, which the record no longer links."""
    inside = set(ids)
    linked = set(connection.execute(select(schema.block_keys.c.claim_id).distinct()).scalars())
    older = citations.of(connection, sorted(inside - linked))
    block: dict[str, set[str]] = {}
    for id, cited in older.items():
        for key in block_keys(cited):
            block.setdefault(key, set()).add(id)
    pairs = set()
    for some in batched(sorted(block)):
        query = select(schema.block_keys).where(schema.block_keys.c.key.in_(some))
        for key, id in connection.execute(query):
            if id in inside:
                pairs |= {(min(id, mine), max(id, mine)) for mine in block[key]}
    for mine in block.values():
        pairs |= set(combinations(sorted(mine), 2))
    known = citations.of(connection, sorted({id for pair in pairs for id in pair}))
    return [compare(known[a], known[b]) for a, b in sorted(pairs)]

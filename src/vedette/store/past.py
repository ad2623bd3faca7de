"""The record as it stood: the events of a past moment, in tables of their own in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from threading import Lock

from sqlalchemy import Connection, Engine, func, select

from vedette.linking import CitedClaim, block_keys, compare
from vedette.linking.blocking import is_crowd, sample_of
from vedette.linking.verdicts import in_force
from vedette.store import blocks, schema
from vedette.store.cited import Citations
from vedette.store.decided import all_decisions
from vedette.store.engine import create_words, in_memory
from vedette.store.links import copy_events, write_events
from vedette.store.replay import STREAMED, Known, claims_standing, components, computed
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
    inside = frozenset(claims_standing(connection, until))
    known = _known_then(connection, citations, inside)
    touched = _touched_since(connection, inside, until, known)
    decisions = all_decisions(connection, until)
    with past.begin() as memory:
        schema.metadata.create_all(memory, tables=list(schema.VIEW))
        create_words(memory)
        copy_events(connection, memory, sorted(inside - touched))
        for batch in computed(connection, citations, sorted(inside & touched), decisions, known):
            unsure = {id: inside.intersection(others) for id, others in batch.unsure.items()}
            write_events(memory, batch.events, batch.cited, unsure)
    return past


def _touched_since(
    connection: Connection, inside: frozenset[str], until: datetime, known: Known
) -> set[str]:
    """Claims, of then or of now, of components that a later report or decision has touched."""
    now = set(claims_standing(connection))
    decisions = all_decisions(connection)
    whole = components(connection, now | inside, decisions, Known())
    for a, b in known.made_same():
        whole.join(a, b)
    for decision in in_force(d for d in decisions if d.at <= until).standing:
        if decision.verdict == "same":
            for subject in decision.subjects[1:]:
                whole.join(decision.subjects[0], subject)
    late = (now ^ inside) | known.anew
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


def _known_then(connection: Connection, citations: Citations, inside: frozenset[str]) -> Known:
    """The comparisons as they were then.

    They may be others than the record's for claims of older readings, which it no longer links,
    and in crowds, whose samples change as they grow; those are made anew.
    """
    linked = set(connection.execute(select(schema.block_keys.c.claim_id).distinct()).scalars())
    older = citations.of(connection, sorted(inside - linked))
    now = set(blocks.crowds(connection))
    theirs = {key for cited in older.values() for key in block_keys(cited)}
    crowds = _blocks(connection, theirs | now, inside, older)
    anew = set(older).union(*(m for key, m in crowds.items() if key in now or is_crowd(len(m))))
    cited = citations.of(connection, sorted(anew))
    keys = {key for one in cited.values() for key in block_keys(one)}
    then = _blocks(connection, keys, inside, older)
    pairs = {p for ids in then.values() for p in blocks.pairs_met(ids) if not anew.isdisjoint(p)}
    both = citations.of(connection, sorted({id for pair in pairs for id in pair}))
    made = tuple(compare(both[a], both[b]) for a, b in sorted(pairs))
    unheard = frozenset(id for ids in then.values() for id in set(ids) - sample_of(ids))
    return Known(frozenset(anew), made, unheard)


def _blocks(
    connection: Connection,
    keys: Iterable[str],
    inside: frozenset[str],
    older: Mapping[str, CitedClaim],
) -> dict[str, list[str]]:
    """The claims of then that have each of these keys."""
    found = blocks.members(connection, keys)
    then = {key: [id for id in ids if id in inside] for key, ids in found.items()}
    for id, cited in older.items():
        for key in block_keys(cited):
            if key in then:
                then[key].append(id)
    return then

"""Events computed from what is kept, for now or for any past moment, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, func, select

from vedette.linking import CitedClaim, Comparison, block_keys, compare
from vedette.linking.blocking import meet
from vedette.linking.verdicts import in_force
from vedette.model import Decision, Event
from vedette.store import rows, schema
from vedette.store.blocks import crowds, pairs_met, unheard
from vedette.store.cited import MOST, Citations
from vedette.store.links import events_of, links_among, unsure_of
from vedette.store.union import Union

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""
BATCH = 2_000
"""Claims that are compared, or whose events are computed, at a time."""
Block = tuple[str, list[str]]
"""A block key and the claims that have it."""
STREAMED = 5_000
"""Rows fetched at a time from a long result."""


def silent(_: str, __: int, ___: int) -> None:
    """Shows no progress."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some events, computed, with their claims and what may be of them."""

    events: tuple[Event, ...]
    cited: Mapping[str, CitedClaim]
    unsure: Mapping[str, Collection[str]]


def claims_standing(connection: Connection, until: datetime | None = None) -> list[str]:
    """Ids of the claims of each report's newest reading, of reports captured by a moment."""
    readings, reports = schema.readings.c, schema.reports.c
    query = (
        select(readings.report_id, readings.id, readings.at)
        .join_from(schema.readings, schema.reports)
        .order_by(readings.at, readings.id)
    )
    if until:
        query = query.where(reports.captured <= rows.moment(until))
    newest: dict[str, str] = {}
    for report, reading, at in connection.execute(query):
        if report not in newest or until is None or at <= rows.moment(until):
            newest[report] = reading
    wanted = set(newest.values())
    listed = select(schema.reading_claims.c.reading_id, schema.reading_claims.c.claim_id)
    streamed = connection.execute(listed.execution_options(yield_per=STREAMED))
    return sorted({id for reading, id in streamed if reading in wanted})


def blocks(connection: Connection) -> Iterator[Block]:
    """Each block key that more than one claim has, with those claims."""
    table = schema.block_keys.c
    query = select(schema.block_keys).order_by(table.key, table.claim_id)
    streamed = connection.execute(query.execution_options(yield_per=STREAMED))
    for key, group in groupby(streamed, key=itemgetter(0)):
        ids = [id for _, id in group]
        if len(ids) > 1:
            yield key, ids


def compare_blocks(
    connection: Connection, citations: Citations, progress: Progress = silent
) -> Iterator[Comparison]:
    """Compare every two claims that meet by a block key, each pair once, under its first key."""
    shared = select(schema.block_keys.c.key).group_by(schema.block_keys.c.key)
    several = shared.having(func.count() > 1).subquery()
    total = connection.execute(select(func.count()).select_from(several)).scalar() or 0
    done = 0
    crowded = crowds(connection)
    keys: dict[str, frozenset[str]] = {}
    for some in _gathered(blocks(connection)):
        cited = citations.of(connection, (id for _, ids in some for id in ids))
        keys |= {id: frozenset(block_keys(one)) for id, one in cited.items() if id not in keys}
        for key, ids in some:
            for a, b in pairs_met(ids):
                if meet(a, b, keys[a] & keys[b], crowded) == key:
                    yield compare(cited[a], cited[b])
        done += len(some)
        progress("blocks", done, total)
        if len(keys) > MOST:
            keys.clear()


def _gathered(found: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks in lots of about :data:`BATCH` claims, so that few questions load them."""
    lot: list[Block] = []
    size = 0
    for block in found:
        lot.append(block)
        size += len(block[1])
        if size >= BATCH:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


@dataclass(frozen=True, slots=True)
class Known:
    """The comparisons that count: those that the record holds, but for some of its claims.

    Attributes:
        anew: claims whose comparisons in the record do not count.
        made: those that count instead.
        unheard: claims that were not compared with all that share a key with them.
    """

    anew: frozenset[str] = frozenset()
    made: tuple[Comparison, ...] = ()
    unheard: frozenset[str] = frozenset()

    def counts(self, a: str, b: str) -> bool:
        """Whether the record's comparison of two claims counts."""
        return a not in self.anew and b not in self.anew

    def among(self, connection: Connection, ids: Collection[str]) -> list[Comparison]:
        """The comparisons of pairs of these claims."""
        inside = set(ids)
        kept = [c for c in links_among(connection, inside) if self.counts(c.first, c.second)]
        return kept + [c for c in self.made if c.first in inside and c.second in inside]

    def same(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """The pairs of claims that are the same."""
        query = select(schema.links.c.a, schema.links.c.b).where(schema.links.c.verdict == "same")
        for a, b in connection.execute(query.execution_options(yield_per=STREAMED)):
            if self.counts(a, b):
                yield a, b
        yield from self.made_same()

    def made_same(self) -> Iterator[tuple[str, str]]:
        """Of them, the pairs that the record does not hold."""
        return ((made.first, made.second) for made in self.made if made.verdict == "same")

    def unsure(self, connection: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
        """The claims that each of these claims may be the same as."""
        found = {
            id: {other for other in others if self.counts(id, other)}
            for id, others in unsure_of(connection, ids).items()
        }
        for made in self.made:
            if made.verdict == "unsure":
                found.setdefault(made.first, set()).add(made.second)
                found.setdefault(made.second, set()).add(made.first)
        return found


def computed(
    connection: Connection,
    citations: Citations,
    ids: Iterable[str],
    decisions: Sequence[Decision],
    known: Known | None = None,
) -> Iterator[Batch]:
    """All events of the claims, a batch of components at a time.

    Args:
        ids: whole components: no claim outside them belongs with one of them.
        known: the comparisons that count; those that the record holds unless given.
    """
    known = known or Known(unheard=unheard(connection))
    whole = components(connection, ids, decisions, known)
    about: dict[str, list[Decision]] = {}
    for decision in in_force(decisions).standing:
        for subject in decision.subjects:
            about.setdefault(subject, []).append(decision)
    for groups in _batches(whole):
        yield _batch(connection, citations, groups, (about, known))


def components(
    connection: Connection, ids: Iterable[str], decisions: Iterable[Decision], known: Known
) -> Union:
    """Which claims "same" links and standing "same" decisions hold together."""
    whole = Union(ids)
    for a, b in known.same(connection):
        whole.join(a, b)
    for decision in in_force(decisions).standing:
        if decision.verdict == "same":
            for subject in decision.subjects[1:]:
                whole.join(decision.subjects[0], subject)
    return whole


def _batches(whole: Union) -> Iterator[list[list[str]]]:
    groups: list[list[str]] = []
    for _, members in whole.groups():
        groups.append(members)
        if sum(map(len, groups)) >= BATCH:
            yield groups
            groups = []
    if groups:
        yield groups


def _batch(
    connection: Connection,
    citations: Citations,
    groups: list[list[str]],
    given: tuple[Mapping[str, Sequence[Decision]], Known],
) -> Batch:
    about, known = given
    ids = [id for members in groups for id in members]
    cited = citations.of(connection, ids)
    group = {id: number for number, members in enumerate(groups) for id in members}
    links: dict[int, list[Comparison]] = {}
    for link in known.among(connection, ids):
        if group[link.first] == group[link.second]:
            links.setdefault(group[link.first], []).append(link)
    made: list[Event] = []
    for number, members in enumerate(groups):
        decided = {d.id: d for id in members for d in about.get(id, ())}
        made += events_of(
            {id: cited[id] for id in members},
            links.get(number, []),
            list(decided.values()),
            known.unheard,
        )
    return Batch(tuple(made), cited, known.unsure(connection, ids))

"""Events computed from what is kept, for now or for any past moment, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, groupby
from operator import itemgetter

from sqlalchemy import Connection, func, select

from vedette.linking import CitedClaim, Comparison, block_keys, compare
from vedette.linking.verdicts import in_force
from vedette.model import Decision, Event
from vedette.store import rows, schema
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
    """Compare every two claims that share a block key, each pair once, under its first key."""
    shared = select(schema.block_keys.c.key).group_by(schema.block_keys.c.key)
    several = shared.having(func.count() > 1).subquery()
    total = connection.execute(select(func.count()).select_from(several)).scalar() or 0
    done = 0
    keys: dict[str, frozenset[str]] = {}
    for some in _gathered(blocks(connection)):
        cited = citations.of(connection, (id for _, ids in some for id in ids))
        keys |= {id: frozenset(block_keys(one)) for id, one in cited.items() if id not in keys}
        for key, ids in some:
            for a, b in combinations(ids, 2):
                if min(keys[a] & keys[b]) == key:
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


def same_pairs(connection: Connection) -> Iterator[tuple[str, str]]:
    """The pairs of claims that the record links as the same."""
    query = select(schema.links.c.a, schema.links.c.b).where(schema.links.c.verdict == "same")
    for row in connection.execute(query.execution_options(yield_per=STREAMED)):
        yield row.a, row.b


def computed(
    connection: Connection,
    citations: Citations,
    ids: Iterable[str],
    decisions: Sequence[Decision],
    more: Sequence[Comparison] = (),
) -> Iterator[Batch]:
    """All events of the claims, a batch of components at a time.

    Args:
        ids: whole components: no claim outside them belongs with one of them.
        more: comparisons beside those that the record holds.
    """
    whole = components(connection, ids, decisions, more)
    about: dict[str, list[Decision]] = {}
    for decision in in_force(decisions).standing:
        for subject in decision.subjects:
            about.setdefault(subject, []).append(decision)
    for groups in _batches(whole):
        yield _batch(connection, citations, whole, groups, (about, more))


def components(
    connection: Connection,
    ids: Iterable[str],
    decisions: Iterable[Decision],
    more: Iterable[Comparison] = (),
) -> Union:
    """Which claims "same" links and standing "same" decisions hold together."""
    whole = Union(ids)
    for a, b in same_pairs(connection):
        whole.join(a, b)
    for made in more:
        if made.verdict == "same":
            whole.join(made.first, made.second)
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
    whole: Union,
    groups: list[list[str]],
    given: tuple[Mapping[str, Sequence[Decision]], Sequence[Comparison]],
) -> Batch:
    about, more = given
    ids = [id for members in groups for id in members]
    cited = citations.of(connection, ids)
    links: dict[str, list[Comparison]] = {}
    for link in [*links_among(connection, ids), *more]:
        if link.first in cited and link.second in cited:
            links.setdefault(whole.root(link.first), []).append(link)
    made: list[Event] = []
    for members in groups:
        near = links.get(whole.root(members[0]), [])
        decided = {d.id: d for id in members for d in about.get(id, ())}
        made += events_of({id: cited[id] for id in members}, near, list(decided.values()))
    return Batch(tuple(made), cited, unsure_of(connection, ids, more))

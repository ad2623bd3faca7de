"""Linking what was just added or decided, and computing again only the events it touches.

A claim is compared with the claims that share a block key. The claims that "same" links and
"same" decisions hold together are a component; its clusters and events depend on nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, or_, select, update

from vedette.linking import CitedClaim, Comparison, block_keys, cluster, compare, compute_event
from vedette.linking.blocking import meet
from vedette.linking.reason import CONFLICT, Reason
from vedette.linking.verdicts import in_force
from vedette.model import Decision, Event
from vedette.store import blocks, schema
from vedette.store.batches import batched
from vedette.store.cited import Citations
from vedette.store.computed import event_json, event_row, event_words
from vedette.store.decided import decisions_on
from vedette.store.engine import insert_new, read_words, remove_words, write_words

CHUNK = 2_000
"""Claims whose events are copied at a time."""


def link_report(
    connection: Connection, citations: Citations, old: Iterable[str], new: Iterable[str]
) -> list[str]:
    """Link the claims of a report's newest reading in place of those of the one before.

    Returns:
        Ids of the events computed.
    """
    before, after = set(old), set(new)
    gone, fresh = before - after, after - before
    touched = component(connection, gone) - gone if gone else set()
    left = unsure_of(connection, gone)
    moved = exchange(connection, citations, gone, fresh)
    made = recompute(connection, citations, touched | after | moved, gone)
    met = unsure_of(connection, fresh | moved)
    _count_unsure(connection, {id for near in (left, met) for ids in near.values() for id in ids})
    return made


def exchange(
    connection: Connection, citations: Citations, gone: set[str], fresh: set[str]
) -> set[str]:
    """Take claims out of their blocks and put others in, comparing those that now meet.

    Returns:
        Other claims whose events that may touch: in a crowd, who comes or goes may change its
        sample, so that two other claims meet only now or no longer.
    """
    cited = citations.of(connection, sorted(fresh))
    rows = [{"key": k, "claim_id": id} for id, c in cited.items() for k in block_keys(c)]
    keys = {row["key"] for row in rows}
    keys |= {key for held in blocks.keys_of(connection, gone).values() for key in held}
    before = blocks.members(connection, keys)
    _unlink(connection, gone)
    insert_new(connection, schema.block_keys, rows)
    met, parted = blocks.changed(before, blocks.members(connection, keys))
    others = citations.of(connection, sorted({id for pair in met for id in pair}))
    found = [compare(others[a], others[b]) for a, b in sorted(met)]
    insert_new(connection, schema.links, [link_row(c) for c in found])
    moved = {pair[0] for pair in met if not fresh.intersection(pair)}
    return moved | _part(connection, parted)


def _part(connection: Connection, pairs: set[tuple[str, str]]) -> set[str]:
    """Forget the comparisons of pairs that meet by no key any longer; the claims they linked."""
    keys = blocks.keys_of(connection, {id for pair in pairs for id in pair})
    crowded = blocks.crowds(connection, {key for held in keys.values() for key in held})
    table = schema.links.c
    moved: set[str] = set()
    for a, b in sorted(pairs):
        if not meet(a, b, keys[a] & keys[b], crowded):
            gone = delete(schema.links).where(table.a == a, table.b == b)
            verdict = connection.execute(gone.returning(table.verdict)).scalar()
            moved |= {a, b} if verdict in {"same", "unsure"} else {a}
    return moved


def link_row(comparison: Comparison) -> dict[str, object]:
    """The row of a comparison."""
    return {
        "a": comparison.first,
        "b": comparison.second,
        "verdict": comparison.verdict,
        "score": comparison.score,
        "parts": int(comparison.parts),
    }


def comparison_of(row: Row[tuple[str, str, str, float, int]]) -> Comparison:
    """The comparison of a row, without the words of its reasons."""
    reasons = (Reason("", CONFLICT, ""),) if row.parts else ()
    return Comparison(row.a, row.b, row.verdict, row.score, reasons)


def _unlink(connection: Connection, gone: Iterable[str]) -> None:
    for some in batched(sorted(gone)):
        connection.execute(delete(schema.block_keys).where(schema.block_keys.c.claim_id.in_(some)))
        connection.execute(
            delete(schema.links).where(or_(schema.links.c.a.in_(some), schema.links.c.b.in_(some)))
        )


def component(connection: Connection, seeds: Iterable[str], ever: bool = False) -> set[str]:
    """All claims that "same" links and standing "same" decisions hold together with the seeds.

    Args:
        ever: follow decisions that were undone as well.
    """
    found: set[str] = set()
    edge = set(seeds)
    while edge:
        found |= edge
        edge = (_neighbours(connection, edge) | _joined(connection, edge, ever)) - found
    return found


def _neighbours(connection: Connection, ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    links = schema.links.c
    for some in batched(sorted(ids)):
        for near, far in ((links.a, links.b), (links.b, links.a)):
            query = select(far).where(near.in_(some), links.verdict == "same")
            found.update(connection.execute(query).scalars())
    return found


def _joined(connection: Connection, ids: Iterable[str], ever: bool) -> set[str]:
    all_made = decisions_on(connection, ids)
    made = all_made if ever else in_force(all_made).standing
    return {subject for d in made if d.verdict == "same" for subject in d.subjects}


def links_among(connection: Connection, ids: Iterable[str]) -> list[Comparison]:
    """The comparisons of pairs of these claims."""
    wanted = set(ids)
    found: list[Comparison] = []
    for some in batched(sorted(wanted)):
        query = select(schema.links).where(schema.links.c.a.in_(some))
        found += [comparison_of(row) for row in connection.execute(query) if row.b in wanted]
    return sorted(found, key=lambda c: (c.first, c.second))


def events_of(
    cited: Mapping[str, CitedClaim],
    comparisons: Sequence[Comparison],
    decisions: Sequence[Decision],
    unheard: Collection[str] = (),
) -> list[Event]:
    """The events that a component's claims make; a pure function of what it is given."""
    claims = list(cited.values())
    groups = cluster(claims, comparisons, decisions, unheard)
    standing = in_force(decisions).standing
    return [compute_event([cited[id] for id in ids], about(ids, standing)) for ids in groups]


def about(ids: Iterable[str], decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that are about any of the claims."""
    inside = set(ids)
    return [d for d in decisions if inside & set(d.subjects)]


def recompute(
    connection: Connection,
    citations: Citations,
    seeds: Iterable[str],
    gone: Iterable[str] = (),
) -> list[str]:
    """Compute the events of the components of the seeds again, and write what changed.

    Args:
        gone: claims that no reading holds any longer.

    Returns:
        Ids of the events computed.
    """
    ids = component(connection, seeds)
    cited = citations.of(connection, sorted(ids))
    decisions = decisions_on(connection, ids)
    unheard = blocks.unheard(connection, ids)
    made = events_of(cited, links_among(connection, ids), decisions, unheard)
    remove_events(connection, [*ids, *gone])
    write_events(connection, made, cited, unsure_of(connection, ids))
    return [event.id for event in made]


def unsure_of(connection: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    """The claims that each of these claims may be the same as."""
    found: dict[str, set[str]] = {}
    links = schema.links.c
    for some in batched(sorted(set(ids))):
        for near, far in ((links.a, links.b), (links.b, links.a)):
            query = select(near, far).where(near.in_(some), links.verdict == "unsure")
            for id, other in connection.execute(query):
                found.setdefault(id, set()).add(other)
    return found


def remove_events(connection: Connection, claim_ids: Iterable[str]) -> None:
    """Remove the events that hold any of the claims."""
    table = schema.event_claims.c
    for some in batched(sorted(claim_ids)):
        query = select(table.event_id).where(table.claim_id.in_(some)).distinct()
        for events in batched(connection.execute(query).scalars().all()):
            numbers = select(schema.events.c.number).where(schema.events.c.id.in_(events))
            listed = list(connection.execute(numbers).scalars())
            if listed:
                remove_words(connection, listed)
            connection.execute(delete(schema.events).where(schema.events.c.id.in_(events)))
            connection.execute(
                delete(schema.event_data).where(schema.event_data.c.event_id.in_(events))
            )
            connection.execute(delete(schema.event_claims).where(table.event_id.in_(events)))


def write_events(
    connection: Connection,
    made: Sequence[Event],
    cited: Mapping[str, CitedClaim],
    unsure: Mapping[str, Collection[str]],
) -> None:
    """Insert computed events: their columns, their JSON, their words, their claims."""
    if not made:
        return
    groups = {event.id: [cited[claim.id] for claim in event.claims] for event in made}
    connection.execute(schema.events.insert(), rows_of(made, cited, unsure))
    connection.execute(
        schema.event_data.insert(),
        [{"event_id": event.id, "data": event_json(event)} for event in made],
    )
    connection.execute(
        schema.event_claims.insert(),
        [{"claim_id": claim.id, "event_id": event.id} for event in made for claim in event.claims],
    )
    numbers = _numbers(connection, groups)
    write_words(
        connection,
        [{"number": numbers[e.id], **event_words(e, groups[e.id])} for e in made],
    )


def rows_of(
    made: Iterable[Event],
    cited: Mapping[str, CitedClaim],
    unsure: Mapping[str, Collection[str]],
) -> list[dict[str, Any]]:
    """The light columns of computed events."""
    return [
        event_row(event, [cited[claim.id] for claim in event.claims], _unsure(event, unsure))
        for event in made
    ]


def _count_unsure(connection: Connection, claim_ids: Iterable[str]) -> None:
    """Count again what may be of the events of these claims."""
    table = schema.event_claims.c
    of: dict[str, list[str]] = {}
    for some in batched(sorted(claim_ids)):
        events = select(table.event_id).where(table.claim_id.in_(some))
        query = select(table.event_id, table.claim_id).where(table.event_id.in_(events))
        for event, claim in connection.execute(query):
            of.setdefault(event, []).append(claim)
    unsure = unsure_of(connection, {claim for claims in of.values() for claim in claims})
    for event, claims in of.items():
        count = len({other for id in claims for other in unsure.get(id, ())} - set(claims))
        column = schema.events.c
        connection.execute(
            update(schema.events)
            .where(column.id == event, column.unsure != count)
            .values(doubt=column.doubt - column.unsure + count, unsure=count)
        )


def _unsure(event: Event, unsure: Mapping[str, Collection[str]]) -> int:
    """How many claims of other events may be of this one."""
    mine = {claim.id for claim in event.claims}
    return len({other for id in mine for other in unsure.get(id, ())} - mine)


def copy_events(connection: Connection, other: Connection, claim_ids: Iterable[str]) -> None:
    """Copy the events of these claims, as they are, into the tables of another connection."""
    table = schema.event_claims.c
    for some in batched(claim_ids, CHUNK):
        of = select(table.event_id).where(table.claim_id.in_(some))
        rows = _mappings(connection, select(schema.events).where(schema.events.c.id.in_(of)))
        ids = [row["id"] for row in rows]
        there = set(other.execute(select(schema.events.c.id).where(_in(ids))).scalars())
        rows = [row for row in rows if row["id"] not in there]
        if not rows:
            continue
        ids = [row["id"] for row in rows]
        data = select(schema.event_data).where(schema.event_data.c.event_id.in_(ids))
        claims = select(schema.event_claims).where(table.event_id.in_(ids))
        words = read_words(connection, [row["number"] for row in rows])
        other.execute(schema.events.insert(), rows)
        other.execute(schema.event_data.insert(), _mappings(connection, data))
        other.execute(schema.event_claims.insert(), _mappings(connection, claims))
        write_words(other, words)


def _in(ids: Iterable[str]) -> Any:
    return schema.events.c.id.in_(list(ids))


def _mappings(connection: Connection, query: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]


def _numbers(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for some in batched(ids):
        query = select(schema.events.c.id, schema.events.c.number)
        numbers |= {
            id: n for id, n in connection.execute(query.where(schema.events.c.id.in_(some)))
        }
    return numbers

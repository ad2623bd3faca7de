"""Blocks of claims that share a key, and what changes in them when claims come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, func, select

from vedette.linking.blocking import is_crowd, sample_of
from vedette.store.batches import batched
from vedette.store.schema import block_keys

Pair = tuple[str, str]
table = block_keys.c


def members(connection: Connection, keys: Iterable[str]) -> dict[str, list[str]]:
    """The claims that have each of these keys."""
    found: dict[str, list[str]] = {key: [] for key in keys}
    for some in batched(list(found)):
        for key, id in connection.execute(select(block_keys).where(table.key.in_(some))):
            found[key].append(id)
    return found


def keys_of(connection: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    """The keys of each of these claims."""
    found: dict[str, set[str]] = {}
    for some in batched(ids):
        for key, id in connection.execute(select(block_keys).where(table.claim_id.in_(some))):
            found.setdefault(id, set()).add(key)
    return found


def crowds(connection: Connection, keys: Iterable[str] | None = None) -> dict[str, frozenset[str]]:
    """Keys, of all or of some, that a crowd has, each with the sample of its claims."""
    query = select(table.key, func.count()).group_by(table.key).having(func.count() > 1)
    pieces = [query] if keys is None else [query.where(table.key.in_(s)) for s in batched(keys)]
    counts = (row for piece in pieces for row in connection.execute(piece))
    crowded = [key for key, count in counts if is_crowd(count)]
    return {key: sample_of(ids) for key, ids in members(connection, crowded).items()}


def unheard(connection: Connection, ids: Iterable[str] | None = None) -> frozenset[str]:
    """Claims, of all or of these, that are in some crowd and not in its sample."""
    if ids is None:
        return _unheard(connection, crowds(connection), None)
    mine = set(ids)
    keys = {key for found in keys_of(connection, mine).values() for key in found}
    return _unheard(connection, crowds(connection, keys), mine)


def _unheard(
    connection: Connection, crowded: Mapping[str, frozenset[str]], mine: Collection[str] | None
) -> frozenset[str]:
    found = members(connection, crowded)
    left = (id for key, ids in found.items() for id in ids if id not in crowded[key])
    return frozenset(id for id in left if mine is None or id in mine)


def pairs_met(ids: Collection[str]) -> Iterator[Pair]:
    """The pairs of the claims of one key that are compared by it, the lesser id first."""
    ordered = sorted(ids)
    for place, id in enumerate(ordered[: len(sample_of(ids))]):
        yield from ((id, other) for other in ordered[place + 1 :])


def changed(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> tuple[set[Pair], set[Pair]]:
    """The pairs that meet by a key only since a change, and those that met by it only before.

    Args:
        before, after: the claims of each key touched.
    """
    met: set[Pair] = set()
    parted: set[Pair] = set()
    for key, now in after.items():
        then = before.get(key, ())
        heard, was_heard = sample_of(now), sample_of(then)
        for id in heard - was_heard:
            met.update(_pairs(id, now))
        for id in set(now).difference(then) - heard:
            met.update(_pairs(id, heard))
        for id in (was_heard - heard).intersection(now):
            parted.update(_pairs(id, set(now) - heard))
    return met, parted


def _pairs(id: str, others: Iterable[str]) -> Iterator[Pair]:
    return ((min(id, other), max(id, other)) for other in others if other != id)

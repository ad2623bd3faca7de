"""Evidence of event types and statuses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vedette.codebook import load_codebook
from vedette.linking.cited import CitedClaim
from vedette.linking.reason import CONFLICT, Reason

REAL = frozenset({"occurred", "ongoing"})
UNREAL = frozenset({"threatened", "hypothetical"})


def weigh(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """One reason for the types, and one for the statuses where they differ."""
    yield _types(a.claim.event_type, b.claim.event_type)
    if a.claim.status != b.claim.status:
        yield _statuses(a.claim.status, b.claim.status)


@cache
def _types(a: str, b: str) -> Reason:
    book = load_codebook()
    one, other = sorted((_label(a), _label(b)))
    if a == b:
        weight = 3.0 if a in book.singular else 2.0
        return Reason("event_type", weight, f"same type: {one.lower()}")
    if are_kin(a, b):
        return Reason("event_type", 0.5, f"types that sources give to one event: {one} and {other}")
    words = f"different acts: {one} and {other}"
    if a in book.types and b in book.types and book.family_of(a) == book.family_of(b):
        return Reason("event_type", -8.0, words)
    return Reason("event_type", CONFLICT, words)


def _label(event_type: str) -> str:
    known = load_codebook().types.get(event_type)
    return known.label if known else event_type


@cache
def are_kin(a: str, b: str) -> bool:
    """Whether two types may be given to one event by different sources."""
    return any(a in group and b in group for group in load_codebook().kin)


@cache
def kindred(event_type: str) -> str:
    """The lesser name of all types that kin lead to: the family in which claims can meet."""
    found, fresh = {event_type}, {event_type}
    groups = load_codebook().kin
    while fresh:
        near = {name for group in groups if fresh & set(group) for name in group}
        fresh = near - found
        found |= near
    return min(found)


@cache
def is_spoken(event_type: str) -> bool:
    """Whether the act is known by who speaks."""
    return event_type in load_codebook().spoken


@cache
def is_placeless(event_type: str) -> bool:
    """Whether the act is not known by its place."""
    return event_type in load_codebook().placeless


@cache
def is_mutual(event_type: str) -> bool:
    """Whether the act's sides may be told either way round."""
    return event_type in load_codebook().mutual


@cache
def is_lasting(event_type: str) -> bool:
    """Whether the act is told by the day it began."""
    return event_type in load_codebook().lasting


@cache
def is_general(event_type: str) -> bool:
    """Whether the type's words also cover more exact types."""
    return event_type in load_codebook().general


@cache
def _statuses(a: str, b: str) -> Reason:
    one, other = sorted((a, b))
    pair = {a, b}
    if pair & UNREAL and pair & REAL:
        return Reason("status", -10.0, f"{one} and {other}: words of an act are not the act")
    if pair == REAL:
        return Reason("status", 0.0, "it goes on in one report and is over in the other")
    if "denied" in pair:
        return Reason("status", -0.5, f"one source denies what the other says {_then(pair)}")
    return Reason("status", -1.0, f"{one} in one claim, {other} in the other")


def _then(pair: set[str]) -> str:
    return next(iter(pair - {"denied"}))

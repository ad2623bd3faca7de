"""Evidence of sides: who does it, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from vedette.actors import load_register
from vedette.linking import kinds
from vedette.linking.cited import CitedClaim
from vedette.linking.people import group_of
from vedette.linking.reason import CONFLICT, Reason
from vedette.linking.wording import COMMON, words_of
from vedette.model import Claim

ANYONE = frozenset(
    f"~{word}"
    for word in "people person others civilians civilian residents man men woman women "
    "child children soldiers troops fighters forces militants rebels town city village area "
    "region building buildings positions government military army".split()
)
"""Nouns of which any two may differ."""


@lru_cache(maxsize=65536)
def sides_of(ids: tuple[str | None, ...], names: tuple[str, ...]) -> frozenset[str]:
    """The sides of actors: the register's own side of each, else its last word.

    A state and its forces are one side ("turkey" for "turkey.military"). Words that the
    register does not know are marked: "@williams" for a name, "~pirates" for a noun.
    """
    padded = ids + (None,) * (len(names) - len(ids))
    return frozenset(s for i, n in zip(padded, names, strict=False) if (s := _side(i, n)))


def _side(actor_id: str | None, name: str) -> str | None:
    actor = load_register().get(actor_id) if actor_id else None
    if actor:
        return actor.sides[0] if actor.sides else actor.id
    words = [w for w in words_of(name) if w not in COMMON]
    if not words:
        return None
    is_name = name.split()[-1][:1].isupper() and len(words) > 1 and group_of(name) == "unknown"
    return f"{'@' if is_name else '~'}{words[-1]}"


def actors_of(claim: Claim) -> frozenset[str]:
    """The sides that act; no side is taken to strike at its own forces."""
    acting = sides_of(claim.actor_ids, claim.actors)
    return (
        acting
        if kinds.is_mutual(claim.event_type)
        else acting - _own_forces(claim.target_ids, claim.targets)
    )


@lru_cache(maxsize=65536)
def _own_forces(ids: tuple[str | None, ...], names: tuple[str, ...]) -> frozenset[str]:
    """The sides hit that the register knows, but for those of civilians."""
    padded = ids + (None,) * (len(names) - len(ids))
    pairs = zip(padded, names, strict=False)
    kept = [(i, name) for i, name in pairs if group_of(name) != "civilian"]
    return _known(sides_of(tuple(i for i, _ in kept), tuple(name for _, name in kept)))


def targets_of(claim: Claim) -> frozenset[str]:
    """The sides that are acted on."""
    return sides_of(claim.target_ids, claim.targets)


def weigh(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """Reasons for those who act and those acted on; disjoint on both counts is a conflict."""
    one, other = a.claim, b.claim
    if kinds.is_mutual(one.event_type) and kinds.is_mutual(other.event_type):
        yield from _parties(actors_of(one) | targets_of(one), actors_of(other) | targets_of(other))
        return
    if _answers(one, other) or _answers(other, one):
        yield Reason("targets", CONFLICT, "who acts in one is hit in the other")
        return
    acting = _fit(actors_of(one), actors_of(other))
    suffering = _fit(targets_of(one), targets_of(other))
    if kinds.is_spoken(one.event_type) and acting != "same":
        weight = CONFLICT if acting == "apart" else -5.0
        yield Reason("actors", weight, "not surely the same speaker")
    elif acting == suffering == "apart":
        yield Reason("actors", CONFLICT, "different sides on both hands")
        return
    elif acting:
        yield _told("actors", acting, actors_of(one) & actors_of(other))
    if suffering:
        yield _suffering(suffering, targets_of(one), targets_of(other))


def _answers(a: Claim, b: Claim) -> bool:
    """Whether the side hit in one act is the one that acts in the other, alone."""
    return bool(_known(actors_of(a) & targets_of(b))) and not actors_of(a) & actors_of(b)


def _fit(a: frozenset[str], b: frozenset[str]) -> str:
    if not a or not b:
        return ""
    if a & b:
        return "same"
    return "apart" if _known(a) and _known(b) else "unsure"


def _known(sides: frozenset[str]) -> frozenset[str]:
    """The sides that the register knows."""
    return frozenset(side for side in sides if side[0] not in "~@")


def _told(field: str, fit: str, shared: frozenset[str]) -> Reason:
    label = "acting" if field == "actors" else "hit"
    if fit == "same":
        weight = 2.0 if _known(shared) else 0.5 if shared <= ANYONE else 1.0
        return Reason(field, weight, f"same side {label}: {_names(shared)}")
    if fit == "apart":
        return Reason(field, -4.0, f"different sides {label}")
    return Reason(field, -0.5, f"not surely the same side {label}")


def _suffering(fit: str, a: frozenset[str], b: frozenset[str]) -> Reason:
    """As :func:`_told`; persons hit whose names are given tell much."""
    people = [frozenset(s for s in sides if s.startswith("@")) for sides in (a, b)]
    if people[0] & people[1]:
        return Reason("targets", 3.0, f"the same name hit: {_names(people[0] & people[1])}")
    if all(people):
        return Reason("targets", -3.0, f"other names hit: {_names(people[0] | people[1])}")
    return _told("targets", fit, a & b)


def _names(sides: frozenset[str]) -> str:
    return ", ".join(sorted(side.lstrip("~@").replace("_", " ") for side in sides))


def _parties(a: frozenset[str], b: frozenset[str]) -> Iterator[Reason]:
    """The sides of an act that may be told either way round."""
    shared, one, other = _known(a & b), _known(a), _known(b)
    if len(shared) > 1:
        yield Reason("actors", 4.0, f"same parties: {_names(shared)}")
    elif shared and len(one) > 1 and len(other) > 1:
        yield Reason("actors", -4.0, f"only one party in common: {_names(shared)}")
    elif shared:
        yield Reason("actors", 0.0, f"a party in common: {_names(shared)}")
    elif one and other:
        yield Reason("actors", CONFLICT, "no party in common")
    elif a and b:
        yield Reason("actors", -0.5, "not surely the same parties")

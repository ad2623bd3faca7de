"""Evidence of sides: who does it, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from vedette.actors import load_register
from vedette.linking import kinds
from vedette.linking.cited import CitedClaim
from vedette.linking.reason import CONFLICT, Reason
from vedette.linking.wording import COMMON, words_of
from vedette.model import Claim

PEOPLE = frozenset("people person others civilians residents man men woman women child".split())


@lru_cache(maxsize=65536)
def sides_of(ids: tuple[str | None, ...], names: tuple[str, ...]) -> frozenset[str]:
    """The sides of actors: the register's own side of each, else the folded head words.

    A state and its forces are one side ("turkey" for "turkey.military").
    """
    padded = ids + (None,) * (len(names) - len(ids))
    return frozenset(s for i, n in zip(padded, names, strict=False) if (s := _side(i, n)))


def _side(actor_id: str | None, name: str) -> str | None:
    actor = load_register().get(actor_id) if actor_id else None
    if actor:
        return actor.sides[0] if actor.sides else actor.id
    words = [w for w in words_of(name) if w not in COMMON]
    return f"~{words[-1]}" if words else None


def actors_of(claim: Claim) -> frozenset[str]:
    """The sides that act."""
    return sides_of(claim.actor_ids, claim.actors)


def targets_of(claim: Claim) -> frozenset[str]:
    """The sides that are acted on."""
    return sides_of(claim.target_ids, claim.targets)


def weigh(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """Reasons for those who act and those acted on; disjoint on both counts is a conflict."""
    one, other = a.claim, b.claim
    acting, suffering = (
        _fit(actors_of(one), actors_of(other)),
        _fit(targets_of(one), targets_of(other)),
    )
    if acting == suffering == "apart" and not _swapped(one, other):
        yield Reason("actors", CONFLICT, "different sides on both hands")
        return
    if kinds.is_spoken(one.event_type) and acting != "same":
        yield Reason(
            "actors", CONFLICT if acting == "apart" else -5.0, "not surely the same speaker"
        )
    elif acting == "apart" and _swapped(one, other):
        yield Reason("actors", 1.0, "the same two sides, in other roles")
        return
    elif acting:
        yield _told("actors", acting, actors_of(one) & actors_of(other))
    if suffering:
        yield _told("targets", suffering, targets_of(one) & targets_of(other))


def _fit(a: frozenset[str], b: frozenset[str]) -> str:
    if not a or not b:
        return ""
    if a & b:
        return "same"
    vague = all(side.startswith("~") for side in a) or all(side.startswith("~") for side in b)
    return "unsure" if vague else "apart"


def _swapped(a: Claim, b: Claim) -> bool:
    both = (actors_of(a) & targets_of(b), targets_of(a) & actors_of(b))
    return all(both)


def _told(field: str, fit: str, shared: frozenset[str]) -> Reason:
    who = ", ".join(sorted(side.removeprefix("~") for side in shared))
    label = "acting" if field == "actors" else "hit"
    if fit == "same":
        weight = 2.0 if any(not s.startswith("~") for s in shared) else 1.0
        return Reason(field, weight, f"same side {label}: {who}")
    if fit == "apart":
        return Reason(field, -4.0, f"different sides {label}")
    return Reason(field, -0.5, f"not surely the same side {label}")

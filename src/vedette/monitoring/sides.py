"""Which side an actor is on, from the register of actors and an agreement's own names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from vedette.actors import Actor, load_register
from vedette.gazetteer.names import fold
from vedette.model import Claim

GOVERNMENT = re.compile(r"\b(regime|government|pro-government|army)\b", re.IGNORECASE)
"""Words that, without a state's name, stand for the state where the event is."""


@lru_cache(maxsize=8192)
def side_of(name: str, actor_id: str | None = None, country: str | None = None) -> str | None:
    """The side of an actor ("turkey" for "Turkish soldiers"), or None where it is not known.

    Args:
        name: as the report gives it.
        actor_id: its id in the register, where the reader resolved it.
        country: ISO code of the event's place; "regime forces" are then that state's.
    """
    register = load_register()
    actor = (register.get(actor_id) if actor_id else None) or register.find(name)
    if actor is None:
        actor = _by_adjective(name)
    if actor and actor.sides:
        return actor.sides[0]
    if actor is None and country and GOVERNMENT.search(name):
        return _states().get(country)
    return None


def _by_adjective(name: str) -> Actor | None:
    """The state of the first adjective in a longer name ("Turkish military convoy")."""
    register = load_register()
    for word in name.split():
        actor = register.demonym(word)
        if actor:
            return actor
    return None


@cache
def _states() -> Mapping[str, str]:
    register = load_register()
    states = (a for a in register if a.kind == "state" and a.country and "." not in a.id)
    return {state.country: state.sides[0] for state in states if state.country and state.sides}


@cache
def _side_names() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for actor in load_register():
        if actor.sides and actor.id.replace(".", "_") == actor.sides[0]:
            names.setdefault(actor.sides[0], actor.name)
    return names


def side_label(side: str) -> str:
    """A side's name for people: "Turkey", "Government of Syria", "HTS"."""
    actor = load_register().get(side)
    if actor:
        return f"Government of {actor.name}" if side.endswith("_government") else actor.name
    known = _side_names().get(side)
    if known:
        return known
    return side.upper() if len(side) <= 4 else side.replace("_", " ").capitalize()


def known_sides() -> frozenset[str]:
    """Every side that an actor of the register is on."""
    return frozenset(side for actor in load_register() for side in actor.sides)


class Sides:
    """Sides with an agreement's own names before the register's.

    Args:
        names: folded name to side.
    """

    def __init__(self, names: Mapping[str, str] | None = None) -> None:
        self._names = dict(names or {})

    def of(self, name: str, actor_id: str | None = None, country: str | None = None) -> str | None:
        return self._names.get(fold(name)) or side_of(name, actor_id, country)

    def actors(self, claim: Claim) -> frozenset[str]:
        """Sides of those who do it."""
        return self._all(claim.actors, claim.actor_ids, claim)

    def targets(self, claim: Claim) -> frozenset[str]:
        """Sides of those it is done to."""
        return self._all(claim.targets, claim.target_ids, claim)

    def source(self, claim: Claim) -> str | None:
        """The side whose official, forces or own media a claim's source is."""
        source = claim.source
        if source is None or source.kind not in ("official", "state_media", "armed_group"):
            return None
        return self.of(source.name, None, None)

    def _all(
        self, names: Iterable[str], ids: tuple[str | None, ...], claim: Claim
    ) -> frozenset[str]:
        country = claim.place.country if claim.place else None
        padded = [*ids, *[None] * len(tuple(names))]
        found = (self.of(n, i, country) for n, i in zip(names, padded, strict=False))
        return frozenset(side for side in found if side)

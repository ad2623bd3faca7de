"""Who acts and speaks in wars: the register of actors and its look-up."""

from __future__ import annotations

from vedette.actors.register import Actor, Register, load_register

__all__ = ["Actor", "Register", "country_of", "find", "get", "load_register"]


def find(name: str) -> Actor | None:
    """The actor that a name stands for, in any spelling, or None."""
    return load_register().find(name)


def get(actor_id: str) -> Actor | None:
    """The actor of an id, or None."""
    return load_register().get(actor_id)


def country_of(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country that an actor belongs to, or None."""
    actor = find(name)
    return actor.country if actor else None

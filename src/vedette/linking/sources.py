"""Who speaks: one key for one voice."""

from __future__ import annotations

from functools import lru_cache

from vedette.actors import load_register
from vedette.linking.wording import words_of

ONE_VOICE = frozenset({"state", "force", "body"})
ARTICLES = frozenset({"the", "a", "an"})


@lru_cache(maxsize=65536)
def speaker_of(name: str) -> str:
    """A key of the source of a name: its id in the register, else the folded name."""
    actor = load_register().find(name)
    return actor.id if actor else " ".join(w for w in words_of(name) if w not in ARTICLES)


@lru_cache(maxsize=65536)
def voice_of(name: str) -> str:
    """A key of who speaks through a source: the state for its organs, else the source."""
    actor = load_register().find(name)
    if actor and actor.kind in ONE_VOICE and actor.sides:
        return actor.sides[0]
    return speaker_of(name)

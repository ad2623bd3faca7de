"""Place names in one form, and their keys in the gazetteer's index."""

from __future__ import annotations

import hashlib

from vedette.actors.names import ARTICLES as FOLDED_ARTICLES
from vedette.actors.names import fold, sound

__all__ = ["ARTICLES", "fold", "key", "sound"]

ARTICLES = FOLDED_ARTICLES - {"the"}
"""Arabic articles, which a name may begin with in small letters."""


def key(folded: str) -> int:
    """64 bits of a folded name, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=8).digest(), "little")

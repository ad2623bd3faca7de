"""Place names in one form, and their keys in the gazetteer's index."""

from __future__ import annotations

import hashlib

from vedette.actors.names import fold, sound

__all__ = ["fold", "key", "sound"]


def key(folded: str) -> int:
    """64 bits of a folded name, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=8).digest(), "little")

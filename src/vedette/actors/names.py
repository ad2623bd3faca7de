"""One form for the many spellings of a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset({"the", "al", "el", "ad", "as", "ash", "an", "ar", "at", "az"})
"""Dropped wherever they stand, the English one and the Arabic ones with their assimilated forms."""

_SEPARATORS = re.compile(r"[\s\-‐-―/,()]+")
_SILENT = re.compile(r"[.'’‘ʼ`ʿʾ\"“”]+")
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ə": "a"})


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """A name without case, accents, hyphens, apostrophes, dots and articles.

    "Hay'at Tahrir al-Sham" and "Hayat Tahrir al Sham" both give "hayat tahrir sham".
    """
    letters = _decomposed(_decomposed(name).casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c)).translate(_PLAIN)
    words = _SEPARATORS.split(_SILENT.sub("", re.sub(r"['’]s\b", "", bare)))
    kept = [word for word in words if word and word not in ARTICLES]
    return " ".join(kept) or bare.strip()


def _decomposed(name: str) -> str:
    return unicodedata.normalize("NFKD", name)


_SOUNDS = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ae", "ai"),
    ("e", "i"),
    ("y", "i"),
    ("o", "u"),
    ("q", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("ph", "f"),
)


@lru_cache(maxsize=4096)
def sound(folded: str) -> str:
    """A folded name with the vowels and doublings on which spellings of one name differ levelled.

    "hezbollah" and "hizbullah" both give "hizbulah".
    """
    for written, heard in _SOUNDS:
        folded = folded.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", folded)


def is_acronym(name: str) -> bool:
    """Whether a name is short capitals that mean nothing in other case ("WHO", "IS", "U.S.")."""
    letters = name.replace(".", "")
    return len(letters) <= 4 and letters.isupper()

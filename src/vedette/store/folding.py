"""Text folded to plain words, so that both engines find the same in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text: small letters and digits, without marks on letters."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _WORD.findall(plain)


def folded(texts: Iterable[str | None]) -> str:
    """All the words of some texts on one line; each word once."""
    return " ".join(dict.fromkeys(w for text in texts if text for w in words_of(text)))

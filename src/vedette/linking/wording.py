"""Wording: MinHash fingerprints of reports, and how far two quotes use the same words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import eq

import numpy as np
import numpy.typing as npt

PERMUTATIONS = 64
"""Numbers of each half of a fingerprint; the Jaccard estimate is off by about 1/8 at one sigma."""
SHINGLE = 3
"""Words of a shingle."""
WORD = re.compile(r"[^\W_]+")
NONE = 0xFFFFFFFF
"""The number of an empty set."""
PRIME = np.uint64((1 << 61) - 1)
COMMON = frozenset(
    "the a an of in on at to and or by for from with as that this these those it its was were is "
    "are be been being had has have he she they their his her said says say told after before who "
    "which when where while not no but also more than about".split()
)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without marks on letters."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(WORD.findall(plain))


def names_in(text: str) -> frozenset[str]:
    """Words with a capital and numbers of a text, in small letters: what it is about."""
    tokens = (t for t in WORD.findall(text) if len(t) > 1 and not t[0].islower())
    return frozenset(word for t in tokens if (word := t.casefold()) not in COMMON)


def fingerprint(text: str) -> tuple[int, ...]:
    """MinHash of a report's text; empty for a text without words.

    The first half is of its shingles of three words, the second of its names and numbers.
    The share of equal numbers at equal places estimates the Jaccard overlap of two sets
    (Broder 1997). Stable over machines and versions: hashes are BLAKE2b, the permutations
    are made from SHA-256.
    """
    words = words_of(text)
    if not words:
        return ()
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
    return (*_minhash(shingles), *_minhash(names_in(text)))


def _minhash(items: Iterable[str]) -> list[int]:
    hashes = np.array([_hash(item) for item in sorted(items)], dtype=np.uint64)
    if not len(hashes):
        return [NONE] * PERMUTATIONS
    factors, offsets = _permutations()
    values = (hashes[:, None] * factors + offsets) % PRIME & np.uint64(NONE)
    return [int(v) for v in values.min(axis=0)]


def _hash(item: str) -> int:
    return int.from_bytes(hashlib.blake2b(item.encode(), digest_size=4).digest(), "big")


@cache
def _permutations() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    digest = b"".join(hashlib.sha256(f"vedette {i}".encode()).digest() for i in range(PERMUTATIONS))
    numbers = np.frombuffer(digest, dtype=">u4").astype(np.uint64).reshape(PERMUTATIONS, 8)
    return numbers[:, 0] >> np.uint64(4) | np.uint64(1), numbers[:, 1]


def likeness(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated Jaccard overlap of the wording of two fingerprinted texts; 0 if unknown."""
    return _equal(a[:PERMUTATIONS], b[:PERMUTATIONS])


def shared_names(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated part of the names and numbers of the text of fewer that the other has too.

    From the Jaccard estimate and the sizes of both sets; 0 if unknown.
    """
    one, other = a[PERMUTATIONS:], b[PERMUTATIONS:]
    jaccard = _equal(one, other)
    if not jaccard:
        return 0.0
    x, y = _size(one), _size(other)
    return min(1.0, jaccard * (x + y) / ((1 + jaccard) * min(x, y)))


def _size(numbers: tuple[int, ...]) -> float:
    """Members of a set, from the mean of its least hashes (Cohen 1997)."""
    return max(1.0, len(numbers) / max(sum(numbers) / NONE, 1e-9) - 1)


def _equal(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    if not a or len(a) != len(b):
        return 0.0
    equal: int = sum(map(eq, a, b))
    return equal / len(a)


@lru_cache(maxsize=65536)
def content_words(quotes: tuple[str, ...]) -> frozenset[str]:
    """The words of quotes that carry meaning, cut to their first six letters."""
    return frozenset(
        w[:6]
        for quote in quotes
        for w in words_of(quote)
        if w not in COMMON and (len(w) > 1 or w.isdigit())
    )


@lru_cache(maxsize=65536)
def shingles_of(quotes: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The runs of three words of quotes."""
    found: set[tuple[str, ...]] = set()
    for quote in quotes:
        words = words_of(quote)
        found.update(words[i : i + SHINGLE] for i in range(max(1, len(words) - SHINGLE + 1)))
    return frozenset(found)


def overlap(a: frozenset[object], b: frozenset[object]) -> float:
    """Shared part of the smaller of two sets, 0..1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0

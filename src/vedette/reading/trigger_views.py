"""A document as the trigger model sees it: candidates, sentences, and their numbers.

Rows of candidates and of sentences follow the text everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Span

from vedette.codebook import load_codebook
from vedette.reading.lexicon import Lexicon
from vedette.reading.trigger_features import (
    Array,
    Candidate,
    candidates,
    columns,
    listed_types,
    sentence_bag,
    sentence_features,
    sentence_numbers,
    token_features,
)

WIDTH = 2**15
"""Columns of hashed features."""
LISTED_WEIGHT = 8.0
"""How much louder the word list is than one hashed feature, for the regulariser."""
GENERIC = frozenset(
    "attack kill die strike blast explosion hit operation death target wound injure dead assault "
    "incident victim casualty raid destroy bomb damage claim shoot fire launch carry conduct toll"
    .split()
)  # fmt: skip
"""Words that take their type from the rest of the text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the models see it; rows follow ``candidates``.

    Attributes:
        listed: candidates x types, what the word list says.
        sentence_of: index into ``sentences`` for each candidate.
    """

    doc: Doc
    candidates: list[Candidate]
    sentences: list[Span]
    sentence_of: npt.NDArray[np.int64]
    listed: Array

    def rows_of(self, sentence: int) -> npt.NDArray[np.int64]:
        """The candidates of one sentence."""
        return np.flatnonzero(self.sentence_of == sentence)


def look(doc: Doc, lexicon: Lexicon, types: Sequence[str]) -> Reading:
    """Find the candidates of a document and what the word list says of them."""
    found = candidates(doc, lexicon)
    sentences = list(doc.sents)
    starts = np.array([s.start for s in sentences], dtype=np.int64)
    tokens = np.array([c.token.i for c in found], dtype=np.int64)
    listed = [listed_types(c.entries, types) for c in found]
    return Reading(
        doc,
        found,
        sentences,
        np.searchsorted(starts, tokens, side="right") - 1,
        np.array(listed, dtype=np.float32).reshape(len(found), len(types)),
    )


def word_columns(reading: Reading) -> list[npt.NDArray[np.int64]]:
    """Hashed columns of each candidate: its own features and its sentence's words."""
    bags = [sentence_bag(s) for s in reading.sentences]
    return [
        columns([*token_features(c), *bags[s]], WIDTH)
        for c, s in zip(reading.candidates, reading.sentence_of, strict=True)
    ]


def word_numbers(reading: Reading, scale: Array) -> Array:
    """Candidates x (types + 2 + vector): the word list's say and the scaled token vectors."""
    listed = reading.listed
    matched = listed > 0
    spread = LISTED_WEIGHT * listed / np.sqrt(np.maximum(1, matched.sum(1, keepdims=True)))
    verb = np.array([c.token.pos_ == "VERB" for c in reading.candidates], dtype=bool)
    flags = LISTED_WEIGHT * np.stack([matched.any(1), verb & ~matched.any(1)], axis=1)
    rows = [c.token.i for c in reading.candidates]
    vectors = reading.doc.tensor[rows] * scale
    return np.hstack([spread, flags, vectors]).astype(np.float32)


def sentence_rows(reading: Reading, words: Array) -> Array:
    """Sentences x numbers: sums of the word model and counts, for the sentence model.

    Args:
        words: candidates x (none + types), probabilities of the word model.
    """
    event = 1 - words[:, 0]
    rows = [reading.rows_of(s) for s in range(len(reading.sentences))]
    sums = np.array([event[r].sum() for r in rows])
    density = sums.sum() / max(1, len(reading.doc)) * 30
    total = len(rows)
    out = []
    for s, sentence in enumerate(reading.sentences):
        top = np.sort(event[rows[s]])[::-1][:4]
        listed = reading.listed[rows[s]] > 0
        out.append(
            [
                sums[s], *top, *([0.0] * (4 - len(top))), len(rows[s]),
                listed.any(1).sum(), listed.any(0).sum(), s / total, s, total,
                sums[s - 1] if s else 0.0, sums[s + 1] if s + 1 < total else 0.0, density,
                *sentence_numbers(sentence), *_families(listed),
            ]
        )  # fmt: skip
    return np.array(out, dtype=np.float32)


@cache
def type_names() -> tuple[str, ...]:
    """The event types in the codebook's order, which is the order of the models' columns."""
    return tuple(load_codebook().types)


@cache
def family_matrix() -> Array:
    """Types x families, one 1 a row."""
    types = load_codebook().types
    families = sorted({t.family for t in types.values()})
    return np.array([[t.family == f for f in families] for t in types.values()], dtype=np.float32)


def _families(listed: npt.NDArray[np.bool_]) -> list[float]:
    return [float(x) for x in (listed.astype(np.float32) @ family_matrix()).sum(0)]


def sentence_columns(reading: Reading) -> list[npt.NDArray[np.int64]]:
    """Hashed columns of each sentence."""
    return [columns(sentence_features(s), WIDTH) for s in reading.sentences]


def sentence_vectors(reading: Reading, scale: Array) -> Array:
    """Sentences x 2 vectors: the mean over the sentence and its root's."""
    tensor = reading.doc.tensor * scale * 4
    means = [tensor[s.start : s.end].mean(0) for s in reading.sentences]
    roots = [tensor[s.root.i] * 0.5 for s in reading.sentences]
    return np.hstack([np.array(means), np.array(roots)]).astype(np.float32)


class Surroundings:
    """What a document tells of around each candidate, summed once.

    Args:
        words: candidates x (none + types), probabilities of the word model.
        by_lemma: how often a lemma told of each type in training.
    """

    def __init__(self, reading: Reading, words: Array, by_lemma: Mapping[str, Array]) -> None:
        listed = reading.listed
        self._reading, self._words, self._by_lemma = reading, words, by_lemma
        self._share = listed / np.maximum(1, (listed > 0).sum(1, keepdims=True))
        self._told = self._share * (1 - words[:, :1])
        self._doc_listed, self._doc_words = self._told.sum(0), words[:, 1:].sum(0)
        self._lead = self._share[:8].sum(0)
        self._near = family_matrix() @ family_matrix().T
        self._near /= self._near.sum(1, keepdims=True)

    def features(self, row: int, without: int = -1) -> Array:
        """Types x features of one candidate.

        Args:
            without: a type whose count in ``by_lemma`` this very candidate added, in training.
        """
        reading, near = self._reading, self._near
        token = reading.candidates[row].token
        lemma = token.lemma_.lower()
        listed = reading.listed[row]
        is_listed = (listed > 0).astype(np.float32)
        own = self._words[row, 1:]
        guess = np.log(own / max(float(own.sum()), 1e-9) + 1e-4)
        seen = self._by_lemma.get(f"{lemma}/{token.pos_}", np.zeros_like(own)).copy()
        if without >= 0:
            seen[without] = max(0.0, seen[without] - 1)
        sentence = reading.sentence_of[row]
        same = reading.rows_of(sentence)
        about = np.flatnonzero(np.abs(reading.sentence_of - sentence) <= 1)
        doc_listed = np.log1p(np.maximum(0, self._doc_listed - self._told[row]))
        doc_words = np.log1p(np.maximum(0, self._doc_words - own))
        around = np.log1p(np.maximum(0, self._words[about, 1:].sum(0) - own))
        beside = self._share[same].sum(0) - self._share[row]
        generic, unlisted = float(lemma in GENERIC), float(not is_listed.any())
        return np.stack(
            [
                is_listed, listed > 1, self._share[row], guess,
                np.log(seen + 0.3) - np.log(seen.sum() + 0.3 * len(seen)), seen > 0,
                doc_listed, doc_words, beside, self._lead, around,
                generic * doc_listed, generic * doc_words, generic * around, generic * beside,
                unlisted * doc_listed, unlisted * doc_words, unlisted * around,
                unlisted * beside, unlisted * guess,
                near @ is_listed, near @ doc_words, near @ around, generic * is_listed,
                near @ np.exp(guess),
            ],
            axis=1,
        ).astype(np.float32)  # fmt: skip

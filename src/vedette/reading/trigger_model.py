"""The trigger model: which words of a text tell of an event, and of which type.

Three linear models, trained by ``data/train_triggers.py`` and kept in ``triggers.npz``:

1. *words*: of each candidate, how likely it tells of each type, or of none;
2. *sentences*: how many claims a sentence makes (one or more, two or more, three or more),
   from the first model's sums, the sentence's words and its neighbours;
3. *types*: of the words taken, the type, from the word list, the first model and what the
   rest of the sentence and of the document tell of ("attack" in a text on air strikes).

A sentence's likeliest words are taken, as many as the second model says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Span

from vedette.codebook import load_codebook
from vedette.reading.annotations import Trigger
from vedette.reading.lexicon import Lexicon, load_lexicon
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
HARMING = frozenset({"kill", "wound", "injure", "die", "hurt", "maim", "destroy", "damage"})
GENERAL = frozenset({"attack", "toll", "armed_clash", "property_destruction", "humanitarian_harm"})
MEANS = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack"})
SURE = 0.6
"""A word this likely to tell of an event is taken, however many its sentence is said to have."""
MOST = 3
"""Claims told apart by the sentence model: one, two, three or more."""


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


@dataclass(frozen=True)
class TriggerModel:
    """The three models' weights.

    Attributes:
        scale: one over the spread of each dimension of the tagger's token vectors.
        words, words_numbers, words_bias: hashed, dense and constant weights, (none + types) wide.
        sentences, sentences_numbers, sentences_bias: the same, ``MOST`` wide.
        mean, spread: of the sentence numbers.
        types, types_bias: weights of the type features, one constant a type.
        by_lemma: how often a lemma told of each type in training.
        threshold: how likely a sentence's next claim must be to be taken.
    """

    scale: Array
    words: Array
    words_numbers: Array
    words_bias: Array
    sentences: Array
    sentences_numbers: Array
    sentences_bias: Array
    mean: Array
    spread: Array
    types: Array
    types_bias: Array
    by_lemma: Mapping[str, Array]
    threshold: float

    def triggers(self, doc: Doc, lexicon: Lexicon) -> tuple[Trigger, ...]:
        """The words taken, in the order of the text."""
        reading = look(doc, lexicon, type_names())
        if not reading.candidates:
            return ()
        words = self.word_probabilities(reading)
        taken = self._taken(reading, words, self.claim_counts(reading, words))
        surroundings = Surroundings(reading, words, self.by_lemma)
        return tuple(
            self._trigger(reading, surroundings, row, p) for row, p in sorted(taken.items())
        )

    def word_probabilities(self, reading: Reading) -> Array:
        """Candidates x (none + types)."""
        hashed = np.array([self.words[c].sum(0) for c in word_columns(reading)], dtype=np.float32)
        dense = word_numbers(reading, self.scale) @ self.words_numbers
        return softmax(hashed + dense + self.words_bias)

    def claim_counts(self, reading: Reading, words: Array) -> Array:
        """Sentences x ``MOST``: how likely a sentence makes 1, 2, 3 or more claims."""
        cols = sentence_columns(reading)
        weight = [4 / np.sqrt(max(1, len(c))) for c in cols]
        rows = [self.sentences[c].sum(0) * w for c, w in zip(cols, weight, strict=True)]
        numbers = (sentence_rows(reading, words) - self.mean) / self.spread
        dense = np.hstack([numbers, sentence_vectors(reading, self.scale)])
        scores = np.array(rows) + dense @ self.sentences_numbers + self.sentences_bias
        return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)

    def _taken(self, reading: Reading, words: Array, counts: Array) -> dict[int, float]:
        """The rows taken, each with how likely its sentence makes that many claims."""
        taken = {}
        for sentence, likely in enumerate(counts):
            rows = reading.rows_of(sentence)
            best = rows[np.argsort(words[rows, 0], kind="stable")]
            number = int((likely > self.threshold).sum())
            sure = int((1 - words[rows, 0] > SURE).sum())
            for place, row in enumerate(best[: max(number, sure)]):
                taken[int(row)] = float(likely[min(place, MOST - 1)])
        return taken

    def _trigger(self, reading: Reading, about: Surroundings, row: int, score: float) -> Trigger:
        scores = about.features(row) @ self.types + self.types_bias
        if _is_one_day(reading, row):
            scores[type_names().index("toll")] = -np.inf
        event_type = type_names()[int(scores.argmax())]
        candidate = reading.candidates[row]
        means = means_of(reading, row) if event_type in GENERAL else None
        if means is not None:
            name, word = means
            return Trigger(candidate.token.i, candidate.token.i, candidate.token.i + 1, name,
                           round(score, 3), f"by what it was done: {word}")  # fmt: skip
        listed = [e.name for e in candidate.entries if e.event_type == event_type]
        rule = f"word list: {listed[0]}" if listed else "trigger model: the words around"
        at = candidate.token.i
        return Trigger(at, at, at + 1, event_type, round(score, 3), rule)


def _is_one_day(reading: Reading, row: int) -> bool:
    """Whether the sentence gives a single day: then it is no toll over a period."""
    sentence = reading.sentences[reading.sentence_of[row]]
    here = [t for t in reading.doc._.times if sentence.start <= t.start < sentence.end]
    return any(t.first is not None and t.first == t.last for t in here) and not any(
        t.cumulative for t in here
    )


def means_of(reading: Reading, row: int) -> tuple[str, str] | None:
    """ "killed by shelling", "died in an air strike", "a blast wounded": the type of the means."""
    token = reading.candidates[row].token
    if token.lemma_.lower() not in HARMING:
        return None
    near = [c for c in token.children if c.dep_ == "nsubj"]
    verbs = [token, *(c for c in token.children if c.dep_ == "conj" and c.lemma_ in HARMING)]
    near += [
        g
        for v in verbs
        for c in v.children
        if c.dep_ in {"agent", "prep"}
        for g in c.children
        if g.dep_ == "pobj"
    ]
    types = type_names()
    rows = {c.token.i: r for r, c in enumerate(reading.candidates)}
    for word in near:
        at = rows.get(word.i)
        if at is not None:
            listed = reading.listed[at]
            name = types[int(listed.argmax())]
            if listed.any() and name in MEANS and word.pos_ != "PROPN":
                return name, word.lower_
    return None


def softmax(scores: npt.NDArray[np.floating]) -> Array:
    """Row by row."""
    e = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(e / e.sum(1, keepdims=True), dtype=np.float32)


def save(model: TriggerModel, path: str) -> None:
    """Write the weights; half precision, which moves no score by more than a thousandth."""
    lemmas = sorted(model.by_lemma)
    arrays: dict[str, Any] = {name: _halved(getattr(model, name)) for name in ARRAYS}
    arrays["lemmas"] = np.array("\n".join(lemmas))
    arrays["lemma_counts"] = np.array([model.by_lemma[x] for x in lemmas], dtype=np.float16)
    arrays["threshold"] = np.array(model.threshold)
    np.savez_compressed(path, **arrays)


def _halved(weights: Array) -> npt.NDArray[np.floating]:
    return weights.astype(np.float16 if weights.ndim > 1 else np.float32)


ARRAYS = (
    "scale", "words", "words_numbers", "words_bias", "sentences", "sentences_numbers",
    "sentences_bias", "mean", "spread", "types", "types_bias",
)  # fmt: skip


@cache
def load_model() -> TriggerModel:
    """The shipped weights."""
    with as_file(files("vedette.reading").joinpath("triggers.npz")) as path, np.load(path) as data:
        arrays = {name: data[name].astype(np.float32) for name in ARRAYS}
        lemmas = str(data["lemmas"]).split("\n")
        counts = data["lemma_counts"].astype(np.float32)
        return TriggerModel(
            **arrays,
            by_lemma=dict(zip(lemmas, counts, strict=True)),
            threshold=float(data["threshold"]),
        )


def find_triggers(doc: Doc) -> tuple[Trigger, ...]:
    """The triggers of a document, by the shipped word list and weights."""
    return load_model().triggers(doc, load_lexicon())

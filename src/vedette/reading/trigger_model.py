"""The trigger model: which words of a text tell of an event, and of which type.

Three linear models, trained by ``data/train_triggers.py`` and kept in ``triggers.npz``:

1. *words*: of each candidate, how likely it tells of an event, and then how likely of each type;
2. *sentences*: how many claims a sentence makes (one or more, two or more, three or more),
   from the first model's sums, the sentence's words and its neighbours;
3. *types*: of the words taken, the type, from the word list, the first model and what the
   rest of the sentence and of the document tell of ("attack" in a text on air strikes).

A sentence's likeliest words are taken, as many as the second model says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Token

from vedette.reading.annotations import Trigger
from vedette.reading.lexicon import Lexicon, load_lexicon
from vedette.reading.telling import only_tells, told_of
from vedette.reading.trigger_features import Array
from vedette.reading.trigger_views import (
    Reading,
    Surroundings,
    look,
    sentence_columns,
    sentence_rows,
    sentence_vectors,
    type_names,
    word_columns,
    word_numbers,
)

HARMING = frozenset({"kill", "wound", "injure", "die", "hurt", "maim", "destroy", "damage"})
GENERAL = frozenset({"attack", "toll", "armed_clash", "property_destruction", "humanitarian_harm"})
MEANS = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack"})
SURE = 0.5
"""A word this likely to tell of an event is taken, however many its sentence is said to have."""
MOST = 3
"""Claims told apart by the sentence model: one, two, three or more."""


@dataclass(frozen=True)
class TriggerModel:
    """The three models' weights.

    Attributes:
        scale: one over the spread of each dimension of the tagger's token vectors.
        words, words_numbers, words_bias: hashed, dense and constant weights, (event + types) wide.
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
        words = without_telling(reading, self.word_probabilities(reading))
        taken = self._taken(reading, words, self.claim_counts(reading, words))
        surroundings = Surroundings(reading, words, self.by_lemma)
        found = [self._trigger(reading, surroundings, row, p) for row, p in sorted(taken.items())]
        return tuple(t for t in found if not _is_told_twice(doc[t.token], t, found))

    def word_probabilities(self, reading: Reading) -> Array:
        """Candidates x (none + types)."""
        hashed = np.array([self.words[c].sum(0) for c in word_columns(reading)], dtype=np.float32)
        dense = word_numbers(reading, self.scale) @ self.words_numbers
        return event_and_type(hashed + dense + self.words_bias)

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
        listed = [e.lemma for e in candidate.entries if e.event_type == event_type]
        rule = f"word list: {listed[0]}" if listed else "trigger model: the words around"
        at = candidate.token.i
        return Trigger(at, at, at + 1, event_type, round(score, 3), rule)


def without_telling(reading: Reading, words: Array) -> Array:
    """The probabilities, moved from words that only tell of an event to the event's own."""
    for row, candidate in enumerate(reading.candidates):
        if only_tells(candidate.token):
            words[row] = np.eye(1, words.shape[1], dtype=np.float32)
        elif candidate.entries and told_of(candidate.token):
            words[row, 0] = min(words[row, 0], (1 - SURE) / 2)
    return words


def _is_one_day(reading: Reading, row: int) -> bool:
    """Whether the sentence gives a single day: then it is no toll over a period."""
    sentence = reading.sentences[reading.sentence_of[row]]
    here = [t for t in reading.doc._.times if sentence.start <= t.start < sentence.end]
    return any(t.first is not None and t.first == t.last for t in here) and not any(
        t.cumulative for t in here
    )


def _is_told_twice(token: Token, trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a verb of harm stands beside the noun of the same event: "killed in a clash"."""
    if token.lemma_.lower() not in HARMING:
        return False
    beside = {c.i for c in token.children if c.dep_ == "nsubj"} | {w.i for w in _by_what(token)}
    return any(t.token in beside and t.event_type == trigger.event_type for t in found)


def means_of(reading: Reading, row: int) -> tuple[str, str] | None:
    """ "killed by shelling", "died in an air strike", "a blast wounded": the type of the means."""
    token = reading.candidates[row].token
    if token.lemma_.lower() not in HARMING:
        return None
    near = [c for c in token.children if c.dep_ == "nsubj"]
    verbs = [token, *(c for c in token.children if c.dep_ == "conj" and c.lemma_ in HARMING)]
    near += [n for verb in verbs for n in _by_what(verb)]
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


def event_and_type(scores: npt.NDArray[np.floating]) -> Array:
    """Probabilities of (none + types) from scores of (event + types), row by row."""
    event = 1 / (1 + np.exp(-scores[:, :1]))
    return np.hstack([1 - event, event * softmax(scores[:, 1:])]).astype(np.float32)


def _by_what(verb: Token) -> Iterator[Token]:
    """The objects of a verb's prepositions, and what follows them ("by army shelling")."""
    links = [c for c in verb.children if c.dep_ in {"agent", "prep"}]
    for word in (w for link in links for w in link.children if w.dep_ in {"pobj", "pcomp"}):
        yield word
        yield from (c for c in word.children if c.dep_ == "acl")
    if any(link.dep_ == "agent" for link in links):
        yield from (c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG")


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

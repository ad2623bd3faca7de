"""Train the trigger model (``src/vedette/reading/triggers.npz``).

    python -m data.train_triggers [--cv]

Reads the texts and annotations of ``data/trigger_texts.py`` (the corpora at
``$VEDETTE_CORPORA`` or ``../shared/corpora``). The same texts, word list and library versions
give the same file, byte for byte. ``--cv`` prints five-fold cross-validation by report
instead: no coded report is scored by a model that saw it, all other texts help in each fold.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from data.trigger_texts import SETS, Annotated, annotated, annotated_words
from vedette.reading import extensions, pipeline
from vedette.reading.lexicon import load_lexicon
from vedette.reading.trigger_features import Array
from vedette.reading.trigger_model import (
    MOST,
    TriggerModel,
    event_and_type,
    save,
    softmax,
)
from vedette.reading.trigger_views import (
    WIDTH,
    Reading,
    Surroundings,
    family_matrix,
    look,
    sentence_columns,
    sentence_rows,
    sentence_vectors,
    type_names,
    word_columns,
    word_numbers,
)

__all__ = ["SETS", "annotated_words"]

WEIGHTS = Path(__file__).parents[1] / "src/vedette/reading/triggers.npz"
FOLDS = 5
EVENT_C, TYPE_C, SENTENCES_C, TYPES_L2 = 0.03, 0.15, 0.01, 1.0
RARE = 2
"""A hashed feature of fewer words is left out."""
THRESHOLD = 0.35
WEIGHT = {"coded": 2.0, "further": 1.0, "sentence": 1.0, "own": 0.35, "written": 0.35}
"""How much a text of each kind counts: what we wrote is not how others write."""


@dataclass(frozen=True)
class Sample:
    """A text; ``gold`` has 0 (no event) or 1 + the type for each candidate."""

    report: str
    kind: str
    reading: Reading
    gold: npt.NDArray[np.int64]
    scale: Array

    @cached_property
    def words(self) -> sp.csr_matrix:
        """Candidates x features of the word model: hashed, then dense."""
        hashed = _sparse(word_columns(self.reading))
        return sp.hstack([hashed, sp.csr_matrix(word_numbers(self.reading, self.scale))]).tocsr()

    @cached_property
    def sentences(self) -> tuple[list[npt.NDArray[np.int64]], Array]:
        """Hashed columns and vectors of each sentence."""
        return sentence_columns(self.reading), sentence_vectors(self.reading, self.scale)

    @property
    def weights(self) -> npt.NDArray[np.float64]:
        """How much each candidate counts in training."""
        return np.full(len(self.gold), WEIGHT[self.kind])

    def claims_in(self, sentence: int) -> int:
        return int((self.gold[self.reading.rows_of(sentence)] > 0).sum())


@dataclass(frozen=True)
class Words:
    """The word model in training: weights and bias of (event + types)."""

    weights: Array
    bias: Array

    def probabilities(self, sample: Sample) -> Array:
        return event_and_type(np.asarray(sample.words @ self.weights + self.bias))


@dataclass(frozen=True)
class Sentences:
    """The sentence model in training."""

    hashed: Array
    numbers: Array
    bias: Array
    mean: Array
    spread: Array


def samples() -> list[Sample]:
    """Every text, parsed, with its annotated words."""
    lexicon, types = load_lexicon(), type_names()
    texts = list(annotated())
    readings = [look(_parsed(text), lexicon, types) for text in texts]
    scale = scale_of([r.doc for r, t in zip(readings, texts, strict=True) if t.kind == "coded"])
    return [_sample(t, r, scale) for t, r in zip(texts, readings, strict=True)]


def _parsed(text: Annotated) -> Doc:
    """A text read up to the component before the triggers."""
    nlp = pipeline.load()
    doc = nlp.make_doc(text.text)
    doc._.report = extensions.ReportContext(text.name, text.published, None, None)
    for name, component in nlp.pipeline:
        if name == "vedette_triggers":
            return doc
        doc = component(doc)
    return doc


def _sample(text: Annotated, reading: Reading, scale: Array) -> Sample:
    gold = np.zeros(len(reading.candidates), dtype=np.int64)
    for row, candidate in enumerate(reading.candidates):
        if event_type := text.words.get(candidate.token.idx):
            gold[row] = 1 + type_names().index(event_type)
    return Sample(text.name, text.kind, reading, gold, scale)


def scale_of(docs: Sequence[Doc]) -> Array:
    spread = np.vstack([d.tensor for d in docs]).std(0)
    return np.asarray(0.15 / spread, dtype=np.float32)


def _sparse(rows: list[npt.NDArray[np.int64]], weight: Array | None = None) -> sp.csr_matrix:
    """Rows of hashed columns as a matrix of ones (or of each row's weight)."""
    lengths = [len(r) for r in rows]
    values = np.ones(sum(lengths)) if weight is None else np.repeat(weight, lengths)
    indices = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    pointers = np.concatenate([[0], np.cumsum(lengths)])
    return sp.csr_matrix((values, indices, pointers), shape=(len(rows), WIDTH))


def fit_words(train: Sequence[Sample]) -> Words:
    """Logistic regression of event or none; of the events, softmax regression of the type."""
    used = [s for s in train if len(s.gold)]
    x, y = sp.vstack([s.words for s in used]).tocsr(), np.concatenate([s.gold for s in used])
    often = np.asarray((x != 0).sum(0)).ravel() >= RARE
    x = x[:, often]
    weights = np.zeros((len(often), len(type_names()) + 1), dtype=np.float32)
    bias = np.full(len(type_names()) + 1, -12.0, dtype=np.float32)
    weight = np.concatenate([s.weights for s in used])
    event = LogisticRegression(C=EVENT_C, max_iter=200, tol=1e-3).fit(x, y > 0, weight)
    told = y > 0
    types = LogisticRegression(C=TYPE_C, max_iter=60, tol=1e-2).fit(x[told], y[told], weight[told])
    weights[often, 0], bias[0] = event.coef_[0], event.intercept_[0]
    weights[np.ix_(np.flatnonzero(often), types.classes_)] = types.coef_.T
    bias[types.classes_] = types.intercept_
    return Words(weights, bias)


def unseen(train: Sequence[Sample], folds: int = FOLDS) -> dict[str, Array]:
    """Word probabilities of each whole report by a model that did not see it."""
    whole, helping = _whole(train), [s for s in train if s.kind == "sentence"]
    out = {}
    for fold in range(folds):
        words = fit_words([s for i, s in enumerate(whole) if i % folds != fold] + helping)
        out.update({s.report: words.probabilities(s) for s in whole[fold::folds]})
    return out


def _whole(train: Sequence[Sample]) -> list[Sample]:
    return [s for s in train if s.kind != "sentence"]


def lemma_counts(train: Sequence[Sample]) -> dict[str, Array]:
    """How often a lemma tells of each type."""
    counts: dict[str, Array] = {}
    for sample in train:
        for row in np.flatnonzero(sample.gold):
            token = sample.reading.candidates[row].token
            key = f"{token.lemma_.lower()}/{token.pos_}"
            counts.setdefault(key, np.zeros(len(type_names()), dtype=np.float32))
            counts[key][sample.gold[row] - 1] += 1
    return counts


def fit_sentences(train: Sequence[Sample], words: Mapping[str, Array]) -> Sentences:
    """Logistic regressions of one, two, three or more claims in a sentence."""
    rows = np.vstack([sentence_rows(s.reading, words[s.report]) for s in train])
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    vectors = np.vstack([s.sentences[1] for s in train])
    cols = [c for s in train for c in s.sentences[0]]
    weight = np.array([4 / np.sqrt(max(1, len(c))) for c in cols])
    dense = sp.csr_matrix(np.hstack([(rows - mean) / spread, vectors]))
    x = sp.hstack([_sparse(cols, weight), dense]).tocsr()
    number = np.array([s.claims_in(i) for s in train for i in range(len(s.reading.sentences))])
    weight_of = np.concatenate([np.full(len(s.reading.sentences), WEIGHT[s.kind]) for s in train])
    fits = [
        LogisticRegression(C=SENTENCES_C, max_iter=300).fit(x, number > n, weight_of)
        for n in range(MOST)
    ]
    coefficients = np.vstack([f.coef_ for f in fits]).astype(np.float32)
    bias = np.array([f.intercept_[0] for f in fits], dtype=np.float32)
    hashed, numbers = coefficients[:, :WIDTH].T.copy(), coefficients[:, WIDTH:].T.copy()
    return Sentences(hashed, numbers, bias, mean, spread)


def fit_types(
    train: Sequence[Sample], words: Mapping[str, Array], by_lemma: dict[str, Array]
) -> tuple[Array, Array]:
    """Conditional logit of the type on the type features: weights and a constant a type."""
    x, y, weight = [], [], []
    for sample in train:
        about = Surroundings(sample.reading, words[sample.report], by_lemma)
        for row in np.flatnonzero(sample.gold):
            right = int(sample.gold[row]) - 1
            x.append(about.features(int(row), without=right))
            y.append(right)
            weight.append(WEIGHT[sample.kind])
    return _conditional_logit(np.array(x, dtype=np.float64), np.array(y), np.array(weight))


def _conditional_logit(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.int64], weight: npt.NDArray[np.float64]
) -> tuple[Array, Array]:
    samples, types, features = x.shape

    def loss(v: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        w, b = v[:features], v[features:]
        p = softmax(x @ w + b).astype(np.float64)
        value = -weight @ np.log(p[np.arange(samples), y] + 1e-12)
        value += TYPES_L2 * (w @ w + 3 * b @ b)
        p[np.arange(samples), y] -= 1
        p *= weight[:, None]
        slope = np.einsum("mt,mtf->f", p, x) + 2 * TYPES_L2 * w
        return float(value), np.concatenate([slope, p.sum(0) + 6 * TYPES_L2 * b])

    v = minimize(loss, np.zeros(features + types), jac=True, method="L-BFGS-B",
                 options={"maxiter": 200}).x  # fmt: skip
    return v[:features].astype(np.float32), v[features:].astype(np.float32)


def train_model(train: Sequence[Sample], folds: int = FOLDS) -> TriggerModel:
    """All three models; the second and third learn from predictions on unseen reports."""
    by_lemma, held_out, words = lemma_counts(train), unseen(train, folds), fit_words(train)
    natural = [s for s in train if s.kind in COUNTED]
    sentences = fit_sentences(natural, held_out)
    types, types_bias = fit_types(_whole(train), held_out, by_lemma)
    return TriggerModel(
        train[0].scale, words.weights[:WIDTH], words.weights[WIDTH:], words.bias,
        sentences.hashed, sentences.numbers, sentences.bias, sentences.mean, sentences.spread,
        types, types_bias, by_lemma, THRESHOLD,
    )  # fmt: skip


COUNTED = frozenset({"coded", "further"})
"""Kinds of texts that show how many claims a sentence makes."""


@dataclass(frozen=True)
class Tally:
    """Claims of the coders, triggers found, and how many agree in sentence and in type."""

    gold: int = 0
    found: int = 0
    detected: float = 0
    typed: float = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.found + other.found,
            self.detected + other.detected,
            self.typed + other.typed,
        )

    def __str__(self) -> str:
        both = self.gold + self.found
        return (
            f"{self.gold} claims, {self.found} triggers: detection F1 "
            f"{2 * self.detected / both:.4f}, typed {2 * self.typed / both:.4f}"
        )


def tally(sample: Sample, model: TriggerModel) -> Tally:
    """As the scorer of the corpora counts: one to one within a sentence, half for the family."""
    reading = sample.reading
    at = {c.token.i: s for c, s in zip(reading.candidates, reading.sentence_of, strict=True)}
    triggers = model.triggers(sample.reading.doc, load_lexicon())
    total = Tally()
    for sentence in range(len(sample.reading.sentences)):
        rows = sample.reading.rows_of(sentence)
        gold = [int(g) - 1 for g in sample.gold[rows] if g]
        mine = [type_names().index(t.event_type) for t in triggers if at[t.token] == sentence]
        typed = _agreeing(gold, mine)
        total += Tally(len(gold), len(mine), min(len(gold), len(mine)), typed)
    return total


def _agreeing(gold: list[int], mine: list[int]) -> float:
    families = family_matrix()
    left, rest, score = list(gold), [], 0.0
    for one in mine:
        if one in left:
            left.remove(one)
            score += 1
        else:
            rest.append(one)
    for one in rest:
        kin = next((g for g in left if families[g] @ families[one]), None)
        if kin is not None:
            left.remove(kin)
            score += 0.5
    return score


def cross_validate(everything: Sequence[Sample]) -> Tally:
    """How triggers and their types are found in coded reports not trained on."""
    coded = [s for s in everything if s.kind == "coded"]
    helping = [s for s in everything if s.kind != "coded"]
    total = Tally()
    for fold in range(FOLDS):
        model = train_model([s for i, s in enumerate(coded) if i % FOLDS != fold] + helping, 3)
        for sample in coded[fold::FOLDS]:
            total += tally(sample, model)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--cv", action="store_true", help="cross-validate, write nothing")
    options = parser.parse_args()
    everything = samples()
    if options.cv:
        print(cross_validate(everything))
        return
    save(train_model(everything), str(WEIGHTS))
    print(f"wrote {WEIGHTS} ({WEIGHTS.stat().st_size / 1e6:.1f} MB) from {len(everything)} texts")


if __name__ == "__main__":
    main()

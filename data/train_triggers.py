"""Train the trigger model (``src/vedette/reading/triggers.npz``).

    python -m data.train_triggers [--cv]

Reads the coded reports of the corpora (``$VEDETTE_CORPORA`` or ``../shared/corpora``) and
``data/annotations/triggers.csv``: for each claim of their coders, the word that tells of it,
by report and character offset (no text). ``--cv`` also prints five-fold cross-validation by
report, in which no report is scored by a model that saw it.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from evals.corpora import corpora_folder
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from vedette.reading.lexicon import load_lexicon
from vedette.reading.pipeline import english
from vedette.reading.trigger_features import Array
from vedette.reading.trigger_model import (
    MOST,
    WIDTH,
    Reading,
    Surroundings,
    TriggerModel,
    look,
    save,
    sentence_columns,
    sentence_rows,
    sentence_vectors,
    softmax,
    type_names,
    word_columns,
    word_numbers,
)

ANNOTATIONS = Path(__file__).parent / "annotations" / "triggers.csv"
WEIGHTS = Path(__file__).parents[1] / "src/vedette/reading/triggers.npz"
SETS = ("claims_train", "claims_other_wars")
"""``claims`` is the set that is quoted: nothing is trained on it."""
FOLDS = 5
WORDS_C, SENTENCES_C, TYPES_L2 = 0.3, 0.01, 1.0
THRESHOLD = 0.4


@dataclass(frozen=True)
class Sample:
    """A coded report; ``gold`` has 0 (no event) or 1 + the type for each candidate."""

    report: str
    reading: Reading
    gold: npt.NDArray[np.int64]

    def claims_in(self, sentence: int) -> int:
        return int((self.gold[self.reading.rows_of(sentence)] > 0).sum())


@dataclass(frozen=True)
class Words:
    """The word model in training."""

    weights: Array
    numbers: Array
    bias: Array

    def probabilities(self, sample: Sample, scale: Array) -> Array:
        if not sample.reading.candidates:
            return np.zeros((0, len(self.bias)), dtype=np.float32)
        hashed = _sparse(word_columns(sample.reading)) @ self.weights
        dense = word_numbers(sample.reading, scale) @ self.numbers
        return softmax(hashed + dense + self.bias)


def reports() -> Iterator[tuple[str, str]]:
    """Id and text of every coded report, and of the further ones that were annotated."""
    for name in SETS:
        with (corpora_folder() / name / "reports.jsonl").open(encoding="utf8") as lines:
            for record in map(json.loads, lines):
                yield record["id"], record["text"]


def annotated_words() -> dict[str, dict[int, str]]:
    """Event type by report and character offset."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    with ANNOTATIONS.open(newline="") as file:
        for row in csv.DictReader(file):
            found[row["report"]][int(row["offset"])] = row["event_type"]
    return found


def samples() -> list[Sample]:
    """The coded reports, parsed, with their annotated words."""
    known, nlp, lexicon = annotated_words(), english(), load_lexicon()
    texts = [(name, text) for name, text in reports() if name in known]
    docs = nlp.pipe(text for _, text in texts)
    return [
        _sample(name, look(doc, lexicon, type_names()), known[name])
        for (name, _), doc in zip(texts, docs, strict=True)
    ]


def _sample(name: str, reading: Reading, known: dict[int, str]) -> Sample:
    gold = np.zeros(len(reading.candidates), dtype=np.int64)
    for row, candidate in enumerate(reading.candidates):
        if event_type := known.get(candidate.token.idx):
            gold[row] = 1 + type_names().index(event_type)
    return Sample(name, reading, gold)


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


def fit_words(train: Sequence[Sample], scale: Array) -> Words:
    """Softmax regression of none and the types on a candidate's features."""
    used = [s for s in train if len(s.gold)]
    hashed = sp.vstack([_sparse(word_columns(s.reading)) for s in used])
    dense = np.vstack([word_numbers(s.reading, scale) for s in used])
    x = sp.hstack([hashed, sp.csr_matrix(dense)]).tocsr()
    y = np.concatenate([s.gold for s in used])
    model = LogisticRegression(C=WORDS_C, max_iter=80, tol=1e-2).fit(x, y)
    weights = np.zeros((len(type_names()) + 1, x.shape[1]), dtype=np.float32)
    bias = np.full(len(type_names()) + 1, -12.0, dtype=np.float32)
    weights[model.classes_], bias[model.classes_] = model.coef_, model.intercept_
    return Words(weights[:, :WIDTH].T.copy(), weights[:, WIDTH:].T.copy(), bias)


def unseen(train: Sequence[Sample], scale: Array) -> dict[str, Array]:
    """Word probabilities of each report by a model that did not see it."""
    out = {}
    for fold in range(FOLDS):
        words = fit_words([s for i, s in enumerate(train) if i % FOLDS != fold], scale)
        out.update({s.report: words.probabilities(s, scale) for s in train[fold::FOLDS]})
    return out


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


def fit_sentences(
    train: Sequence[Sample], words: dict[str, Array], scale: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """Logistic regressions of one, two, three or more claims in a sentence.

    Returns:
        hashed weights, weights of the numbers, bias, mean and spread of the numbers.
    """
    rows = np.vstack([sentence_rows(s.reading, words[s.report]) for s in train])
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    vectors = np.vstack([sentence_vectors(s.reading, scale) for s in train])
    cols = [c for s in train for c in sentence_columns(s.reading)]
    weight = np.array([4 / np.sqrt(max(1, len(c))) for c in cols])
    dense = sp.csr_matrix(np.hstack([(rows - mean) / spread, vectors]))
    x = sp.hstack([_sparse(cols, weight), dense]).tocsr()
    number = np.array([s.claims_in(i) for s in train for i in range(len(s.reading.sentences))])
    fits = [LogisticRegression(C=SENTENCES_C, max_iter=300).fit(x, number > n) for n in range(MOST)]
    coefficients = np.vstack([f.coef_ for f in fits]).astype(np.float32)
    bias = np.array([f.intercept_[0] for f in fits], dtype=np.float32)
    return coefficients[:, :WIDTH].T.copy(), coefficients[:, WIDTH:].T.copy(), bias, mean, spread


def fit_types(
    train: Sequence[Sample], words: dict[str, Array], by_lemma: dict[str, Array]
) -> tuple[Array, Array]:
    """Conditional logit of the type on the type features: weights and a constant a type."""
    x, y = [], []
    for sample in train:
        about = Surroundings(sample.reading, words[sample.report], by_lemma)
        for row in np.flatnonzero(sample.gold):
            right = int(sample.gold[row]) - 1
            x.append(about.features(int(row), without=right))
            y.append(right)
    return _conditional_logit(np.array(x, dtype=np.float64), np.array(y))


def _conditional_logit(x: npt.NDArray[np.float64], y: npt.NDArray[np.int64]) -> tuple[Array, Array]:
    samples, types, features = x.shape

    def loss(v: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        w, b = v[:features], v[features:]
        p = softmax(x @ w + b).astype(np.float64)
        value = -np.log(p[np.arange(samples), y] + 1e-12).sum() + TYPES_L2 * (w @ w + 3 * b @ b)
        p[np.arange(samples), y] -= 1
        slope = np.einsum("mt,mtf->f", p, x) + 2 * TYPES_L2 * w
        return float(value), np.concatenate([slope, p.sum(0) + 6 * TYPES_L2 * b])

    v = minimize(loss, np.zeros(features + types), jac=True, method="L-BFGS-B",
                 options={"maxiter": 200}).x  # fmt: skip
    return v[:features].astype(np.float32), v[features:].astype(np.float32)


def train_model(train: Sequence[Sample]) -> TriggerModel:
    """All three models; the second and third learn from predictions on unseen reports."""
    scale = scale_of([s.reading.doc for s in train])
    by_lemma = lemma_counts(train)
    held_out = unseen(train, scale)
    words = fit_words(train, scale)
    sentences, numbers, bias, mean, spread = fit_sentences(train, held_out, scale)
    types, types_bias = fit_types(train, held_out, by_lemma)
    return TriggerModel(
        scale, words.weights, words.numbers, words.bias, sentences, numbers, bias,
        mean, spread, types, types_bias, by_lemma, THRESHOLD,
    )  # fmt: skip


def cross_validate(all_samples: Sequence[Sample]) -> None:
    """Print how triggers and their types are found in reports not trained on."""
    lexicon, names = load_lexicon(), type_names()
    found = right = typed = taken = gold = 0
    for fold in range(FOLDS):
        model = train_model([s for i, s in enumerate(all_samples) if i % FOLDS != fold])
        for sample in all_samples[fold::FOLDS]:
            at = {c.token.i: r for r, c in enumerate(sample.reading.candidates)}
            triggers = model.triggers(sample.reading.doc, lexicon)
            gold += int((sample.gold > 0).sum())
            taken += len(triggers)
            for sentence in range(len(sample.reading.sentences)):
                rows = set(sample.reading.rows_of(sentence).tolist())
                mine = [t for t in triggers if at[t.token] in rows]
                found += min(len(mine), sample.claims_in(sentence))
            for t in triggers:
                code = sample.gold[at[t.token]]
                right += int(code > 0)
                typed += int(code > 0 and names[code - 1] == t.event_type)
    print(f"{gold} claims, {taken} triggers")
    print(f"sentence counts: precision {found / taken:.3f} recall {found / gold:.3f}")
    print(f"same word: precision {right / taken:.3f}; of these the same type {typed / right:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--cv", action="store_true", help="cross-validate as well")
    everything = samples()
    if parser.parse_args().cv:
        cross_validate(everything)
    save(train_model(everything), str(WEIGHTS))
    print(f"wrote {WEIGHTS} ({WEIGHTS.stat().st_size / 1e6:.1f} MB) from {len(everything)} reports")


if __name__ == "__main__":
    main()

"""The CoNLL score of coreference: the mean F1 of MUC, B-cubed and CEAF-e (Pradhan et al. 2014)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[Hashable]


def conll_f1(gold: Iterable[Iterable[Hashable]], found: Iterable[Iterable[Hashable]]) -> float:
    """Mean F1 of the three measures, 0..1; both clusterings are of the same mentions."""
    keys, answers = [frozenset(g) for g in gold], [frozenset(f) for f in found]
    return (muc_f1(keys, answers) + b_cubed_f1(keys, answers) + ceaf_e_f1(keys, answers)) / 3


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _owners(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def muc_f1(keys: Sequence[Cluster], answers: Sequence[Cluster]) -> float:
    """Links kept (Vilain et al. 1995)."""

    def recall(these: Sequence[Cluster], those: Sequence[Cluster]) -> float:
        owner = _owners(those)
        links = sum(len(c) - 1 for c in these)
        kept = sum(len(c) - len({owner[m] for m in c}) for c in these)
        return kept / links if links else 0.0

    return _f1(recall(answers, keys), recall(keys, answers))


def b_cubed_f1(keys: Sequence[Cluster], answers: Sequence[Cluster]) -> float:
    """Shared part of each mention's clusters (Bagga and Baldwin 1998)."""

    def recall(these: Sequence[Cluster], those: Sequence[Cluster]) -> float:
        owner = _owners(those)
        shared = sum(len(c & those[owner[m]]) / len(c) for c in these for m in c)
        return shared / sum(map(len, these))

    return _f1(recall(answers, keys), recall(keys, answers))


def ceaf_e_f1(keys: Sequence[Cluster], answers: Sequence[Cluster]) -> float:
    """Best one-to-one match of clusters (Luo 2005)."""
    owner = _owners(answers)
    likeness = np.zeros((len(keys), len(answers)))
    for row, key in enumerate(keys):
        for column in {owner[m] for m in key}:
            answer = answers[column]
            likeness[row, column] = 2 * len(key & answer) / (len(key) + len(answer))
    rows, columns = linear_sum_assignment(-likeness)
    total = float(likeness[rows, columns].sum())
    return _f1(total / len(answers), total / len(keys))

"""Linear models over named features, to choose among options: who, when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import as_file, files
from math import exp
from typing import Any

import numpy as np
import numpy.typing as npt

WEIGHTS = "slots.npz"
ROUNDED = 4e-3
"""Smaller weights are left out of the file."""


class Linear:
    """Scores options by their features; unknown features count nothing."""

    __slots__ = ("weights",)

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights of the features."""
        known = self.weights
        return sum(known[feature] for feature in features if feature in known)

    def shares(self, options: Iterable[Iterable[str]]) -> list[float]:
        """How likely each of several options is; the shares sum to one."""
        scores = [self.score(features) for features in options]
        most = max(scores)
        raised = [exp(score - most) for score in scores]
        total = sum(raised)
        return [one / total for one in raised]


def save(models: Mapping[str, Linear], path: str) -> None:
    """Write models into one file; features in alphabetical order, weights in half precision."""
    arrays: dict[str, Any] = {}
    for name, model in models.items():
        kept = sorted(f for f, weight in model.weights.items() if abs(weight) > ROUNDED)
        arrays[f"{name}.features"] = np.array("\n".join(kept))
        arrays[f"{name}.weights"] = np.array([model.weights[f] for f in kept], dtype=np.float16)
    np.savez_compressed(path, **arrays)


@cache
def load_models() -> dict[str, Linear]:
    """The shipped models by name (data/train_slots.py makes them)."""
    with as_file(files("vedette.reading").joinpath(WEIGHTS)) as path, np.load(path) as data:
        names = sorted({key.partition(".")[0] for key in data.files})
        return {name: _model(name, data) for name in names}


def _model(name: str, data: Mapping[str, npt.NDArray[Any]]) -> Linear:
    features = str(data[f"{name}.features"]).split("\n")
    weights = data[f"{name}.weights"].astype(np.float32).tolist()
    return Linear(dict(zip(features, weights, strict=True)))

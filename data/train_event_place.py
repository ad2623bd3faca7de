"""Train which place of a sentence is an event's (``src/vedette/reading/event_place.json``).

    python -m data.train_event_place

A logistic model over the features of :mod:`vedette.reading.event_place_features`, trained on the
half of Halterman's event_location (MIT) that ``evals.event_place`` does not measure on. Only the
weights are shipped.
"""

from __future__ import annotations

import json
from pathlib import Path

from evals.event_place import is_held_out, items, tokens_of
from evals.toponyms import read
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from vedette.reading.event_place import candidates
from vedette.reading.event_place_features import features
from vedette.reading.places import places
from vedette.reading.syntax import syntax_of

PATH = Path(__file__).parents[1] / "src/vedette/reading/event_place.json"
STRENGTH = 0.1
"""Inverse of the weight decay."""
SEEN = 4
"""Times a feature must be seen."""


def examples() -> tuple[list[dict[str, float]], list[bool]]:
    """Each place of each training sentence for its verb: features, and whether it is the one."""
    rows, right = [], []
    for text, spans in items():
        if is_held_out(text):
            continue
        doc = places(read(text))
        verb = next(min(tokens_of(doc, s), default=0) for s in spans if s["label"] == "VERB")
        known = {t for s in spans if s["label"] == "LOCATION" for t in tokens_of(doc, s)}
        here = candidates(doc, verb)
        for place in here:
            rows.append(dict.fromkeys(features(syntax_of(doc), place, verb, here), 1.0))
            right.append(not known.isdisjoint(range(place.start, place.end)))
    return rows, right


def main() -> None:
    rows, right = examples()
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    kept = [{n: v for n, v in row.items() if counts[n] >= SEEN} for row in rows]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=2000, fit_intercept=False)
    model.fit(vectorizer.fit_transform(kept), right)
    weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    shipped = {n: round(float(w), 3) for n, w in sorted(weights.items()) if abs(w) > 0.02}
    PATH.write_text(json.dumps(shipped, indent=0) + "\n", "utf8")
    print(f"{len(rows)} examples, {len(shipped)} weights")


if __name__ == "__main__":
    main()

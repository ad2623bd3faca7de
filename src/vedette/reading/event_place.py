"""Which of a report's places is an event's place."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from vedette.reading.annotations import PlaceMention, Trigger
from vedette.reading.event_place_features import features, head_of
from vedette.reading.linear import load_models
from vedette.reading.place_carrying import grounds_of, likeliest_place, place_options
from vedette.reading.syntax import Syntax, syntax_of

VENUED = frozenset("talks agreement ceasefire protest".split())
"""Types whose place is where people speak."""
BARRED = frozenset({"actor", "adjective", "venue", "dateline"})
GIVEN, CLAIMED = -0.3, -2.0
"""Scores a place must reach: to be given alone, and to be put before one carried over."""
Placed = tuple[PlaceMention | None, str]


def event_places(doc: Doc) -> dict[int, Placed]:
    """The place of every trigger's event, by its token, and the rule that chose it.

    Within the sentence a trained model weighs each place's part in the parse; places where people
    only speak, and states that only act, are no places of fighting. For a sentence that names no
    ground another model weighs the places told elsewhere, and nowhere.
    """
    own = {t.token: own_place(doc, t) for t in doc._.triggers}
    grounds, model = grounds_of(doc, own), load_models()["places"]
    found: dict[int, Placed] = {}
    for trigger in doc._.triggers:
        place = own[trigger.token]
        if place is not None:
            found[trigger.token] = place, f"place of the clause: {place.rule}"
            continue
        if _fitting(doc, trigger.token, trigger.event_type):
            found[trigger.token] = None, ""
            continue
        options = place_options(grounds, trigger)
        place = likeliest_place(options, model.shares(features for _, features in options))
        found[trigger.token] = place, "told elsewhere, weighed" if place else ""
    return found


def own_place(doc: Doc, trigger: Trigger) -> PlaceMention | None:
    """The place that an event's own sentence gives it."""
    fitting = _fitting(doc, trigger.token, trigger.event_type)
    return _best(doc, fitting, trigger.token, CLAIMED)


def places_in_sentence(doc: Doc, token: int) -> list[PlaceMention]:
    """All places that the sentence gives to an event: the chosen one and those listed with it."""
    here = candidates(doc, token)
    best = _best(doc, here, token, GIVEN)
    return _listed_with(doc, best, here) if best else []


def candidates(doc: Doc, token: int) -> list[PlaceMention]:
    """The places of the token's sentence but datelines and the adjectives of states."""
    sentence = doc[token].sent
    here = (p for p in doc._.places if sentence.start <= p.start < sentence.end)
    return [p for p in here if p.role not in {"adjective", "dateline"}]


def _fitting(doc: Doc, token: int, event_type: str) -> list[PlaceMention]:
    """The places of the token's sentence that can be an event's."""
    barred = BARRED - {"venue"} if event_type in VENUED else BARRED
    return [p for p in candidates(doc, token) if p.role not in barred]


def _best(doc: Doc, fitting: list[PlaceMention], token: int, least: float) -> PlaceMention | None:
    """The place that the model gives the highest score, if it reaches the least."""
    syntax, weights = syntax_of(doc), load_weights()

    def score(place: PlaceMention) -> float:
        return sum(weights.get(f, 0.0) for f in features(syntax, place, token, fitting))

    scored = [(score(p), -p.start, p) for p in fitting]
    best = max(scored, default=None, key=lambda s: s[:2])
    return best[2] if best is not None and best[0] > least else None


@cache
def load_weights() -> dict[str, float]:
    """The shipped weights of ``data.train_event_place``."""
    text = files("vedette.reading").joinpath("event_place.json").read_text("utf8")
    weights: dict[str, float] = json.loads(text)
    return weights


def _listed_with(doc: Doc, best: PlaceMention, fitting: list[PlaceMention]) -> list[PlaceMention]:
    """ "in Homs, Hama and Idlib": the places joined to one."""
    syntax = syntax_of(doc)
    return [p for p in fitting if p is best or _joined(syntax, p, best)]


def _joined(syntax: Syntax, a: PlaceMention, b: PlaceMention) -> bool:
    """Whether one name hangs on the other by "and" or a comma of a list."""
    return head_of(syntax, a) == head_of(syntax, b)

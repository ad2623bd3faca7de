"""Which of a report's places is an event's place."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from vedette.reading.annotations import PlaceMention
from vedette.reading.event_place_features import features, head_of
from vedette.reading.syntax import Syntax, syntax_of

BACK = 2
"""Sentences after which a place no longer carries over."""
PLACELESS = frozenset("accusation sanction agreement".split())
"""Types that often have no place: only one named in the sentence counts."""
VENUED = frozenset("talks agreement ceasefire protest".split())
"""Types whose place is where people speak."""
BARRED = frozenset({"actor", "adjective", "venue", "dateline"})
GIVEN, CLAIMED = -0.3, -2.0
"""Scores a place must reach: to be given alone, and to be put before one carried over."""


def event_place(doc: Doc, token: int, event_type: str = "") -> tuple[PlaceMention | None, str]:
    """The place of the event that a token tells of, and the rule that chose it.

    Within the sentence a trained model weighs each place's part in the parse; places where people
    only speak, and states that only act, are no places of fighting. A sentence without one takes
    the place the text was last at.
    """
    fitting = _fitting(doc, token, event_type)
    best = _best(doc, fitting, token, CLAIMED)
    if best is None:
        start = doc[token].sent.start
        return (None, "") if event_type in PLACELESS else _carried(doc, start)
    return best, f"place of the clause: {best.rule}"


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


def _carried(doc: Doc, before: int) -> tuple[PlaceMention | None, str]:
    """No place in the sentence: the one the text was last at, else the one it is most about."""
    located = [p for p in doc._.places if p.role == "location"]
    earlier = [p for p in located if p.start < before]
    if earlier and _sentences_between(doc, earlier[-1].start, before) <= BACK:
        return earlier[-1], "carried over from the sentences before"
    return _main_place(located)


def _main_place(located: list[PlaceMention]) -> tuple[PlaceMention | None, str]:
    """The place named most often; the earlier of two named equally often."""
    counts = Counter(p.place.place_id or p.place.text for p in located)
    if not counts:
        return None, ""
    most = max(counts.values())
    found = (p for p in located if counts[p.place.place_id or p.place.text] == most)
    return next(found), "place the report is most about"


def _sentences_between(doc: Doc, earlier: int, later: int) -> int:
    syntax = syntax_of(doc)
    return syntax.sent[later] - syntax.sent[earlier]

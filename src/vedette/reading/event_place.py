"""Which of a report's places is an event's place."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from vedette.reading.annotations import PlaceMention
from vedette.reading.figures import distance
from vedette.reading.syntax import syntax_of

BACK = 2
"""Sentences after which a place no longer carries over."""
PLACELESS = frozenset("accusation sanction agreement".split())
"""Types that often have no place: only one named in the sentence counts."""
BARRED = frozenset({"actor", "venue", "dateline"})


def event_place(doc: Doc, token: int, event_type: str = "") -> tuple[PlaceMention | None, str]:
    """The place of the event that a token tells of, and the rule that chose it.

    Nearest in the parse within the sentence; places where people only speak, and states that
    only act, are no places of fighting; a broader place gives way to a narrower one beside it.
    """
    sentence = doc[token].sent
    here = [p for p in doc._.places if sentence.start <= p.start < sentence.end]
    allowed = (
        BARRED - {"venue"}
        if event_type in {"talks", "agreement", "ceasefire", "protest"}
        else BARRED
    )
    fitting = [p for p in here if p.role not in allowed]
    if not fitting:
        return (None, "") if event_type in PLACELESS else _carried(doc, sentence.start)
    ranked = sorted(fitting, key=lambda p: (_steps(doc, p, token), abs(p.start - token), p.start))
    best = _narrowest(doc, ranked)
    steps = _steps(doc, best, token)
    rule = "place in the clause" if steps <= 4 else "nearest place of the sentence"
    return best, f"{rule}: {best.rule}"


def _carried(doc: Doc, before: int) -> tuple[PlaceMention | None, str]:
    """No place in the sentence: the one the text was last at, else the one it is most about."""
    located = [p for p in doc._.places if p.role == "location"]
    earlier = [p for p in located if p.start < before]
    if earlier and _sentences_between(doc, earlier[-1].start, before) <= BACK:
        return earlier[-1], "carried over from the sentences before"
    return _main_place(located)


def _main_place(located: list[PlaceMention]) -> tuple[PlaceMention | None, str]:
    """The place named most often; the earlier of two named equally often."""
    counts = Counter(p.place.place_id for p in located)
    if not counts:
        return None, ""
    most = max(counts.values())
    return next(
        p for p in located if counts[p.place.place_id] == most
    ), "place the report is most about"


def _sentences_between(doc: Doc, earlier: int, later: int) -> int:
    syntax = syntax_of(doc)
    return syntax.sent[later] - syntax.sent[earlier]


def _steps(doc: Doc, place: PlaceMention, token: int) -> float:
    steps = float(distance(doc[place.end - 1], doc[token]))
    return steps + (2.5 if place.role == "modifier" else 0.0)


def _narrowest(doc: Doc, ranked: list[PlaceMention]) -> PlaceMention:
    """ "in Saraqeb, Idlib", "Afrin in northern Syria": the town, not the country around it."""
    best = ranked[0]
    syntax = syntax_of(doc)
    for other in ranked[1:]:
        inside = other.place.country == best.place.country
        finer = (other.place.precision or 6) < (best.place.precision or 6)
        close = (
            abs(other.start - best.start) <= 8
            and syntax.sent[other.start] == syntax.sent[best.start]
        )
        if inside and finer and close and other.role == best.role:
            best = other
    return best

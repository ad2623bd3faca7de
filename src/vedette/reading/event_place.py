"""Which of a report's places is an event's place."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from vedette.reading.annotations import PlaceMention
from vedette.reading.figures import distance
from vedette.reading.syntax import Syntax, syntax_of

BACK = 2
"""Sentences after which a place no longer carries over."""
PLACELESS = frozenset("accusation sanction agreement".split())
"""Types that often have no place: only one named in the sentence counts."""
VENUED = frozenset("talks agreement ceasefire protest".split())
"""Types whose place is where people speak."""
BARRED = frozenset({"actor", "adjective", "venue", "dateline"})
WEAK = 2.5
"""Steps in the parse that a place named as a modifier stands farther off."""


def event_place(doc: Doc, token: int, event_type: str = "") -> tuple[PlaceMention | None, str]:
    """The place of the event that a token tells of, and the rule that chose it.

    Nearest in the parse within the sentence; places where people only speak, and states that
    only act, are no places of fighting; a broader place gives way to a narrower one beside it.
    """
    fitting = _fitting(doc, token, event_type)
    if not fitting:
        start = doc[token].sent.start
        return (None, "") if event_type in PLACELESS else _carried(doc, start)
    best = _narrowest(doc, _ranked(doc, fitting, token))
    rule = "place in the clause" if _steps(doc, best, token) <= 4 else "nearest of the sentence"
    return best, f"{rule}: {best.rule}"


def places_in_sentence(doc: Doc, token: int, event_type: str = "") -> list[PlaceMention]:
    """All places that the sentence gives to an event: the chosen one and those listed with it."""
    fitting = _fitting(doc, token, event_type)
    if not fitting:
        return []
    best = _narrowest(doc, _ranked(doc, fitting, token))
    return _listed_with(doc, best, fitting)


def _fitting(doc: Doc, token: int, event_type: str) -> list[PlaceMention]:
    """The places of the token's sentence that can be an event's."""
    sentence = doc[token].sent
    barred = BARRED - {"venue"} if event_type in VENUED else BARRED
    here = (p for p in doc._.places if sentence.start <= p.start < sentence.end)
    return [p for p in here if p.role not in barred]


def _ranked(doc: Doc, fitting: list[PlaceMention], token: int) -> list[PlaceMention]:
    return sorted(fitting, key=lambda p: (_steps(doc, p, token), abs(p.start - token), p.start))


def _listed_with(doc: Doc, best: PlaceMention, fitting: list[PlaceMention]) -> list[PlaceMention]:
    """ "in Homs, Hama and Idlib": the places joined to one."""
    syntax = syntax_of(doc)
    return [p for p in fitting if p is best or _joined(syntax, p, best)]


def _joined(syntax: Syntax, a: PlaceMention, b: PlaceMention) -> bool:
    """Whether one name hangs on the other by "and" or a comma of a list."""
    return _list_head(syntax, a) == _list_head(syntax, b)


def _list_head(syntax: Syntax, place: PlaceMention) -> int:
    at = place.end - 1
    while place.start <= syntax.head[at] < place.end and syntax.head[at] != at:
        at = syntax.head[at]
    for _ in range(12):
        if syntax.dep[at] != "conj":
            break
        at = syntax.head[at]
    return at


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


def _steps(doc: Doc, place: PlaceMention, token: int) -> float:
    steps = float(distance(doc[place.end - 1], doc[token]))
    return steps + (WEAK if place.role == "modifier" else 0.0)


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

"""Why a claim holds what it holds: for each field the rule and the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from vedette.reading.annotations import Attribution, Frame
from vedette.reading.inference import Carried, carried_over

QUOTE = 100
"""Characters of a sentence that is quoted, at most."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One field of one claim.

    Attributes:
        claim: number of the trigger in the report, from 1.
        words: the words that gave the value; ``start`` and ``end`` their characters.
    """

    claim: int
    field: str
    value: str
    rule: str
    words: str
    start: int
    end: int


def explain(doc: Doc) -> list[Explanation]:
    """The explanations of a document's frames, in the order of the text."""
    return [e for number, frame in enumerate(doc._.frames, 1) for e in _frame(doc, number, frame)]


def _frame(doc: Doc, number: int, frame: Frame) -> Iterator[Explanation]:
    def tell(field: str, value: str, rule: str, start: int, end: int) -> Explanation:
        words = doc[start:end]
        return Explanation(number, field, value, rule, words.text, words.start_char, words.end_char)

    trigger, rules = frame.trigger, frame.rules
    origins = {(c.field, c.value): origin(doc, c) for c in carried_over(doc, frame)}
    at = (trigger.start, trigger.end)
    yield tell("event_type", trigger.event_type, rules.get("event_type", ""), *at)
    yield tell("status", frame.status, rules.get("status", ""), *at)
    for field, mentions in (("actors", frame.actors), ("targets", frame.targets)):
        for m in mentions:
            rule = rules.get(field, m.rule) + origins.get((field, m.name), "")
            yield tell(field, m.name, rule, m.start, m.end)
    if frame.place:
        p = frame.place
        rule = rules.get("place", "") + origins.get(("place", p.place.text), "")
        yield tell("place", p.place.text, rule, p.start, p.end)
    if frame.time:
        t = frame.time
        period = f"{t.first} to {t.last}"
        rule = rules.get("time", "") + origins.get(("dates", period), "")
        yield tell("time", period, rule, t.start, t.end)
    for f in frame.figures:
        yield tell("figures", f"{f.kind} {f.low}-{f.high}", f.rule, f.start, f.end)
    if frame.attribution:
        a = frame.attribution
        yield tell("source", f"{a.name} ({a.stance})", rules.get("source", ""), *_source_words(a))


def origin(doc: Doc, carried: Carried) -> str:
    """The words of another sentence that a value comes from."""
    sentence = " ".join(doc[carried.start].sent.text.split())
    words = sentence if len(sentence) <= QUOTE else sentence[:QUOTE].rsplit(" ", 1)[0] + " …"
    return f"; carried over from: '{words}'"


def _source_words(attribution: Attribution) -> tuple[int, int]:
    at = attribution.source_head if attribution.source_head >= 0 else attribution.cue
    return at, at + 1

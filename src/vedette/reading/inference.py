"""Which values of a frame its own sentence does not name, and the words they were carried from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from vedette.reading.annotations import Frame, Mention
from vedette.reading.syntax import syntax_of

REFERRING = frozenset({"pronoun", "description", "relative"})
"""Rules of mentions whose words are not the name that they stand for."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A value from elsewhere in the report; ``start`` and ``end`` bound its words there."""

    field: str
    value: str
    start: int
    end: int


def carried_over(doc: Doc, frame: Frame) -> list[Carried]:
    """The values of a frame that stand in other sentences, field by field."""
    return [*_people(doc, frame), *_setting(doc, frame)]


def _people(doc: Doc, frame: Frame) -> Iterator[Carried]:
    for field, mentions in (("actors", frame.actors), ("targets", frame.targets)):
        for mention in mentions:
            words = _named_elsewhere(doc, frame, mention)
            if words is not None:
                yield Carried(field, mention.name, *words)


def _named_elsewhere(doc: Doc, frame: Frame, mention: Mention) -> tuple[int, int] | None:
    """Where a name is from, if the sentence only has a pronoun for it or nothing at all."""
    syntax, here = syntax_of(doc), syntax_of(doc).sent[frame.trigger.token]
    if syntax.sent[mention.head] != here:
        return mention.start, mention.end
    at = mention.antecedent
    if mention.rule not in REFERRING or at is None or syntax.sent[at] == here:
        return None
    known = next((m for m in doc._.mentions if m.head == at), None)
    return (known.start, known.end) if known is not None else (at, at + 1)


def _setting(doc: Doc, frame: Frame) -> Iterator[Carried]:
    sent = syntax_of(doc).sent
    here = sent[frame.trigger.token]
    if frame.place is not None and sent[frame.place.start] != here:
        yield Carried("place", frame.place.place.text, frame.place.start, frame.place.end)
    time = frame.time
    if time is not None and time.first is not None and sent[time.start] != here:
        yield Carried("dates", f"{time.first} to {time.last}", time.start, time.end)

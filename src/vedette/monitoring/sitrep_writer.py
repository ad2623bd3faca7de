"""Turns events and citations into sentences with footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from vedette.codebook import load_codebook
from vedette.model import Event
from vedette.monitoring import harm
from vedette.monitoring.citations import Citation, cite, counted
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sitrep import Notes, Part, Scene, Sentence, Table
from vedette.monitoring.words import (
    capital,
    event_words,
    figures_words,
    names,
    told_twice,
)


class Writer:
    """Writes the sentences of one situation report."""

    def __init__(self, scene: Scene, notes: Notes) -> None:
        self.scene = scene
        self.notes = notes
        self.told: set[str] = set()

    def citations(self, event: Event) -> tuple[Citation, ...]:
        """An event's citations as they may leave."""
        made = tuple(cite(c, event.id, self.scene.reports) for c in counted(event))
        return harm.release(made, self.scene.level)

    def cited(self, text: str, citations: Iterable[Citation], mark: str = "") -> Sentence:
        """A sentence with the footnotes of citations."""
        return Sentence(text, self.notes.of(tuple(citations)), mark)

    def event(self, event: Event) -> Sentence:
        """All there is to say of an event: what, by whose word, its figures, who denies it."""
        shown = self.scene.shown[event.id]
        citations = self.citations(event)
        parts = [event_words(shown, citations), figures_words(shown), *_replies(citations)]
        text = " ".join(_ended(part) for part in parts if part)
        return self.cited(text, citations, mark_of(event))

    def events(self, events: Iterable[Event]) -> tuple[Sentence, ...]:
        return tuple(self.event(event) for event in sorted(events, key=event_key))

    def untold(self, events: Iterable[Event]) -> tuple[Sentence, ...]:
        """Sentences on those events that no section before has told."""
        new = [event for event in events if event.id not in self.told]
        self.told.update(event.id for event in new)
        return self.events(new)

    def of_types(self, *groups: str) -> list[Event]:
        """The events whose type is in a group of codebook/monitoring.yaml."""
        types = frozenset[str]().union(*(load_rules().groups[name] for name in groups))
        return [e for e in self.scene.seen.events if e.event_type in types]

    def incidents(self) -> list[Event]:
        """Events of the violent families that took place."""
        from vedette.monitoring.series import VIOLENT

        family, effective = load_codebook().family_of, load_rules().effective_statuses
        return [
            e for e in self.scene.seen.events
            if family(e.event_type) in VIOLENT and e.status in effective
        ]  # fmt: skip


def _ended(part: str) -> str:
    """A sentence with its full stop, inside no quotation mark."""
    return f"{part.rstrip('.')}."


def event_key(event: Event) -> tuple[date, str]:
    """By day, the undated last."""
    return (event.start or date.max, event.id)


def mark_of(event: Event) -> str:
    if event.disagreements:
        return "sources differ"
    return "" if told_twice(event) else "single source"


def _replies(citations: Sequence[Citation]) -> list[str]:
    """Who denies it, and who would not comment."""
    denying = [c for c in citations if c.stance == "denies"]
    silent = [c for c in citations if c.stance == "declines"]
    told = [c for c in citations if c.stance in ("asserts", "confirms")]
    found = []
    if denying and told:
        found.append(f"{_names(denying)} denied it")
    if silent:
        found.append(f"{_names(silent)} would not confirm it")
    return found


def _names(citations: Sequence[Citation]) -> str:
    return capital(names(list(dict.fromkeys(c.voice for c in citations))))


def plain(*texts: str) -> tuple[Sentence, ...]:
    """Sentences without footnotes: on the report itself; empty texts are left out."""
    return tuple(Sentence(text) for text in texts if text)


def part_of(*sentences: Sentence, table: Table | None = None) -> Part:
    """Sentences, and a table under them, without a lead."""
    return Part(None, tuple(sentences), table)

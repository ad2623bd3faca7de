"""The list of words that tell of an event (``triggers.yaml``) and its look-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Token

from vedette.codebook import load_codebook
from vedette.errors import VedetteError

GROUPS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}
LEMMAS = {
    "raped": "rape", "raping": "rape", "waged": "wage", "waging": "wage", "staged": "stage",
    "staging": "stage", "fined": "fine", "coped": "cope", "coping": "cope",
    "airdropped": "airdrop", "airdropping": "airdrop",
}  # fmt: skip
"""Forms whose lemma the English pipeline gets wrong."""
CLOSE = frozenset(
    {"dobj", "nsubj", "nsubjpass", "prt", "compound", "amod", "agent", "advmod", "poss"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the list: it tells of ``event_type``, given one of ``context``, if any."""

    lemma: str
    pos: str
    event_type: str
    context: frozenset[str]

    @property
    def name(self) -> str:
        """The entry as it is written in the list."""
        return f"{self.lemma}+{'|'.join(sorted(self.context))}" if self.context else self.lemma


class Lexicon:
    """Entries by lemma and part of speech."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            self._entries[entry.lemma, entry.pos].append(entry)

    def knows(self, token: Token) -> bool:
        """Whether the word is listed at all, whatever stands around it."""
        return (lemma_of(token), _group(token)) in self._entries

    def match(self, token: Token) -> tuple[Entry, ...]:
        """The entries that hold for a token, those with a context first."""
        entries = self._entries.get((lemma_of(token), _group(token)), ())
        if not entries:
            return ()
        near: frozenset[str] | None = None
        found = []
        for entry in entries:
            if entry.context and near is None:
                near = frozenset(surroundings(token))
            if not entry.context or (near is not None and entry.context & near):
                found.append(entry)
        return tuple(sorted(found, key=lambda e: not e.context))


def lemma_of(token: Token) -> str:
    """The lemma of a token in lower case."""
    lemma: str = token.lemma_.lower()
    return LEMMAS.get(token.lower_, lemma) if token.pos_ == "VERB" else lemma


def _group(token: Token) -> str:
    return "NOUN" if token.pos_ == "PROPN" else token.pos_


def surroundings(token: Token) -> Iterator[str]:
    """Lemmas close to a token: modifiers, subject, objects, particles, prepositions and theirs."""
    for child in token.children:
        if child.dep_ in CLOSE:
            yield child.lemma_.lower()
            yield from (c.lemma_.lower() for c in child.children if c.dep_ in {"compound", "amod"})
        if child.dep_ in {"prep", "agent"}:
            yield child.lemma_.lower()
            yield from (c.lemma_.lower() for c in child.children if c.dep_ == "pobj")
    if token.dep_ in {"compound", "pobj", "amod"}:
        yield token.head.lemma_.lower()


def parse_lexicon(data: Mapping[str, Mapping[str, list[str]]]) -> Lexicon:
    """Build the lexicon from its data.

    Raises:
        VedetteError: an event type or a group of words is unknown.
    """
    types = load_codebook().types
    entries = []
    for event_type, groups in data.items():
        if event_type not in types or not set(groups) <= set(GROUPS):
            raise VedetteError(f"The word list of {event_type!r} has an unknown type or group")
        for group, words in groups.items():
            entries += [_entry(word, GROUPS[group], event_type) for word in words]
    return Lexicon(entries)


def _entry(word: str, pos: str, event_type: str) -> Entry:
    lemma, _, context = word.partition("+")
    return Entry(lemma, pos, event_type, frozenset(context.split("|")) if context else frozenset())


@cache
def load_lexicon() -> Lexicon:
    """The shipped list."""
    text = files("vedette.reading").joinpath("triggers.yaml").read_text(encoding="utf8")
    return parse_lexicon(yaml.safe_load(text))

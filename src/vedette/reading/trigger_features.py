"""What the trigger model sees: of a candidate word, of a sentence, of a document.

Named features are strings hashed into a fixed number of columns (CRC-32, so that the same
column comes out on every machine); numbers and vectors stand beside them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Span, Token

from vedette.reading.lexicon import Entry, Lexicon

Array = npt.NDArray[np.float32]
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LOOKED_AT = SUBJECTS | {
    "dobj",
    "attr",
    "agent",
    "prt",
    "compound",
    "amod",
    "neg",
    "aux",
    "poss",
    "advmod",
    "auxpass",
    "xcomp",
    "ccomp",
    "relcl",
    "acl",
    "conj",
    "nummod",
}
LIGHT = frozenset({"be", "have", "do", "seem", "appear", "become", "tend"})
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "NUM"})
SPEECH = frozenset({"say", "tell", "add", "report", "announce", "warn", "claim"})
FIRST_SECOND = frozenset({"i", "we", "you", "my", "our", "us", "me", "your"})
QUOTES = frozenset('"“”')
ENTITIES = (("PERSON",), ("ORG",), ("GPE", "LOC"), ("NORP",), ("CARDINAL",), ("DATE", "TIME"))
TAGS = (("VBD",), ("VBN",), ("VBZ", "VBP"), ("MD",), ("VBG",))
DEPS = (("nsubj",), ("nsubjpass",), ("conj",), ("relcl", "advcl", "acl"), ("ccomp",))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may tell of an event, with the entries of the word list that hold for it."""

    token: Token
    entries: tuple[Entry, ...]


def candidates(doc: Doc, lexicon: Lexicon) -> list[Candidate]:
    """The words that may tell of an event: verbs, and listed nouns and adjectives."""
    return [Candidate(t, lexicon.match(t)) for t in doc if _may_tell(t, lexicon)]


def _may_tell(token: Token, lexicon: Lexicon) -> bool:
    if token.pos_ == "VERB":
        return token.lemma_ not in LIGHT
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and lexicon.knows(token)


def columns(names: Iterable[str], width: int) -> npt.NDArray[np.int64]:
    """The columns of named features, each once, ascending."""
    return np.unique(np.fromiter((zlib.crc32(n.encode()) % width for n in names), dtype=np.int64))


def listed_types(entries: Iterable[Entry], types: Sequence[str]) -> Array:
    """One row over ``types``: 1 where the word list gives the type, 1.5 where by context."""
    row = np.zeros(len(types), dtype=np.float32)
    for entry in entries:
        at = types.index(entry.event_type)
        row[at] = max(row[at], 1.5 if entry.context else 1.0)
    return row


def token_features(candidate: Candidate) -> Iterator[str]:
    """The named features of one candidate, in a fixed order."""
    token = candidate.token
    lemma, pos = token.lemma_.lower(), token.pos_
    yield f"w={lemma}"
    yield f"wp={lemma}/{pos}"
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"h={token.dep_}|{token.head.lemma_.lower()}"
    for entry in candidate.entries:
        yield f"lex={entry.event_type}/{pos}"
    yield from _children(token)
    yield from _neighbours(token)
    yield from _clause(token)


def _children(token: Token) -> Iterator[str]:
    for child in token.children:
        if child.dep_ in LOOKED_AT:
            yield f"c={child.dep_}|{child.lemma_.lower()}"
            yield f"ce={child.dep_}|{child.ent_type_ or child.pos_}"
        elif child.dep_ == "prep":
            yield f"p={child.lemma_.lower()}"
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield f"po={child.lemma_.lower()}|{inner.lemma_.lower()}"
                    yield f"pe={child.lemma_.lower()}|{inner.ent_type_ or inner.pos_}"


def _neighbours(token: Token) -> Iterator[str]:
    doc, i = token.doc, token.i
    if i:
        yield f"-1={doc[i - 1].lemma_.lower()}"
    if i + 1 < len(doc):
        yield f"+1={doc[i + 1].lemma_.lower()}"


def _clause(token: Token) -> Iterator[str]:
    head = token
    for _ in range(4):
        if head.pos_ == "VERB" and head.i != token.i:
            yield f"v={head.lemma_.lower()}"
            break
        if head.head.i == head.i:
            break
        head = head.head
    if token.dep_ == "ROOT":
        yield "root"


def sentence_bag(sentence: Span) -> list[str]:
    """The content words of a sentence, for what its candidates have around them."""
    return [f"s={t.lemma_.lower()}" for t in sentence if t.pos_ in CONTENT]


def sentence_features(sentence: Span) -> Iterator[str]:
    """The named features of one sentence: its words, with names as their kind."""
    for token in sentence:
        if token.is_punct or token.is_space:
            continue
        word = (
            token.ent_type_ if token.pos_ == "PROPN" and token.ent_type_ else token.lemma_.lower()
        )
        yield f"l={word}"
        yield f"t={token.tag_}"
        if token.dep_ in {"nsubj", "nsubjpass", "dobj", "ROOT"}:
            yield f"{token.dep_}={token.ent_type_ or token.lemma_.lower()}"
    yield f"1={sentence[0].lower_}"


def sentence_numbers(sentence: Span) -> list[float]:
    """Counts over a sentence: length, quotes, names by kind, tenses, clauses, persons."""
    tokens = list(sentence)
    starts = [t.ent_type_ for t in tokens if t.ent_iob_ == "B"]
    tags, deps = [t.tag_ for t in tokens], [t.dep_ for t in tokens]
    return [
        float(sum(t.is_alpha for t in tokens)),
        float(sum(t.text in QUOTES for t in tokens)),
        float(any(t.text == "?" for t in tokens)),
        *(float(sum(kind in group for kind in starts)) for group in ENTITIES),
        *(float(sum(tag in group for tag in tags)) for group in TAGS),
        *(float(sum(dep in group for dep in deps)) for group in DEPS),
        float(sum(t.lower_ in FIRST_SECOND for t in tokens)),
        float(sum(t.lemma_ in SPEECH for t in tokens)),
    ]

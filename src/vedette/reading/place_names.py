"""Stage 1 of the places: the names in a text that may be of places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from vedette.actors import load_register
from vedette.gazetteer import Entry, load_gazetteer
from vedette.gazetteer.names import ARTICLES
from vedette.reading.place_words import (
    AREA_ADJECTIVES,
    KIND_WORDS,
    LINKS,
    LOCATIVE,
    NOUNS,
    SITES,
)
from vedette.reading.syntax import Syntax

LONGEST = 7
HYPHENS = frozenset("-–‐")
PLACED = frozenset({"GPE", "LOC", "FAC"})
"""Labels by which the pipeline marks places."""
KNOWN = 50_000
"""People from which a place within a site's name is taken for the site's."""
SPACED = frozenset({"El", "Al"})
"""Articles that begin a name also without a hyphen: "in El Obeid"."""
NAMING = frozenset(KIND_WORDS) | {"base"}
"""Lower-case words that may be part of a name in the gazetteer."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its tokens.

    Attributes:
        entries: what the gazetteer holds of that name; empty for an unknown name.
        form: "name", "adjective" ("Syrian"), "site" (a name that ends in the noun of a site) or
            "unknown" (the pipeline calls it a place and the gazetteer does not hold it).
        kind: the kind of place that the word after it makes it ("province": "region"), if any.
    """

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]
    form: str = "name"
    kind: str | None = None


class Words:
    """A text's tokens with where each begins, for cutting names out of it quickly."""

    def __init__(self, doc: Doc, syntax: Syntax) -> None:
        self.syntax = syntax
        self._text = doc.text
        self._starts = [token.idx for token in doc]
        self._ends = [s + len(t) for s, t in zip(self._starts, syntax.text, strict=True)]

    @property
    def text(self) -> str:
        """The whole text, taken from the document once."""
        return self._text

    def starts(self) -> list[int]:
        """Where each token begins."""
        return self._starts

    def before(self, start: int, window: int) -> str:
        """Characters of the same line before a token."""
        at = self._starts[start]
        return self._text[max(0, at - window) : at].rsplit("\n", 1)[-1]

    def after(self, end: int, window: int) -> str:
        """Characters after the token before ``end``."""
        at = self._ends[end - 1]
        return self._text[at : at + window]

    def between(self, start: int, end: int) -> str:
        """The words of tokens ``start`` to ``end``."""
        return self._text[self._starts[start] : self._ends[end - 1]]


def find_names(words: Words) -> list[Name]:
    """Names of known places, adjectives of states and sites, in order."""
    known = list(_known(words))
    taken = {i for name in known for i in range(name.start, name.end)}
    sites = [name for name in _sites(words, taken) if name is not None]
    covered = {i for name in sites for i in range(name.start, name.end)}
    kept = [n for n in known if n.start not in covered or n.form == "adjective"]
    return sorted([*kept, *sites], key=lambda n: (n.start, -n.end))


def _known(words: Words) -> Iterator[Name]:
    """The longest capitalised runs that the gazetteer holds, left to right."""
    at, count = 0, len(words.syntax.text)
    while at < count:
        name = _known_at(words, at) if may_start(words.syntax, at) else None
        if name is None:
            at += 1
        else:
            yield name
            at = name.end


def _known_at(words: Words, at: int) -> Name | None:
    gazetteer, syntax = load_gazetteer(), words.syntax
    adjective = _adjective(words, at)
    for end in range(run_end(syntax, at), at, -1):
        if not _may_end(syntax, at, end):
            continue
        if adjective and end == at + 1:
            return adjective
        text = words.between(at, end)
        if found := _with_kind_word(words, at, end):
            return found
        if entries := gazetteer.find(text):
            return _widened(words, Name(at, end, text, entries, kind=_kind_after(syntax, end)))
    return adjective


def _widened(words: Words, name: Name) -> Name:
    """ "Latakia" before "Governorate": the capital word of kind belongs to the name."""
    if name.kind is None or not words.syntax.text[name.end][:1].isupper():
        return name
    return replace(name, end=name.end + 1, text=words.between(name.start, name.end + 1))


def _with_kind_word(words: Words, start: int, end: int) -> Name | None:
    """ "Shayrat airbase": a name of the gazetteer that holds the lower-case word after it too."""
    syntax = words.syntax
    for more in (2, 1):
        if end + more <= len(syntax.text) and syntax.lower[end + more - 1] in NAMING:
            if syntax.text[end][:1].isupper():
                continue
            text = words.between(start, end + more)
            if entries := load_gazetteer().find(text):
                return Name(start, end + more, text, entries)
    return None


def _kind_after(syntax: Syntax, end: int) -> str | None:
    return KIND_WORDS.get(syntax.lower[end]) if end < len(syntax.text) else None


def _adjective(words: Words, at: int) -> Name | None:
    """ "Syrian": the adjective of a state stands for the state, weakly."""
    syntax = words.syntax
    text = syntax.text[at]
    if syntax.pos[at] not in {"ADJ", "PROPN", "NOUN"} or not text[:1].isupper():
        return None
    if area := _area_of(text):
        return Name(at, at + 1, text, (area,), "adjective")
    actor = load_register().adjective(text)
    if actor is None or not actor.country:
        return None
    entry = load_gazetteer().country(actor.country)
    if entry is None or any(e.id == entry.id for e in load_gazetteer().find(text)):
        return None
    return Name(at, at + 1, text, (entry,), "adjective")


def _sites(words: Words, taken: set[int]) -> Iterator[Name | None]:
    """ "Mosul University", "Victor Hugo Street": capitals that end in the noun of a site."""
    syntax, at = words.syntax, 0
    while at < len(syntax.text):
        end = _site_end(syntax, at) if may_start(syntax, at) else at
        if end > at + 1 and not set(range(at, end)) <= taken:
            whole = load_gazetteer().find(words.between(at, end))
            entries = whole or _inner(words, at, end - 1)
            yield Name(at, end, words.between(at, end), entries, "site")
        at = max(at + 1, end)


def _inner(words: Words, start: int, end: int) -> tuple[Entry, ...]:
    """The well-known place of a longer name ("Mosul University"); "Victor Street" has none."""
    found = (_known_at(words, i) for i in range(start, end))
    inner = next((n for n in found if n and n.end <= end and n.form == "name"), None)
    return tuple(e for e in inner.entries if e.population >= KNOWN) if inner else ()


def _site_end(syntax: Syntax, at: int) -> int:
    """Where the site that begins at a token ends; ``at`` where there is none."""
    end = next((i for i in range(at, run_end(syntax, at)) if syntax.lower[i] == "and"), None)
    for stop in range(end or run_end(syntax, at), at + 1, -1):
        if syntax.lower[stop - 1] in SITES and syntax.text[stop - 1][:1].isupper():
            return stop
    return at


def run_end(syntax: Syntax, at: int) -> int:
    """Where the run of capitals and linking words that begins at a token ends."""
    end = at + 1
    limit = min(at + LONGEST, len(syntax.text))
    while end < limit and (
        syntax.text[end][:1].isupper()
        or syntax.lower[end] in LINKS
        or syntax.lower[end].strip("-’'") in LINKS
    ):
        end += 1
    return end


def follows_in_name(syntax: Syntax, end: int) -> bool:
    """Whether more of a name follows: "Idlib" in "Idlib Martyrs Brigade", not in "Idlib City"."""
    if end >= len(syntax.text) or syntax.lower[end] in NOUNS | SITES:
        return False
    if syntax.text[end] in HYPHENS and end + 1 < len(syntax.text):
        return syntax.text[end + 1][:1].isupper() and syntax.pos[end + 1] == "PROPN"
    return syntax.text[end][:1].isupper() and syntax.pos[end] == "PROPN"


def may_start(syntax: Syntax, at: int) -> bool:
    text, lower = syntax.text[at], syntax.lower[at]
    if lower in ARTICLES:
        following = "".join(syntax.text[at + 1 : at + 2])
        if text in SPACED and at and syntax.lower[at - 1] in LOCATIVE and following[:1].isupper():
            return True
        return at + 2 < len(syntax.text) and syntax.text[at + 1] in HYPHENS
    if len(text) < 2 or not text[0].isupper() or lower == "the":
        return False
    return syntax.pos[at] in {"PROPN", "NOUN", "ADJ", "X", "DET"} or bool(syntax.ent[at])


def _may_end(syntax: Syntax, start: int, end: int) -> bool:
    """Whether a run may end there: at a capital, or at a small word after a hyphen."""
    last = syntax.text[end - 1]
    if not last[:1].isalnum() or any("\n" in w for w in syntax.text[start:end]):
        return False
    return last[:1].isupper() or (end - start > 1 and syntax.text[end - 2] in {"-", "al-", "el-"})


def given_names(doc: Doc, syntax: Syntax, spans: list[tuple[int, int]]) -> list[Name]:
    """Names whose characters are given: what the gazetteer holds of each, at its tokens."""
    starts = [token.idx for token in doc]
    names = []
    for first, last in spans:
        start = max(0, bisect_right(starts, first) - 1)
        end = max(start + 1, bisect_left(starts, last))
        names.append(_given(doc.text[first:last], start, end, syntax))
    return names


def _given(text: str, start: int, end: int, syntax: Syntax) -> Name:
    register, gazetteer = load_register(), load_gazetteer()
    actor = register.demonym(text)
    country = gazetteer.country(actor.country) if actor and actor.country else None
    entries = gazetteer.find(text)
    if country is not None and country not in entries:
        return Name(start, end, text, (country,), "adjective")
    if area := _area_of(text):
        return Name(start, end, text, (area,), "adjective")
    kind = KIND_WORDS.get(syntax.lower[end - 1]) or _kind_after(syntax, end)
    return Name(start, end, text, entries or _without_kind(text), "name", kind)


def _without_kind(text: str) -> tuple[Entry, ...]:
    """ "Oaxaca State", "Mayo County", "Republic of Armenia": the name without the word of kind."""
    bare = re.sub(
        r"^(?:republic|county|province|state|city|district) (?:of )?", "", text, flags=re.I
    )
    words = bare.split()
    if len(words) > 1 and words[-1].lower() in KIND_WORDS:
        words.pop()
    return load_gazetteer().find(" ".join(words)) if len(words) and " ".join(words) != text else ()


def _area_of(text: str) -> Entry | None:
    """The area of an adjective: "European"."""
    name = AREA_ADJECTIVES.get(text.lower())
    found = load_gazetteer().find(name) if name else ()
    return next((e for e in found if e.kind in {"area", "region", "country"}), None)

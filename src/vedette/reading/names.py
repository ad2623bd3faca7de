"""Names of the register in running text, whatever the parser made of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from vedette.actors import Actor, Register, load_register
from vedette.actors.names import ARTICLES, fold
from vedette.reading.syntax import Syntax

GLUE = frozenset({"-", "–", "‑", "'", "’", "‘", "/", "."})
SPREAD = 2.5
"""Tokens to a word of a name at most, with its hyphens and apostrophes."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the register at tokens ``start`` to ``end``; ``root`` holds it in the parse.

    ``person`` marks the name of an office holder, ``actor`` then is whom he speaks for.
    """

    start: int
    end: int
    root: int
    actor: Actor
    person: bool = False


def names_in(doc: Doc, syntax: Syntax) -> list[Name]:
    """The names of the register in a text, longest first where they overlap."""
    register = load_register()
    found: list[Name] = []
    at = 0
    while at < len(doc):
        name = _name_at(doc, syntax, register, at) if syntax.text[at][:1].isupper() else None
        if name:
            found.append(name)
            at = name.end
        else:
            at += 1
    return found


def _name_at(doc: Doc, syntax: Syntax, register: Register, start: int) -> Name | None:
    first = fold(syntax.text[start])
    if first in ARTICLES:
        return None
    longest = register.openings.get(first)
    if longest is None and start + 2 < len(doc) and syntax.text[start + 1] in GLUE:
        first = fold(doc[start : start + 3].text)
        longest = register.openings.get(first.split(" ")[0])
    if longest is None:
        return None
    limit = min(len(doc), start + int(longest * SPREAD) + 1)
    for end in range(limit, start, -1):
        last = syntax.text[end - 1]
        if syntax.sent[end - 1] != syntax.sent[start] or not _may_end(last, end - start):
            continue
        text = doc[start:end].text
        actor = register.named(text)
        if actor and not (end == start + 1 and _is_plain(syntax, start)):
            return _span(syntax, start, end, actor)
        leads = register.led_by(text) if end > start + 1 else None
        if leads:
            return replace(_span(syntax, start, end, leads), person=True)
    return None


def _may_end(word: str, length: int) -> bool:
    if word in {"U.S.", "U.N.", "U.K."}:
        return True
    if word in {"'s", "’s"}:
        return False
    return word[-1].isalnum() and (length == 1 or word.lower() not in ARTICLES)


def _is_plain(syntax: Syntax, token: int) -> bool:
    """A capital that only opens a sentence is no name."""
    opens = token == 0 or syntax.sent[token - 1] != syntax.sent[token]
    return opens and syntax.pos[token] not in {"PROPN", "X"} and syntax.ent[token] == ""


def _span(syntax: Syntax, start: int, end: int, actor: Actor) -> Name:
    while start >= 2 and syntax.text[start - 1] in GLUE and syntax.lower[start - 2] in ARTICLES:
        start -= 2
    if start and syntax.lower[start - 1] in ARTICLES - {"the", "an", "as", "at"}:
        start -= 1
    outside = [i for i in range(start, end) if not start <= syntax.head[i] < end or
               syntax.head[i] == i]  # fmt: skip
    return Name(start, end, outside[-1] if outside else end - 1, actor)

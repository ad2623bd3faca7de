"""Noun phrases and what they are called: the first half of finding who acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from vedette.actors import Actor
from vedette.reading import nouns
from vedette.reading.names import Name, names_in
from vedette.reading.syntax import Syntax

NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "agent", "appos", "ROOT",
                     "dative", "poss", "oprd", "csubj"})  # fmt: skip
NOUNS = frozenset({"NOUN", "PROPN"})
TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
INSIDE = frozenset({"compound", "nmod", "amod", "poss", "nummod", "quantmod", "det", "case",
                    "punct", "advmod", "npadvmod", "predet", "neg"})  # fmt: skip
NAMED = frozenset({"compound", "nmod", "amod", "poss"})
COMING = frozenset({"armed_group", "force", "people", "state"})
"""Kinds of whom "from" tells where they are of ("fighters from Misrata")."""
DASHES = frozenset({"-", "–", "—", "‑"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase or pronoun before it is resolved.

    Attributes:
        start, end, head: tokens; ``name`` without determiners, numerals and relative clauses.
        definite: begins with "the", "this", "that" and so on.
        person: the name is a person's; ``title`` is what stood before it ("foreign minister").
        proper: the head is a name; ``actor`` is the register's, where it has that name.
    """

    start: int
    end: int
    head: int
    name: str
    definite: bool = False
    person: bool = False
    proper: bool = False
    title: str = ""
    actor: Actor | None = None


def phrases(doc: Doc, syntax: Syntax) -> Iterator[Phrase]:
    """Every noun phrase and pronoun of a document, by its head, in order."""
    covered = {i: name for name in names_in(doc, syntax) for i in range(name.start, name.end)}
    for i, pos in enumerate(syntax.pos):
        if i in covered:
            if i == covered[i].root:
                yield _named_phrase(doc, syntax, covered[i])
        elif pos in NOUNS:
            if _is_head(syntax, i, covered):
                yield _noun_phrase(doc, syntax, i)
        elif pos == "PRON":
            yield Phrase(i, i + 1, i, syntax.text[i])
        elif pos in {"NUM", "ADJ", "DET", "VERB", "X"} and _stands_alone(syntax, i):
            yield _noun_phrase(doc, syntax, i)


def _is_head(syntax: Syntax, token: int, covered: Mapping[int, Name]) -> bool:
    if syntax.ent[token] in TIMES or not any(c.isalnum() for c in syntax.text[token]):
        return False
    return syntax.dep[token] not in {"compound", "nmod", "npadvmod"} or (
        syntax.lemma[token] in nouns.MODIFIERS
    )


def _named_phrase(doc: Doc, syntax: Syntax, name: Name) -> Phrase:
    """A name of the register, with what stands before it."""
    root = name.root
    start = min((syntax.left[c] for c in syntax.children[root]
                 if c < name.start and syntax.dep[c] in INSIDE), default=name.start)  # fmt: skip
    start = min(start, name.start)
    text = _join(doc, syntax, name.start, name.end)
    begin = _name_start(syntax, start, name.start)
    before = range(begin, name.start)
    if any(syntax.pos[i] == "NOUN" or syntax.text[i] in DASHES for i in before):
        begin = name.start
    if begin < name.start:
        text = _join(doc, syntax, begin, name.end)
    phrase = Phrase(start, name.end, root, text, syntax.lower[start] == "the", proper=True)
    if name.person:
        phrase.person, phrase.name = True, _join(doc, syntax, name.start, name.end)
        phrase.title = _join(
            doc, syntax, _name_start(syntax, start, name.start), name.start
        ).lower()
    else:
        phrase.actor = name.actor
    return phrase


def _stands_alone(syntax: Syntax, token: int) -> bool:
    """A numeral, an adjective or a foreign name that does a noun's work ("the wounded")."""
    if syntax.dep[token] not in NOMINAL or syntax.dep[token] in {"ROOT", "conj", "attr"}:
        return syntax.tag[token] == "FW" or (
            syntax.dep[token] != "ROOT" and syntax.ent[token] in {"ORG", "PERSON", "GPE", "NORP"}
        )
    if syntax.tag[token] == "DT" and syntax.lower[token] not in {"both", "all", "some"}:
        return False
    if syntax.pos[token] == "VERB":
        return syntax.child(token, "det") >= 0
    return syntax.ent[token] not in TIMES


def _noun_phrase(doc: Doc, syntax: Syntax, head: int) -> Phrase:
    start = head
    for child in reversed(syntax.children[head]):
        if child < head and syntax.dep[child] in INSIDE:
            start = min(start, syntax.left[child])
    begin = _name_start(syntax, start, head)
    if begin == head and syntax.tag[head] == "NNP":
        start = begin = _torn_name(doc, syntax, head)
    first = syntax.lower[start]
    definite = first in {"the", "this", "that", "these", "those"}
    phrase = Phrase(start, head + 1, head, "", definite, proper=syntax.pos[head] == "PROPN")
    if syntax.ent[head] == "PERSON" and phrase.proper:
        _name_person(doc, syntax, phrase, begin)
    if not phrase.name:
        phrase.name = _join(doc, syntax, begin, head + 1) + _tail(doc, syntax, phrase)
    return phrase


def _torn_name(doc: Doc, syntax: Syntax, head: int) -> int:
    """Where a name starts whose first parts the parser hung elsewhere."""
    start = head
    while (
        start
        and syntax.tag[start - 1] == "NNP"
        and syntax.ent[start - 1] not in TIMES | {"GPE", "NORP", "LOC", "FAC"}
        and syntax.lower[start - 1].rstrip(".") not in nouns.TITLES
        and doc[start - 1].whitespace_
    ):
        start -= 1
    return start


def _name_start(syntax: Syntax, start: int, head: int) -> int:
    """Skip determiners, numbers and marks at the left of a phrase."""
    while start < head and (
        syntax.lower[start] in nouns.EMPTY
        or syntax.pos[start] in {"PUNCT", "SYM", "DET", "CCONJ", "ADV"}
        or syntax.dep[start] in {"quantmod", "det"}
        or (syntax.pos[start] == "NUM" and not _in_name(syntax, start))
        or (start + 1 < head and syntax.text[start + 1] in DASHES and syntax.pos[start] == "NUM")
        or syntax.tag[start] == "PRP$"
    ):
        start += 1
    return start


def _in_name(syntax: Syntax, token: int) -> bool:
    return syntax.ent[token] in {"ORG", "PERSON", "FAC", "GPE", "PRODUCT"}


def _join(doc: Doc, syntax: Syntax, start: int, end: int) -> str:
    """The words of a phrase as written, without what does not name."""
    parts = []
    for i in range(start, end):
        if syntax.text[i] in '"“”[]*' or (i > start and _aside(syntax, i)):
            continue
        parts.append(syntax.text[i] + (" " if doc[i].whitespace_ else ""))
    return " ".join("".join(parts).split())


def _aside(syntax: Syntax, token: int) -> bool:
    if syntax.pos[token] == "NUM" and syntax.dep[token] == "nummod":
        return not _in_name(syntax, token)
    return syntax.tag[token] == "PRP$" or syntax.lower[token] in {"several", "many", "other"}


def _name_person(doc: Doc, syntax: Syntax, phrase: Phrase, begin: int) -> None:
    """Part a person's name from the titles and forces before it."""
    first = phrase.head
    while first > begin and syntax.ent[first - 1] == "PERSON":
        first -= 1
    while first < phrase.head and syntax.lower[first].rstrip(".") in nouns.TITLES:
        first += 1
    if syntax.lower[phrase.head] in nouns.TITLES or syntax.tag[phrase.head] == "NNPS":
        return
    phrase.person = True
    phrase.title = _join(doc, syntax, begin, first).lower()
    phrase.name = _join(doc, syntax, first, phrase.head + 1)


def _tail(doc: Doc, syntax: Syntax, phrase: Phrase) -> str:
    """What follows a noun and belongs to its name: "of Iraq", "loyal to the president"."""
    head = phrase.head
    for child in syntax.children[head]:
        if child < head:
            continue
        if child != head + 1:
            break
        if syntax.lower[child] == "of" and syntax.lower[head] in nouns.OF_HEADS:
            return _inner(doc, syntax, phrase, child)
        if syntax.lower[child] == "from" and nouns.kind_of(syntax.lemma[head]) in COMING:
            return _inner(doc, syntax, phrase, child)
        if syntax.lower[child] in nouns.TAILS:
            for link in syntax.children[child]:
                if syntax.lower[link] in {"to", "by", "with"} and link == child + 1:
                    return _inner(doc, syntax, phrase, link, f" {syntax.text[child]}")
    return ""


def _inner(doc: Doc, syntax: Syntax, phrase: Phrase, link: int, before: str = "") -> str:
    inner = syntax.child(link, "pobj")
    if inner < 0 or inner - link > 7 or syntax.pos[inner] not in NOUNS:
        return ""
    start = _name_start(syntax, link + 1, inner)
    phrase.end = inner + 1
    return f"{before} {syntax.text[link]} {_join(doc, syntax, start, inner + 1)}"

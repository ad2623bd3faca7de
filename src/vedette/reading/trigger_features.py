"""What the trigger model sees of a candidate word: its form, its clause, its neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from vedette.reading.lexicon import Lexicon

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LOOKED_AT = SUBJECTS | {"dobj", "attr", "agent", "prt", "compound", "amod", "neg", "aux", "poss",
                        "advmod", "auxpass", "xcomp", "ccomp", "relcl", "acl", "conj", "nummod"}  # fmt: skip
LIGHT = frozenset({"be", "have", "do", "go", "get", "let", "seem", "appear", "become", "tend"})


def candidates(doc: Doc, lexicon: Lexicon) -> list[Token]:
    """The words that may tell of an event: verbs, and listed nouns and adjectives."""
    return [t for t in doc if _may_tell(t, lexicon)]


def _may_tell(token: Token, lexicon: Lexicon) -> bool:
    if token.pos_ == "VERB":
        return token.lemma_ not in LIGHT
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and lexicon.knows(token)


def features(token: Token, lexicon: Lexicon) -> Iterator[str]:
    """The named features of one candidate, in a fixed order."""
    lemma, pos = token.lemma_.lower(), token.pos_
    yield f"w={lemma}"
    yield f"wp={lemma}/{pos}"
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"h={token.dep_}|{token.head.lemma_.lower()}"
    for entry in lexicon.match(token):
        yield f"lex={entry.event_type}/{pos}"
        if entry.context:
            yield f"lexc={entry.event_type}"
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

"""Clauses, as the parse gives them: the verb over a word, and the words under a verb."""

from __future__ import annotations

from spacy.tokens import Token

VERBS = frozenset({"VERB", "AUX"})


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a word (never the word itself); None at the top."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in VERBS:
            return token
    return None


def clause_of(token: Token) -> Token:
    """The head of the clause a word stands in: itself, if it is a verb; else the verb above it."""
    if token.pos_ in VERBS:
        return token
    return governing_verb(token) or token


def ancestors_within(token: Token, steps: int) -> list[Token]:
    """The words above a word, nearest first, at most so many."""
    found: list[Token] = []
    while token.head.i != token.i and len(found) < steps:
        token = token.head
        found.append(token)
    return found

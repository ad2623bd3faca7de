"""Totals that a sentence moves: "the number of soldiers killed rose to 33", "an earlier toll"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

TOTALS = frozenset("number toll count total tally figure".split())
MOVING = frozenset(
    "rise climb increase jump grow reach stand pass exceed soar hit top swell mount".split()
)
EARLIER = frozenset("earlier previous initial preliminary original former".split())


def counted_in_total(number: Token) -> Token | None:
    """The noun that a moved total counts ("soldiers"), or the total's own noun.

    Args:
        number: the last word of the figure.

    Returns:
        None where the figure is not what a total rose to.
    """
    verb = number.head.head if number.head.pos_ == "ADP" else number.head
    if verb.lemma_.lower() not in MOVING:
        return None
    total = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if total is None or total.lemma_.lower() not in TOTALS:
        return None
    inner = (g for c in total.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")
    return next(inner, total)


def kind_in_total(counted: Token, kinds: Mapping[str, str]) -> str | None:
    """The kind that the words at the counted noun give ("killed", "death toll", "the wounded")."""
    words = [counted, *counted.children]
    return next((kinds[w.lemma_.lower()] for w in words if w.lemma_.lower() in kinds), None)


def is_superseded(number: Token) -> bool:
    """Whether it is an earlier total that the sentence replaces ("a previous toll of nine")."""
    noun = number.head.head if number.head.pos_ == "ADP" else number.head
    return noun.lemma_.lower() in TOTALS and any(c.lower_ in EARLIER for c in noun.children)

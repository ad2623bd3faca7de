"""Verbs that only tell of an event named beside them: they say, refuse to say, or expect it."""

from __future__ import annotations

from spacy.tokens import Token

from vedette.reading.place_words import BRINGING, WARDS
from vedette.reading.speech import speech

INSISTING = frozenset({"insist", "stress", "maintain"})
"""With a clause of fact they say it; with a bare verb they demand it ("insisted that he go")."""
CANCELLING = frozenset({"cancel", "postpone", "scrap", "abort"})
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
EXPECTING = frozenset({"expected", "scheduled", "slated", "due"})
FACT = frozenset({"VBD", "VBZ", "VBP", "MD"})


def only_tells(verb: Token) -> bool:
    """Whether a verb is no event of its own: "refused to confirm", "is expected in Ankara"."""
    lemma = verb.lemma_.lower()
    if _is_treatment(verb):
        return True
    if lemma in speech().refuse:
        return any(c.dep_ == "xcomp" and c.lemma_.lower() in speech().about for c in verb.children)
    if lemma in INSISTING:
        return any(c.dep_ == "ccomp" and _is_fact(c) for c in verb.children)
    if _cancels(verb) and any(told_of(c) for c in verb.children):
        return True
    passive = any(c.dep_ in {"auxpass", "cop"} for c in verb.children) or verb.dep_ == "acomp"
    return verb.lower_ in EXPECTING and passive


def _is_treatment(verb: Token) -> bool:
    """ "Nine people were taken to the hospital": nobody is taken away."""
    if verb.lemma_.lower() not in BRINGING:
        return False
    goals = (g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj")
    return any(g.lemma_.lower() in WARDS and g.head.lower_ == "to" for g in goals)


def _cancels(verb: Token) -> bool:
    """ "The talks were cancelled", "called off the talks"."""
    off = any(c.lower_ == "off" and c.dep_ in {"prt", "advmod"} for c in verb.children)
    return verb.lemma_.lower() in CANCELLING or (verb.lemma_.lower() == "call" and off)


def _is_fact(clause: Token) -> bool:
    return clause.tag_ in FACT or any(c.tag_ in FACT for c in clause.children if "aux" in c.dep_)


def told_of(token: Token) -> bool:
    """Whether a noun is what such a verb tells of: "refused to confirm the clashes"."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ not in OBJECTS:
        return False
    verb = token.head.head if token.head.pos_ == "ADP" else token.head
    if _cancels(verb):
        return True
    if token.dep_ == "nsubjpass" and any(c.lower_ == "for" for c in verb.children):
        return False
    return only_tells(verb.head if verb.dep_ == "xcomp" else verb)

"""Stage 4 of the places: whether a name speaks of a place at all, and what it is there for."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc

from vedette.actors import load_register
from vedette.gazetteer import Entry
from vedette.gazetteer.names import fold
from vedette.reading.place_names import PLACED, Name, follows_in_name
from vedette.reading.place_senses import Context
from vedette.reading.place_unknown import is_called_place, is_named_after, is_struck, label_of
from vedette.reading.place_words import (
    AREA_WORDS,
    BORDERS,
    BRINGING,
    DIRECTION,
    GROUND,
    LOCATIVE,
    PAPERS,
    SITES,
    SPEAKING,
    STRUCK,
    TITLES,
    UNLIKELY,
    VENUE,
    WARDS,
)
from vedette.reading.syntax import Syntax

LARGE = 100_000
"""People from which a town is known without its country."""
SMALL = 5_000
"""People from which the pipeline's label is enough."""
OTHER = frozenset({"PERSON", "NORP", "WORK_OF_ART", "DATE", "LAW", "EVENT", "PRODUCT"})
"""Labels of names that are not places, unless the words beside them say so."""
NUMBERS = frozenset({"DATE", "LAW", "EVENT"})
_DATELINE = re.compile(r"^[^.\n]{0,40}(?:—|–| - |--|\((?:AP|AFP|Reuters|CNN))")


def is_likely(syntax: Syntax, name: Name, entry: Entry, context: Context) -> bool:
    """Whether the words there speak of the place, not of a person, a group or a word."""
    if not _may_be_place(syntax, name, entry) or _is_someone(syntax, name):
        return False
    label = label_of(syntax, name.start, name.end)
    if entry.kind == "country":
        return label != "PERSON"
    if follows_in_name(syntax, name.end):
        return False
    if _is_surname(syntax, name):
        return False
    if is_called_place(syntax, name.start, name.end) or _is_seat(name.text):
        return True
    return _is_believed(syntax, name, entry, context, label)


def _is_someone(syntax: Syntax, name: Name) -> bool:
    """Whether a name is a person's, a paper's or a group's."""
    if is_named_after(syntax, name.start):
        return True
    if _word(syntax, name.start - 1) in TITLES or _word(syntax, name.end) in PAPERS:
        return True
    return _is_group(name.text)


@lru_cache(maxsize=4096)
def _is_group(text: str) -> bool:
    """Whether the register knows an armed group by that name: "Hamas" is a village too."""
    actor = load_register().named(text)
    return actor is not None and actor.kind in {"armed_group", "un", "media", "monitor"}


def _is_surname(syntax: Syntax, name: Name) -> bool:
    """Whether a name hangs with another before it in one: "Ratba" in "Wadi Ratba"."""
    before = name.start - 1
    if before < 0 or syntax.dep[before] != "compound" or syntax.pos[before] != "PROPN":
        return False
    inside = name.start <= syntax.head[before] < name.end
    return inside and not DIRECTION.match(syntax.lower[before]) and syntax.ent[before] not in PLACED


def _is_believed(syntax: Syntax, name: Name, entry: Entry, context: Context, label: str) -> bool:
    """Whether label, neighbours and the report's countries together make it the place."""
    before = _word(syntax, name.start - 1)
    located = is_located(syntax, name)
    if _is_part_of_longer(syntax, name) and not located and label not in PLACED:
        return False
    spoken = bool(context.about[entry.country]) or not entry.country
    if label in OTHER:
        return label not in NUMBERS and located and before != "of" and spoken
    if label in PLACED:
        return entry.population >= SMALL or spoken or located
    if label == "ORG":
        return spoken and (located or len(name.text) > 4)
    if located and entry.population >= LARGE:
        return True
    return spoken and (located or entry.kind not in {"place", "district"} or len(name.text) > 5)


def _may_be_place(syntax: Syntax, name: Name, entry: Entry) -> bool:
    """Not a word that is a town only on paper, a bare direction or two letters."""
    folded = fold(name.text)
    if folded in UNLIKELY | SITES | AREA_WORDS or DIRECTION.match(name.text):
        return False
    if len(folded) > 2 or entry.kind == "country":
        return not _is_common(syntax, name)
    return entry.kind == "region" and _word(syntax, name.start - 1) == ","


def _is_common(syntax: Syntax, name: Name) -> bool:
    """A capital only because the sentence begins, on a word that is no name."""
    first = name.start == 0 or syntax.sent[name.start] != syntax.sent[name.start - 1]
    alone = name.end - name.start == 1
    return first and alone and syntax.pos[name.start] != "PROPN" and not syntax.ent[name.start]


def is_located(syntax: Syntax, name: Name) -> bool:
    """Whether the words beside a name make it ground: "in", "near", "province", "shelled"."""
    before, after = _word(syntax, name.start - 1), _word(syntax, name.end)
    if before == "the":
        before = _word(syntax, name.start - 2)
    return (
        before in LOCATIVE
        or after in AREA_WORDS
        or DIRECTION.match(before) is not None
        or is_struck(syntax, name.end)
    )


def _is_part_of_longer(syntax: Syntax, name: Name) -> bool:
    before = name.start and syntax.pos[name.start - 1] == "PROPN"
    joined = bool(before) and not DIRECTION.match(syntax.lower[name.start - 1])
    return joined or follows_in_name(syntax, name.end)


def _word(syntax: Syntax, at: int) -> str:
    return syntax.lower[at] if 0 <= at < len(syntax.lower) else ""


def role_of(doc: Doc, syntax: Syntax, name: Name, entry: Entry | None) -> str:
    """What a mention is there for, as in :class:`PlaceMention`."""
    if name.form == "adjective":
        ground = _word(syntax, name.end) in BORDERS and _is_last_noun(syntax, name.end)
        return "location" if ground else "adjective"
    head = _head(syntax, name)
    dep, up = syntax.dep[head], syntax.head[head]
    if _is_dateline(doc, syntax, name):
        return "dateline"
    if dep in {"nsubj", "conj"} and syntax.lemma[up] in SPEAKING and name.form != "site":
        return "actor"
    power = (entry is not None and entry.kind == "country") or _is_seat(name.text)
    if power and not _is_ground(syntax, name, head):
        return "actor"
    if dep == "poss" or (dep == "pobj" and syntax.lower[up] == "by"):
        return "modifier"
    if dep in {"compound", "amod", "nmod"} and syntax.lower[up] not in AREA_WORDS:
        return "modifier"
    if dep == "pobj" and syntax.lower[up] in {"in", "at", "from"}:
        if _talks(syntax, up) or _treated(syntax, syntax.head[up]):
            return "venue"
    return "location"


def _is_last_noun(syntax: Syntax, at: int) -> bool:
    """ "the Turkish border", not "Turkish border guards" or "the Syrian city of Homs"."""
    after = at + 1
    if after >= len(syntax.text):
        return True
    return syntax.lower[after] not in {"of", "-"} and syntax.pos[after] not in {"NOUN", "PROPN"}


def _talks(syntax: Syntax, preposition: int) -> bool:
    """Whether words are said there: "told reporters in Ankara"."""
    at = syntax.head[preposition]
    if syntax.lemma[at] in {"reporter", "journalist", "conference", "briefing"}:
        return True
    return syntax.lemma[at] in VENUE


def is_treated_in(syntax: Syntax, noun: int) -> bool:
    """Whether a noun is where the hurt are brought: "taken to hospitals in Turkey"."""
    up = syntax.head[noun]
    brought = syntax.dep[noun] == "pobj" and syntax.lower[up] in {"to", "at", "in"}
    return brought and syntax.lemma[noun] in WARDS and syntax.lemma[syntax.head[up]] in BRINGING


def _treated(syntax: Syntax, at: int) -> bool:
    """Whether what a place hangs on is a hospital, or bringing someone to one."""
    goals = (syntax.child(c, "pobj") for c in syntax.of(at, "prep"))
    return is_treated_in(syntax, at) or any(g >= 0 and is_treated_in(syntax, g) for g in goals)


def _head(syntax: Syntax, name: Name) -> int:
    inside = range(name.start, name.end)
    free = (i for i in inside if syntax.head[i] not in inside or syntax.head[i] == i)
    return next(free, name.end - 1)


def _is_ground(syntax: Syntax, name: Name, head: int) -> bool:
    """Whether a country is named as ground ("in", "across", "northern"), not as a power."""
    if _word(syntax, name.end) == "-":
        return False
    if name.start and DIRECTION.match(syntax.lower[name.start - 1]):
        return True
    at = head
    for _ in range(3):
        if syntax.dep[at] == "pobj":
            return syntax.lower[syntax.head[at]] in GROUND
        if syntax.dep[at] not in {"conj", "appos"}:
            break
        at = syntax.head[at]
    if syntax.dep[at] == "dobj":
        return syntax.lemma[syntax.head[at]] in STRUCK
    return syntax.dep[at] in {"appos", "npadvmod", "ROOT"} and at == head


@lru_cache(maxsize=4096)
def _is_seat(text: str) -> bool:
    return load_register().seat(text) is not None


def _is_dateline(doc: Doc, syntax: Syntax, name: Name) -> bool:
    """ "ANKARA, Feb 3 (Agency) -": a name before a dash or an agency at a line's start."""
    if name.start and "\n" not in syntax.text[name.start - 1]:
        return False
    if name.start < 6 and _word(syntax, name.end) == "(":
        return True
    following = doc[name.end : min(name.end + 9, len(doc))].text
    return bool(_DATELINE.search(following))

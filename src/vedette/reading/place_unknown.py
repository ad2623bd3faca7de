"""Names of places that no list holds, told by the words around them.

"Buyir village", "the town of Hazrama", "shelled Najarah", "in Karvenagar": a report names places
below any gazetteer, and its claims should carry the name even where it has no point.
"""

from __future__ import annotations

from collections.abc import Iterator

from vedette.actors import load_register
from vedette.reading.place_names import HYPHENS, PLACED, Name, Words, may_start, run_end
from vedette.reading.place_words import (
    ASSAILED,
    DIRECTION,
    KIND_WORDS,
    NOUNS,
    PLOTS,
    STRUCK,
    UNLIKELY,
)
from vedette.reading.syntax import Syntax

IN = frozenset("in near nearby outside around at between inside".split())
"""Prepositions before a name that make it ground."""
NEVER = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY LAW LANGUAGE EVENT".split())
TIMES = frozenset({"DATE", "TIME"})
BODIES = frozenset({"ORG", "NORP"})
"""Labels that "in" and "at" do not outweigh."""
BESIDE = frozenset("near nearby outside between".split())
GROUPS = frozenset(
    "army guard guards front department force forces brigade brigades ministry party council "
    "movement division battalion corps police marine marines navy command union tribesmen "
    "fighters militants jabhat harakat jaysh jaish ahrar hayat hay'at liwa liwaa katibat jund "
    "faylaq boko ansar state emirate republic".split()
)
"""Words of the names of those who fight, at either end."""


def unknown_names(words: Words, taken: set[int]) -> Iterator[Name]:
    """Capitalised runs outside ``taken`` that the words around them make places.

    Args:
        taken: tokens of places already found; those of the yielded names join them.
    """
    syntax, at = words.syntax, 0
    count = len(syntax.text)
    while at < count:
        if at in taken or not may_start(syntax, at):
            at += 1
            continue
        start, end = _trimmed(syntax, at, _free_end(syntax, at, taken))
        listed = syntax.dep[end - 1] == "conj" and syntax.head[end - 1] in taken
        listed = listed and syntax.lower[end - 1] not in UNLIKELY
        if end > start and (listed or is_told_as_place(syntax, start, end)):
            taken |= set(range(start, end))
            yield Name(start, end, words.between(start, end), (), "unknown", _kind(syntax, end))
        at = max(end, at + 1)


def _free_end(syntax: Syntax, at: int, taken: set[int]) -> int:
    end = run_end(syntax, at)
    return next((i for i in range(at + 1, end) if i in taken), end)


def _trimmed(syntax: Syntax, start: int, end: int) -> tuple[int, int]:
    """A run without a direction before it and small words after it."""
    while end > start and not syntax.text[end - 1][:1].isupper():
        end -= 1
    for i in range(start + 1, end):
        if syntax.lower[i] in {"and", "of", "the", "in"} or "\n" in syntax.text[i]:
            end = i
            break
    while start + 1 < end and DIRECTION.match(syntax.text[start]):
        start += 1
    return start, end


def _kind(syntax: Syntax, end: int) -> str | None:
    return KIND_WORDS.get(syntax.lower[end]) if end < len(syntax.text) else None


def is_told_as_place(syntax: Syntax, start: int, end: int) -> bool:
    """Whether the words around a name call it a place."""
    label = label_of(syntax, start, end)
    word = syntax.lower[start]
    if label in NEVER or (end - start == 1 and (word in UNLIKELY or len(word) < 3)):
        return False
    if is_named_after(syntax, start):
        return False
    if "PROPN" not in syntax.pos[start:end] and label not in PLACED:
        return False
    if label in PLACED or is_called_place(syntax, start, end):
        return True
    if not GROUPS.isdisjoint({word, syntax.lower[end - 1], _word(syntax, end)}):
        return False
    if is_struck(syntax, end) or _is_assailed(syntax, start, end):
        return True
    return _word(syntax, start - 1) in (BESIDE if label in BODIES else IN)


def label_of(syntax: Syntax, start: int, end: int) -> str:
    """What the pipeline takes a name for; a time only if one of its words may be of a time.

    In "entered Goma on Tuesday" it may take the whole for a date.
    """
    label = syntax.ent[end - 1] or syntax.ent[start]
    if label not in TIMES or any(_may_be_time(syntax, i) for i in range(start, end)):
        return label
    return ""


def _may_be_time(syntax: Syntax, at: int) -> bool:
    word = syntax.lower[at]
    timely = word in UNLIKELY or word.endswith(("day", "days")) or not word.isalpha()
    return timely or syntax.tag[at] != "NNP"


def is_named_after(syntax: Syntax, start: int) -> bool:
    """Whether a group is named after the place: the "Islamic State of Iraq" is no place."""
    return _word(syntax, start - 1) == "of" and _word(syntax, start - 2) in GROUPS


def is_called_place(syntax: Syntax, start: int, end: int) -> bool:
    """ "the town of X", "X village"."""
    called = _word(syntax, start - 1) == "of" and _word(syntax, start - 2) in NOUNS | PLOTS
    return called or _word(syntax, end) in NOUNS | PLOTS


def is_struck(syntax: Syntax, end: int) -> bool:
    """ "entered Goma", "shelled Afrin"."""
    last = end - 1
    return syntax.dep[last] == "dobj" and syntax.lemma[syntax.head[last]] in STRUCK


def _is_assailed(syntax: Syntax, start: int, end: int) -> bool:
    """ "the assault on Taqsis", where the name is no known actor's."""
    on = syntax.head[end - 1]
    assailed = syntax.lower[on] in {"on", "against"} and syntax.lemma[syntax.head[on]] in ASSAILED
    if not assailed or syntax.ent[end - 1] in BODIES | {"PERSON"}:
        return False
    return load_register().find(" ".join(syntax.text[start:end])) is None


def _word(syntax: Syntax, at: int) -> str:
    """The word there, of two joined by a hyphen the first."""
    while 0 < at < len(syntax.text) and syntax.text[at] in HYPHENS:
        at -= 1
    return syntax.lower[at] if 0 <= at < len(syntax.lower) else ""

"""What speaks for a place being an event's, as named features of the two in the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vedette.reading.annotations import PlaceMention
from vedette.reading.place_unknown import is_called_place
from vedette.reading.place_words import GROUND, VENUE
from vedette.reading.syntax import Syntax

PREPOSITIONS = frozenset(
    "in at near to from of on against between into over around outside inside across through by "
    "with for under toward towards off along within about".split()
)
"""Prepositions with a feature of their own."""
MIND = frozenset(
    "say tell claim announce believe deny warn accuse report think know want seek hope call urge "
    "vow condemn blame stress add speak attempt have be".split()
)
"""Verbs whose place, where they have one, is seldom where things happen."""
FAR = 12


def features(
    syntax: Syntax, place: PlaceMention, token: int, others: Sequence[PlaceMention]
) -> Iterator[str]:
    """The features of a place for an event's token.

    Args:
        others: all places of the sentence that compete, the place itself among them.
    """
    head = head_of(syntax, place)
    preposition = _preposition(syntax, head)
    up, down = path(syntax, head, token)
    yield "bias"
    yield f"role={place.role}"
    yield f"prep={preposition}"
    yield f"dep={syntax.dep[head]}"
    yield f"precision={place.place.precision or 0}"
    yield f"steps={min(up + down, 9)}"
    yield f"down={min(down, 3)} up={min(up, 5)}"
    yield from _order(syntax, place, head, token, others)
    yield from _verb(syntax, token, preposition, down)
    if is_called_place(syntax, place.start, place.end):
        yield "called"
    if place.relation:
        yield "relation"


def _order(
    syntax: Syntax, place: PlaceMention, head: int, token: int, others: Sequence[PlaceMention]
) -> Iterator[str]:
    after = place.start > token
    near = sorted(others, key=lambda p: abs(p.start - token))
    between = [p for p in others if p is not place and _between(p, place, token)]
    yield f"after={after}"
    away = abs(place.start - token)
    yield f"away={'<5' if away < 5 else '<12' if away < FAR else 'far'} {after}"
    yield f"nearest={near[0] is place}"
    yield f"others={min(len(others), 4)}"
    yield f"between={min(len(between), 2)} {after}"
    yield f"widest={_is_around(place, others)}"
    verbs = sum(syntax.pos[i] in {"VERB", "AUX"} for i in _span(place.start, token))
    yield f"verbs={min(verbs, 3)} {after}"
    commas = sum(syntax.text[i] in {",", ";", "–", "-", ":"} for i in _span(place.start, token))
    yield f"commas={min(commas, 3)}"
    if syntax.lower[place.start - 1 : place.start] == ["the"]:
        yield "the"
    governor = syntax.head[syntax.head[head]] if syntax.dep[head] == "pobj" else syntax.head[head]
    yield f"under={syntax.pos[governor]}"
    if syntax.lemma[governor] in VENUE and governor != token:
        yield "said there"
    if governor == token:
        yield f"own {syntax.dep[head]}"


def _verb(syntax: Syntax, token: int, preposition: str, down: int) -> Iterator[str]:
    lemma = syntax.lemma[token]
    kind = "mind" if lemma in MIND else syntax.pos[token]
    yield f"verb={kind}"
    yield f"verb={kind} prep={preposition in GROUND} down={down > 0}"
    yield f"lemma={lemma}"
    yield f"verb dep={syntax.dep[token]}"


def head_of(syntax: Syntax, place: PlaceMention) -> int:
    """The token by which a name, or the list it stands in, hangs in the parse."""
    at = place.end - 1
    while place.start <= syntax.head[at] < place.end and syntax.head[at] != at:
        at = syntax.head[at]
    for _ in range(FAR):
        if syntax.dep[at] != "conj" or syntax.head[at] == at:
            break
        at = syntax.head[at]
    return at


def path(syntax: Syntax, a: int, b: int) -> tuple[int, int]:
    """Steps up from ``a`` and from ``b`` to where their lines in the parse meet."""
    line = [a]
    while syntax.head[line[-1]] != line[-1] and len(line) < FAR:
        line.append(syntax.head[line[-1]])
    steps = {token: n for n, token in enumerate(line)}
    at, down = b, 0
    while at not in steps and syntax.head[at] != at and down < FAR:
        at, down = syntax.head[at], down + 1
    return steps.get(at, FAR), down


def _preposition(syntax: Syntax, head: int) -> str:
    if syntax.dep[head] != "pobj":
        return "-"
    word = syntax.lower[syntax.head[head]]
    if word == "of" and syntax.dep[syntax.head[syntax.head[head]]] == "pobj":
        outer = syntax.lower[syntax.head[syntax.head[syntax.head[head]]]]
        return f"{outer} of" if outer in PREPOSITIONS else "of"
    return word if word in PREPOSITIONS else "other"


def _span(a: int, b: int) -> range:
    return range(min(a, b) + 1, max(a, b))


def _between(other: PlaceMention, place: PlaceMention, token: int) -> bool:
    return min(place.start, token) < other.start < max(place.start, token)


def _is_around(place: PlaceMention, others: Sequence[PlaceMention]) -> bool:
    """Whether a narrower place of the same country is told just before or after."""
    own = place.place.precision or 1
    return any(
        (p.place.precision or 1) < own and abs(p.start - place.start) <= FAR
        and p.place.country in {None, place.place.country}
        for p in others if p is not place
    )  # fmt: skip

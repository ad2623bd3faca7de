"""Quotes in their surroundings, and a report's text cut at the marks of its claims."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from vedette.model import Claim, Span

AROUND = 140
"""Characters of the report shown on either side of a quote, at most."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote with the words around it; ``before`` and ``after`` may be empty."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a report's text and the ids of the claims that quote it."""

    text: str
    claims: tuple[str, ...]


def quote_of(text: str, span: Span) -> Quote:
    """The quote and the rest of its paragraph, cut at a word."""
    left = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    line_end = text.find("\n", span.end)
    right = min(line_end if line_end >= 0 else len(text), span.end + AROUND)
    before, after = text[left : span.start], text[span.end : right]
    if left and text[left - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if right < len(text) and text[right] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return Quote(before, text[span.start : span.end], after)


def quotes_of(text: str, claim: Claim) -> list[Quote]:
    """All quotes of a claim, in the order of the text."""
    return [quote_of(text, span) for span in sorted(claim.evidence, key=lambda s: s.start)]


def pieces_of(text: str, claims: Sequence[Claim]) -> list[Piece]:
    """The whole text in pieces; joined again they are the text, character for character."""
    spans = [(s.start, s.end, claim.id) for claim in claims for s in claim.evidence]
    cuts = sorted({0, len(text), *(s[0] for s in spans), *(s[1] for s in spans)})
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for start, end, claim in spans:
        opening.setdefault(start, []).append(claim)
        closing.setdefault(end, []).append(claim)
    here: dict[str, int] = {}
    pieces = []
    for left, right in itertools.pairwise(cuts):
        for claim in closing.get(left, ()):
            here[claim] -= 1
        for claim in opening.get(left, ()):
            here[claim] = here.get(claim, 0) + 1
        pieces.append(Piece(text[left:right], tuple(c for c, n in here.items() if n)))
    return pieces

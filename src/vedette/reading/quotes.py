"""Quotations: what stands between quotation marks, also over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

OPENING, CLOSING, STRAIGHT = "“", "”", '"'
DOUBLED = {"''": CLOSING, "``": OPENING, '""': STRAIGHT, '"""': STRAIGHT}
SHORTEST = 4
"""Tokens, with the marks: fewer are a word in scare quotes."""
LONGEST = 400
"""Tokens; a quotation never closed does not swallow a report."""


def quotations(words: Sequence[str]) -> list[tuple[int, int]]:
    """Token ranges between quotation marks, the marks included.

    A paragraph that opens with a mark while a quotation is open carries it on; any other
    paragraph ends one that was never closed.
    """
    found: list[tuple[int, int]] = []
    start = -1
    for i, raw in enumerate(words):
        word = DOUBLED.get(raw, raw)
        opens, closes = word in {OPENING, STRAIGHT}, word in {CLOSING, STRAIGHT}
        breaks = "\n" in raw and (i + 1 == len(words) or "\n\n" in raw or words[i + 1][:1] in '“"')
        if start >= 0 and (breaks or i - start > LONGEST or word == OPENING):
            found.append((start, i))
            start = i if word == OPENING else -1
        elif start >= 0 and closes:
            found.append((start, i + 1))
            start = -1
        elif start < 0 and opens:
            start = i
    if start >= 0:
        found.append((start, min(len(words), start + LONGEST)))
    return [(a, b) for a, b in found if b - a >= SHORTEST]

"""Component ``vedette_actors``: who is spoken of, under the most specific name of the report."""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from vedette.reading.annotations import Mention
from vedette.reading.coreference import resolve
from vedette.reading.phrases import phrases
from vedette.reading.syntax import syntax_of


@Language.component("vedette_actors", assigns=["doc._.mentions"])
def actors(doc: Doc) -> Doc:
    """Fill ``doc._.mentions``, in the order of their heads."""
    syntax = syntax_of(doc)
    doc._.mentions = resolve(doc, syntax, phrases(doc, syntax))
    return doc


def mention_at(doc: Doc, token: int) -> Mention | None:
    """The mention whose head is this token, else the shortest that holds it."""
    mentions: list[Mention] = doc._.mentions
    at = bisect_right(mentions, token, key=lambda mention: mention.head)
    if at and mentions[at - 1].head == token:
        return mentions[at - 1]
    around = [m for m in mentions[at : at + 6] if m.start <= token < m.end]
    before = [m for m in mentions[max(0, at - 3) : at] if m.start <= token < m.end]
    return min(around + before, key=lambda m: m.end - m.start, default=None)

"""Short ways to read a sentence in a test."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from vedette.model import Claim, Report
from vedette.reading import read_doc

FRIDAY = date(2024, 3, 15)


def doc_of(text: str, published: date | None = FRIDAY) -> Doc:
    """A text read as a report of a Friday."""
    return read_doc(Report(id="r", text=text, published=published))


def claims_of(text: str, published: date | None = FRIDAY) -> list[Claim]:
    """The claims of a text."""
    return list(doc_of(text, published)._.claims)


def claim_of(text: str, event_type: str, published: date | None = FRIDAY) -> Claim:
    """The first claim of a type, which must be there."""
    found = [c for c in claims_of(text, published) if c.event_type == event_type]
    assert found, [c.event_type for c in claims_of(text, published)]
    return found[0]


def token_of(doc: Doc, word: str) -> int:
    """Index of the first token that is this word."""
    return next(t.i for t in doc if t.text == word)

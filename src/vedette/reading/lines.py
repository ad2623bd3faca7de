"""Component ``vedette_lines``, before the parser: a blank line and a dateline end a sentence.

They have no full stop, and the parser would join them to what follows.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from vedette.reading.datelines import datelines


@Language.component("vedette_lines")
def lines(doc: Doc) -> Doc:
    """Start a sentence after each blank line and each dateline."""
    ends = {end for _, end in datelines(doc.text)}
    for token in doc[:-1]:
        if token.text.count("\n") > 1 or doc[token.i + 1].idx in ends:
            _start_at(doc, token.i + 1)
    return doc


def _start_at(doc: Doc, start: int) -> None:
    """A sentence starts here, and not again right after: the parser tends to split off one word."""
    doc[start].is_sent_start = True
    for token in doc[start + 1 : start + 4]:
        if token.is_space or token.text in {".", "!", "?"}:
            break
        token.is_sent_start = False

"""Component ``vedette_lines``, before the parser: a blank line ends a sentence.

Headlines and datelines have no full stop, and the parser would join them to what follows.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_lines")
def lines(doc: Doc) -> Doc:
    """Start a sentence after each blank line."""
    for token in doc[:-1]:
        if token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    return doc

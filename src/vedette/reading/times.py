"""Component ``vedette_times``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_times")
def times(doc: Doc) -> Doc:
    return doc

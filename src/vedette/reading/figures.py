"""Component ``vedette_figures``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_figures")
def figures(doc: Doc) -> Doc:
    return doc

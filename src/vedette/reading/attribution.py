"""Component ``vedette_attribution``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_attribution")
def attribution(doc: Doc) -> Doc:
    return doc

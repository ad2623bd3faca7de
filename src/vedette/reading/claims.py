"""Component ``vedette_claims``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_claims")
def claims(doc: Doc) -> Doc:
    return doc

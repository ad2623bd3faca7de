"""Component ``vedette_status``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_status")
def status(doc: Doc) -> Doc:
    return doc

"""Component ``vedette_triggers``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_triggers")
def triggers(doc: Doc) -> Doc:
    return doc

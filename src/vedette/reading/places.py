"""Component ``vedette_places``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_places")
def places(doc: Doc) -> Doc:
    return doc

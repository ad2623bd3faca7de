"""Component ``vedette_arguments``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_arguments")
def arguments(doc: Doc) -> Doc:
    return doc

"""Component ``vedette_actors``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("vedette_actors")
def actors(doc: Doc) -> Doc:
    return doc

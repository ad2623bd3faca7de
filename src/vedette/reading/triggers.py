"""Component ``vedette_triggers``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from vedette.reading.trigger_model import find_triggers


@Language.component("vedette_triggers")
def triggers(doc: Doc) -> Doc:
    doc._.triggers = find_triggers(doc)
    return doc

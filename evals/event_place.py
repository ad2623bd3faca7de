"""Which place of a sentence is the event's: the development half of Halterman's event_location.

Each item is a sentence, a verb that tells of an event, and the tokens of the place where that event
happened, if the sentence names it. Precision and recall are over tokens; above .83 each was
published for a trained model. The reader's weights are trained on half of the texts
(``data.train_event_place``); measured is the other half. Spans whose
characters do not fit the words are token numbers.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from spacy.tokens import Doc

from evals.corpora import corpora_folder
from evals.toponyms import read
from vedette.reading.event_place import places_in_sentence
from vedette.reading.places import places


def items() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each text with its spans."""
    path = corpora_folder() / "event_location" / "halterman_dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for record in map(json.loads, lines):
            yield record["text"], record["spans"]


def is_held_out(text: str) -> bool:
    """Whether a text is of the half that is measured on; on the other half the model is trained."""
    return sha256(text.encode()).digest()[0] % 2 == 1


def tokens_of(doc: Doc, span: dict[str, Any]) -> set[int]:
    """The tokens of a span of the corpus."""
    start, end = span["start"], span["end"]
    fitting = doc.char_span(start, end) if end > start else None
    if fitting is not None:
        return set(range(fitting.start, fitting.end))
    return set(range(start, min(end + 1, len(doc))))


def predicted(doc: Doc, token: int) -> set[int]:
    """The tokens of the places that the reader gives to an event."""
    found = places_in_sentence(doc, token)
    return {i for place in found for i in range(place.start, place.end)}


def run() -> dict[str, float]:
    """Token precision and recall, and their F1."""
    found_all = known_all = both = 0
    doc, last = None, None
    held_out = (item for item in items() if is_held_out(item[0]))
    for text, spans in sorted(held_out, key=lambda item: item[0]):
        if doc is None or text != last:
            doc, last = places(read(text)), text
        verbs = [s for s in spans if s["label"] == "VERB"]
        known = {t for s in spans if s["label"] == "LOCATION" for t in tokens_of(doc, s)}
        found = {t for v in verbs for t in predicted(doc, min(tokens_of(doc, v), default=0))}
        found_all, known_all = found_all + len(found), known_all + len(known)
        both += len(found & known)
    precision, recall = both / found_all, both / known_all
    return {"precision": precision, "recall": recall,
            "f1": 2 * precision * recall / (precision + recall)}  # fmt: skip

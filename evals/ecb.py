"""Event mentions of ECB+ (Cybulska and Vossen 2014) as claims, with gold mentions."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from evals.corpora import corpora_folder
from vedette.linking import CitedClaim, fingerprint
from vedette.model import Claim, Place, Span
from vedette.reading.pipeline import english

ACTING = frozenset({"nsubj", "agent", "poss"})
SUFFERING = frozenset({"dobj", "nsubjpass", "pobj"})

STEM = 5
"""Letters by which the claim's type is told, so that "acquire" and "acquisition" are one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: its topic, gold chain, head lemma, and the claim made of it."""

    topic: str
    chain: str
    lemma: str
    cited: CitedClaim


def load_mentions(split: str) -> list[Mention]:
    """The event mentions of a split ("Dev", "Train")."""
    nlp = english()
    sentences, texts = _corpus(split)
    entities = defaultdict(list)
    for entity in _mentions(split, "Entity"):
        entities[entity["doc_id"], entity["sent_id"]].append(entity)
    marks = {doc: fingerprint(text) for doc, text in texts.items()}
    parsed: dict[tuple[str, int], Doc] = {}
    found = []
    for number, record in enumerate(_mentions(split, "Event")):
        place = (record["doc_id"], record["sent_id"])
        if place not in parsed:
            parsed[place] = _parse(nlp, sentences[place])
        found.append(_mention(number, record, parsed[place], entities[place], marks[place[0]]))
    return found


def _mentions(split: str, kind: str) -> list[dict[str, Any]]:
    path = corpora_folder() / "coreference" / f"ECB_{split}_{kind}_gold_mentions.json.gz"
    with gzip.open(path, "rt", encoding="utf8") as file:
        mentions: list[dict[str, Any]] = json.load(file)
    return mentions


def _corpus(split: str) -> tuple[dict[tuple[str, int], list[str]], dict[str, str]]:
    """Tokens of each sentence, and the text of each document."""
    sentences: dict[tuple[str, int], list[str]] = defaultdict(list)
    words: dict[str, list[str]] = defaultdict(list)
    path = corpora_folder() / "coreference" / f"ECB_{split}_corpus.txt.gz"
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for parts in (line.rstrip("\n").split("\t") for line in lines if line.strip()):
            sentences[parts[0], int(parts[1])].append(parts[3])
            words[parts[0]].append(parts[3])
    return sentences, {doc: " ".join(found) for doc, found in words.items()}


def _parse(nlp: Language, words: list[str]) -> Doc:
    doc = Doc(nlp.vocab, words=words)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def _head(doc: Doc, tokens: list[int]) -> Token:
    inside = [doc[i] for i in tokens if i < len(doc)]
    return next((t for t in inside if t.head.i not in tokens or t.head.i == t.i), inside[0])


def _mention(
    number: int,
    record: dict[str, Any],
    sentence: Doc,
    entities: list[dict[str, Any]],
    mark: tuple[int, ...],
) -> Mention:
    head = _head(sentence, record["tokens_number"])
    actors: list[str] = []
    targets: list[str] = []
    where: Place | None = None
    for entity in entities:
        if entity["mention_type"] == "LOC":
            where = where or Place(entity["tokens_str"])
        elif entity["mention_type"] != "TIM":
            token = _head(sentence, entity["tokens_number"])
            if token.head.i == head.i:
                names = actors if token.dep_ in ACTING else targets
                names.append(entity["tokens_str"])
    text = sentence.text
    claim = Claim(
        report_id=f"{record['doc_id']}-{number}",
        event_type=head.lemma_.lower()[:STEM],
        actors=tuple(actors),
        targets=tuple(targets),
        place=where,
        evidence=(Span.of(text, 0, len(text)),),
        report_text=text,
    )
    topic = record["doc_id"].split("_")[0]
    cited = CitedClaim(claim, fingerprint=mark)
    return Mention(topic, record["coref_chain"], head.lemma_.lower(), cited)


def story_texts(split: str) -> dict[str, str]:
    """The running text of each document, a sentence a line."""
    return {story: text for story, (text, _) in _stories(split).items()}


def gold_chains(split: str) -> dict[str, list[tuple[int, int, str]]]:
    """Where each document mentions an event (start and end in its text), and its chain."""
    places = _stories(split)
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for record in _mentions(split, "Event"):
        at = places[record["doc_id"]][1]
        tokens = [(record["sent_id"], n) for n in record["tokens_number"]]
        if all(token in at for token in tokens):
            span = at[tokens[0]][0], at[tokens[-1]][1]
            found[record["doc_id"]].append((*span, record["coref_chain"]))
    return found


def _stories(split: str) -> dict[str, tuple[str, dict[tuple[int, int], tuple[int, int]]]]:
    """Each document's text, and where each token of (sentence, number) stands in it."""
    texts: dict[str, str] = defaultdict(str)
    places: dict[str, dict[tuple[int, int], tuple[int, int]]] = defaultdict(dict)
    for (story, sentence), words in sorted(_corpus(split)[0].items()):
        for number, word in enumerate(words):
            text = texts[story]
            tight = not text or text.endswith("\n") or word[0] in ",.;:!?)'"
            text += word if tight else f" {word}"
            places[story][sentence, number] = len(text) - len(word), len(text)
            texts[story] = text
        texts[story] += "\n"
    return {story: (text, places[story]) for story, text in texts.items()}

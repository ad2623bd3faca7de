"""The kinds of sources, by the words of their phrases (``source_kinds.yaml``)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from vedette.reading.annotations import Mention

OF_MENTION = {
    "state": "official", "force": "official", "body": "official", "armed_group": "armed_group",
    "monitor": "monitor", "un": "un", "media": "media", "people": "witness",
}  # fmt: skip
SPEAKING = frozenset({*OF_MENTION, "person", "other"})
"""Kinds of mentions that can be a source."""
MEDIA = frozenset({"television", "tv", "media", "news", "agency", "radio", "newspaper"})


@cache
def _kinds() -> dict[str, str]:
    data = yaml.safe_load(files("vedette.reading").joinpath("source_kinds.yaml").read_text("utf8"))
    return {word: kind for kind, words in data.items() for word in words.split()}


def kind_of(mention: Mention, phrase: str) -> str:
    """The codebook's kind of a source, by the words of its phrase, then by what it is.

    Args:
        phrase: the words of the mention with what describes it ("a spokesman for the army").
    """
    words = [
        w.strip(',.:;()“”"') for w in phrase.lower().replace("’s", "").replace("'s", "").split()
    ]
    if "state" in words and MEDIA & set(words):
        return "state_media"
    if mention.kind in {"un", "monitor", "media", "armed_group"}:
        return OF_MENTION[mention.kind]
    kinds = _kinds()
    for word in words:
        if kind := kinds.get(word) or kinds.get(word.removesuffix("s")):
            return kind
    return OF_MENTION.get(mention.kind, "other")

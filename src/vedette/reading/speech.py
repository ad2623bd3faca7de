"""Words of saying (``speech.yaml``), by what they do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Speech:
    """The groups of ``speech.yaml``; its comments tell what each is."""

    tell: Words
    need_clause: Words
    act: Words
    deny: Words
    confirm: Words
    refuse: Words
    about: Words
    cite: Words
    vehicle: Words
    nobody: Words
    showing: Words
    unowned: Words
    nouns: Words

    @property
    def cues(self) -> Words:
        """Every verb that may speak."""
        return self.tell | self.need_clause | self.act


@cache
def speech() -> Speech:
    """The shipped words."""
    data = yaml.safe_load(files("vedette.reading").joinpath("speech.yaml").read_text("utf8"))
    return Speech(**{group: frozenset(words.split()) for group, words in data.items()})

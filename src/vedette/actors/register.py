"""The register of actors: look-up by name, by id and by composition ("Turkish army")."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from vedette.actors.names import fold, is_acronym, sound
from vedette.actors.organs import Organ, organ_of

INDEXES = ("names", "acronyms", "adjectives", "people", "seats", "leaders")
SOUND_FROM = 6
"""Letters from which two names may be told to be one by their sound alone."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts or speaks in wars: a state, a force, a group, a monitor, an agency.

    Attributes:
        id: stable, lower case; of a state its name ("turkey"), with "_government" where
            a war of its own sets others against it ("syria_government").
        kind: "state", "force", "armed_group", "monitor", "un", "body" or "media".
        country: ISO 3166-1 alpha-2 code of the country it belongs to or acts in.
        sides: ids of the sides it is on, its own first.
        aliases: other names and spellings.
        first, last: years of its existence where known; None is open.
        state_media: whether it is a government's own medium.
        source: where the entry is from: "vedette" or "ucdp".
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    sides: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    state_media: bool = False
    source: str = "vedette"

    @property
    def source_kind(self) -> str:
        """The codebook's kind of a source that is this actor."""
        if self.state_media:
            return "state_media"
        return {"state": "official", "force": "official", "body": "official"}.get(
            self.kind, self.kind
        )


class Register:
    """Actors by id and by every folded name; ``openings`` helps to find names in running text.

    Args:
        data: the compiled lists of data/build_actors.py: "actors" (rows), "names",
            "acronyms", "adjectives", "people", "seats", "leaders" (folded name to row).
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._rows: list[list[Any]] = data["actors"]
        self._ids = {row[0]: i for i, row in enumerate(self._rows)}
        self._index: dict[str, dict[str, int]] = {name: data[name] for name in INDEXES}
        self._made: dict[int, Actor] = {}
        self._sounds: dict[str, int] = {}
        self.openings = _openings(self._index)

    def _at(self, row: int | None) -> Actor | None:
        if row is None:
            return None
        if row not in self._made:
            self._made[row] = _actor(self._rows[row])
        return self._made[row]

    def __iter__(self) -> Iterator[Actor]:
        return (_actor(row) for row in self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, actor_id: str) -> Actor | None:
        """The actor of an id, of a state's organ too ("turkey.military")."""
        found = self._at(self._ids.get(actor_id))
        if found or "." not in actor_id:
            return found
        state, _, organ = actor_id.partition(".")
        holder = self._at(self._ids.get(state))
        known = Organ.by_id(organ)
        return _organ(holder, known) if holder and holder.kind == "state" and known else None

    def find(self, name: str) -> Actor | None:
        """The actor a name stands for, in any spelling, or None.

        Knows names, aliases, demonyms, capitals as governments, office holders, and
        organs of states put together of both ("Turkey's defence ministry").
        """
        bare = name.strip()
        return (
            self.named(bare)
            or self.demonym(bare)
            or self.seat(bare)
            or self.organ(bare)
            or self.led_by(bare)
            or self._heard(bare)
        )

    def named(self, name: str) -> Actor | None:
        """The actor whose own name or alias this is."""
        row = self._index["acronyms"].get(name.replace(".", ""))
        return self._at(self._index["names"].get(fold(name)) if row is None else row)

    def demonym(self, name: str) -> Actor | None:
        """The state of an adjective or a people ("Turkish", "Turks")."""
        return self.adjective(name) or self._at(self._index["people"].get(key_of(name)))

    def adjective(self, word: str) -> Actor | None:
        """The state of an adjective ("Turkish", "US")."""
        return self._at(self._index["adjectives"].get(key_of(word)))

    def seat(self, name: str) -> Actor | None:
        """The state whose government a place stands for ("Ankara", "the Kremlin")."""
        return self._at(self._index["seats"].get(key_of(name)))

    def led_by(self, name: str) -> Actor | None:
        """The actor that an office holder speaks for."""
        return self._at(self._index["leaders"].get(fold(name)))

    def organ(self, name: str) -> Actor | None:
        """A state's army, ministry and so on, from its state's name and its own."""
        words = fold(name).split()
        for cut in range(1, min(len(words), 4)):
            first, rest = " ".join(words[:cut]), " ".join(words[cut:])
            holder = self._at(self._index["adjectives"].get(first)) or self._state(first)
            organ = organ_of(rest) if holder else None
            if holder and organ:
                return _organ(holder, organ)
        return self._organ_of(words)

    def _organ_of(self, words: list[str]) -> Actor | None:
        """ "ministry of defence of Ukraine", "armed forces of Sudan"."""
        if "of" not in words:
            return None
        cut = len(words) - 1 - words[::-1].index("of")
        holder = self._state(" ".join(words[cut + 1 :]))
        organ = organ_of(" ".join(words[:cut])) if holder else None
        return _organ(holder, organ) if holder and organ else None

    def _state(self, folded: str) -> Actor | None:
        upper = self._index["acronyms"].get(folded.upper())
        found = self._at(self._index["names"].get(folded, upper))
        return found if found and found.kind == "state" and "." not in found.id else None

    def _heard(self, name: str) -> Actor | None:
        if not self._sounds:
            for folded, row in self._index["names"].items():
                if len(folded) >= SOUND_FROM:
                    self._sounds.setdefault(sound(folded), row)
        folded = fold(name)
        return self._at(self._sounds.get(sound(folded))) if len(folded) >= SOUND_FROM else None


def _openings(index: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """First word of each name and the most words that a name opening so has."""
    longest: dict[str, int] = {}
    for name in index["names"]:
        first, _, rest = name.partition(" ")
        longest[first] = max(longest.get(first, 1), rest.count(" ") + 2 if rest else 1)
    for name in (name for name in index["leaders"] if " " in name):
        first = name.partition(" ")[0]
        longest[first] = max(longest.get(first, 1), name.count(" ") + 1)
    for name in index["acronyms"]:
        longest.setdefault(fold(name), 1)
    return longest


def key_of(name: str) -> str:
    """The key of a name in its index: acronyms keep their capitals."""
    return name.replace(".", "") if is_acronym(name) else fold(name)


def _organ(holder: Actor, organ: Organ) -> Actor:
    if organ.id == "government":
        return holder
    return Actor(
        id=f"{holder.id}.{organ.id}",
        name=f"{organ.name} of {holder.name}",
        kind=organ.kind,
        country=holder.country,
        sides=holder.sides,
    )


@cache
def load_register() -> Register:
    """The shipped register, made by data/build_actors.py."""
    text = files("vedette.actors").joinpath("register.json").read_text(encoding="utf8")
    return Register(json.loads(text))


def _actor(row: list[Any]) -> Actor:
    actor_id, name, kind, country, sides, aliases, first, last, source = row
    return Actor(
        id=actor_id,
        name=name,
        kind="media" if kind == "state_media" else kind,
        country=country,
        sides=tuple(sides),
        aliases=tuple(aliases),
        first=first,
        last=last,
        state_media=kind == "state_media",
        source=source,
    )

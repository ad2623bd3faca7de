"""What a noun phrase names: its kind, its actor in the register, its sides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vedette import actors
from vedette.actors import Actor
from vedette.actors.organs import organ_of
from vedette.reading import nouns
from vedette.reading.phrases import Phrase
from vedette.reading.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Identity:
    """Kind of mention, actor of the register and sides; ``rule`` says how they were found."""

    kind: str
    actor: Actor | None = None
    rule: str = "noun"

    @property
    def sides(self) -> tuple[str, ...]:
        return self.actor.sides if self.actor else ()


OTHER = Identity("other")
FIGHTING = frozenset({"armed_group", "force"})


def identify(phrase: Phrase, syntax: Syntax) -> Identity:
    """Look a phrase up: a person by name, a name in the register, else by its noun."""
    lemma = syntax.lemma[phrase.head]
    if phrase.actor:
        return Identity(phrase.actor.kind, phrase.actor, "register")
    if phrase.person:
        return _person(phrase)
    if phrase.proper or any(c.isupper() for c in phrase.name):
        found = _named(phrase.name)
        if found:
            return Identity(found.kind, found, "register")
        return _described(phrase, syntax, lemma)
    kind = nouns.kind_of(lemma)
    return Identity(kind) if kind != "other" else OTHER


def _person(phrase: Phrase) -> Identity:
    register = actors.load_register()
    actor = register.led_by(phrase.name) or (_titled(phrase.title) if phrase.title else None)
    return Identity("person", actor, "office" if actor else "name")


@lru_cache(maxsize=4096)
def _titled(title: str) -> Actor | None:
    """The actor that a title speaks for: "turkish foreign minister", "taliban spokesman"."""
    register = actors.load_register()
    words = title.split()
    for cut in range(len(words), 0, -1):
        start = " ".join(words[:cut])
        found = register.demonym(start) or register.named(start)
        if found:
            return register.organ(title) or found
    return None


@lru_cache(maxsize=4096)
def _named(name: str) -> Actor | None:
    """The actor that a whole phrase names."""
    register = actors.load_register()
    people = register.demonym(name) if name[:1].isupper() else None
    return register.named(name) or register.seat(name) or people or register.organ(name)


def _described(phrase: Phrase, syntax: Syntax, lemma: str) -> Identity:
    """A noun with a name before it: "Taliban fighters", "Kremlin spokesman", "Turkish jets"."""
    kind = nouns.kind_of(lemma)
    holder = holder_of(phrase.name) or (whose(phrase.name) if kind in FIGHTING else None)
    if kind == "other":
        kind = _by_entity(syntax.ent[phrase.head], phrase)
    if holder is None or kind in {"object", "people", "other"}:
        return Identity(kind, None, "noun")
    if holder.kind == "state" and kind == "armed_group":
        return Identity(kind, None, "noun")
    if kind in {"armed_group", "force"} and holder.kind not in {"state", "un", "body"}:
        kind = holder.kind if holder.kind in {"armed_group", "force"} else kind
    return Identity(kind, holder, "modifier")


def _by_entity(label: str, phrase: Phrase) -> str:
    if label in {"GPE", "NORP"}:
        return "people" if label == "NORP" else "object"
    if label == "ORG":
        return "body"
    return "other"


@lru_cache(maxsize=4096)
def whose(name: str) -> Actor | None:
    """The group or force that a description belongs to ("fighters of the Taliban")."""
    _, link, owner = name.partition(" of ")
    actor = actors.load_register().named(owner) if link else None
    return actor if actor is not None and actor.kind in FIGHTING else None


@lru_cache(maxsize=4096)
def holder_of(name: str) -> Actor | None:
    """The actor at the beginning of a description ("Taliban fighters": the Taliban)."""
    register = actors.load_register()
    words = name.replace("’s ", " ").replace("'s ", " ").split()
    for cut in range(len(words) - 1, 0, -1):
        start = " ".join(words[:cut])
        if not start[:1].isupper():
            continue
        rest = " ".join(words[cut:]).lower()
        actor = register.demonym(start)
        if actor:
            return register.organ(name) if organ_of(rest) else actor
        named = register.named(start) or register.led_by(start)
        if named:
            return named
    return None

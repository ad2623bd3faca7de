"""Whom a report speaks of, as entities: every mention of one under one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from vedette.actors import load_register
from vedette.reading.annotations import Mention
from vedette.reading.syntax import Syntax, syntax_of

KEY = "vedette.scene"
_PRONOUNS = (
    "it they them he she we you us who which that this those these one some many others there "
    "anyone everyone someone nobody i me him her what whom all both much most none more"
)
UNNAMED = frozenset(_PRONOUNS.split())
"""Words that name nobody, unless they stand for someone ("US" is no pronoun)."""


@dataclass(slots=True)
class Entity:
    """One of whom the report speaks; ``mentions`` in the order of the text."""

    key: str
    name: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def first(self) -> Mention:
        return self.mentions[0]


class Scene:
    """The entities of one document.

    Attributes:
        entities: by key; ``by_sentence``: numbers of sentences to the mentions in them.
        key_at: head token of a mention to the key of its entity.
    """

    def __init__(self, doc: Doc, syntax: Syntax) -> None:
        self.doc, self.syntax = doc, syntax
        self.entities: dict[str, Entity] = {}
        self.by_sentence: dict[int, list[Mention]] = defaultdict(list)
        self.key_at: dict[int, str] = {}
        forms = _state_forms(doc)
        for mention in doc._.mentions:
            if mention.kind == "pronoun" or _unnamed(mention):
                continue
            named = _as_noun(mention, forms)
            key = key_of(named)
            entity = self.entities.setdefault(key, Entity(key, named.name))
            entity.mentions.append(named)
            self.by_sentence[syntax.sent[mention.head]].append(named)
            self.key_at[mention.head] = key
        for mention in list(_states_before(doc, syntax, self.key_at, forms)):
            key = key_of(mention)
            entity = self.entities.setdefault(key, Entity(key, mention.name))
            entity.mentions.append(mention)
            entity.mentions.sort(key=lambda m: m.head)
            self.by_sentence[syntax.sent[mention.head]].append(mention)
            self.key_at[mention.head] = key
        self.ranked = sorted(self.entities.values(), key=lambda e: (-len(e.mentions), e.first.head))

    def key(self, mention: Mention) -> str:
        """The key of a mention's entity; of one that is none, its name's."""
        return self.key_at.get(mention.head) or key_of(mention)


def scene_of(doc: Doc) -> Scene:
    """The scene of a document, made on first use and kept with it."""
    found = doc.user_data.get(KEY)
    if not isinstance(found, Scene):
        found = Scene(doc, syntax_of(doc))
        doc.user_data[KEY] = found
    return found


def key_of(mention: Mention) -> str:
    """What two mentions of one share."""
    return mention.name.lower().removeprefix("the ").replace("’", "'")


def _unnamed(mention: Mention) -> bool:
    name = mention.name.removeprefix("The ")
    if not any(letter.isalpha() for letter in name):
        return True
    return name.lower() in UNNAMED and name not in {"US", "Us"}


def _state_forms(doc: Doc) -> dict[str, str]:
    """Of each state the noun by which the report calls it most often."""
    register = load_register()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in doc._.mentions:
        if mention.actor_id and mention.kind == "state":
            if not register.seat(mention.name) and register.named(mention.name):
                counts[mention.actor_id][mention.name] += 1
    return {actor: names.most_common(1)[0][0] for actor, names in counts.items()}


def _states_before(
    doc: Doc, syntax: Syntax, known: Mapping[int, str], forms: Mapping[str, str]
) -> Iterator[Mention]:
    """States named only by an adjective in a longer phrase ("a Turkish security source")."""
    register = load_register()
    for token, dep in enumerate(syntax.dep):
        if dep not in {"amod", "compound", "nmod"} or not syntax.text[token][:1].isupper():
            continue
        state = register.adjective(syntax.text[token]) if token not in known else None
        if state is not None:
            name = forms.get(state.id, state.name)
            yield Mention(token, token + 1, token, name, "state", state.id, state.sides, None,
                          "adjective of a state")  # fmt: skip


def _as_noun(mention: Mention, forms: dict[str, str]) -> Mention:
    """ "the Turkish offensive": the adjective stands for the state, as the report calls it."""
    state = load_register().adjective(mention.name)
    if state is None:
        return mention
    if mention.name in {state.name, *state.aliases}:
        return mention
    return replace(mention, name=forms.get(state.id, state.name))

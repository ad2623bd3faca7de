"""Who a source is: its name in the most specific form of the report, and its kind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from vedette.actors import get
from vedette.reading.actors import mention_at
from vedette.reading.annotations import Mention
from vedette.reading.source_kinds import SPEAKING, kind_of
from vedette.reading.speech import speech
from vedette.reading.syntax import Syntax

PERSONS = frozenset({"he", "she"})
THINGS = frozenset({"it", "they"})
NEAR = 3
"""Sentences within which "he" is whoever spoke last."""
REACH = 120
"""Tokens back within which a pronoun or a quotation takes the last voice."""
TAIL = frozenset("for of from in at to with within inside on by close".split())
LONGEST_TAIL = 9
STOPS = frozenset({",", "“", '"', "(", "–", "—", "--", "-", ":", ";"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as it is given: ``token`` is its head word in the text."""

    token: int
    name: str
    kind: str
    actor_id: str | None = None
    person: bool = False


GOING_ON = frozenset({"add", "continue"})
"""Who says these has spoken before."""


class Speakers:
    """The voices of one report, in the order in which they are heard."""

    def __init__(self, doc: Doc, syntax: Syntax) -> None:
        self.doc, self.syntax = doc, syntax
        self.heard: list[Voice] = []
        self.names: dict[str, str] = {}

    def voice(self, token: int) -> Voice | None:
        """The voice that a word names, or that a pronoun stands for; None if it is nobody's."""
        lower = self.syntax.lower[token]
        if lower in speech().nobody:
            return None
        if lower in PERSONS:
            return self._person(token)
        if lower in THINGS:
            return self._thing(token)
        return self._named(token)

    def hear(self, voice: Voice) -> None:
        """Remember who spoke last."""
        self.heard.append(voice)

    def last(self, token: int, person: bool | None = None) -> Voice | None:
        """Who spoke last before a word, if that is not too far back."""
        for voice in reversed(self.heard):
            if person is None or voice.person == person:
                return voice if token - voice.token < REACH else None
        return None

    def _person(self, token: int) -> Voice | None:
        mention = mention_at(self.doc, token)
        known = self._of(mention, token) if mention and mention.antecedent is not None else None
        last = self.last(token, person=True)
        if last is not None and (known is None or not known.person or self._recent(last, token)):
            return replace(last, token=token)
        return known if known and known.person else None

    def _recent(self, voice: Voice, token: int) -> bool:
        return self.syntax.sent[token] - self.syntax.sent[voice.token] <= NEAR

    def _thing(self, token: int) -> Voice | None:
        mention = mention_at(self.doc, token)
        plural = self.syntax.lower[token] == "they"
        last = self.last(token, person=None if plural else False)
        if last and self.syntax.lemma[self.syntax.head[token]] in GOING_ON:
            return replace(last, token=token)
        if (
            mention
            and mention.antecedent is not None
            and mention.kind in SPEAKING - {"person", "other"}
        ):
            if last is None or mention.antecedent > last.token:
                return self._of(mention, token)
        return replace(last, token=token) if last else None

    def _of(self, mention: Mention, token: int) -> Voice | None:
        if mention.kind not in SPEAKING or mention.name.lower() in speech().nobody:
            return None
        at = mention.antecedent if mention.antecedent is not None else mention.head
        kind = kind_of(mention, self._phrase(at))
        actor = get(mention.actor_id) if mention.actor_id else None
        if actor is not None and actor.state_media:
            kind = "state_media"
        name = self._full_name(mention, at)
        return Voice(token, name, self.names.setdefault(name, kind) if kind == "other" else kind,
                     mention.actor_id, self._is_person(mention, at))  # fmt: skip

    def _named(self, token: int) -> Voice | None:
        syntax = self.syntax
        for apposed in syntax.of(token, "appos"):
            if syntax.ent[apposed] == "PERSON" and syntax.ent[token] != "PERSON":
                return self._titled(apposed, token)
        if syntax.lemma[token] in speech().vehicle:
            return self._behind(token)
        mention = mention_at(self.doc, token)
        if mention is None:
            return None
        voice = self._of(mention, token) or self._surname(token)
        if voice is None:
            return None
        if voice.name[:1].islower() and (earlier := self._earlier(token)) is not None:
            return replace(earlier, token=token)
        if voice.kind != "other":
            self.names[voice.name] = voice.kind
        return voice

    def _surname(self, token: int) -> Voice | None:
        """A name alone that the parse took for a thing: whoever spoke, or was named, under it."""
        word = self.syntax.text[token]
        if not word[:1].isupper():
            return None
        for voice in reversed(self.heard):
            if voice.name.split()[-1] == word:
                return replace(voice, token=token)
        named = (
            m for m in self.doc._.mentions if m.kind == "person" and m.name.split()[-1] == word
        )
        mention = next(named, None)
        return self._of(mention, token) if mention else None

    def _titled(self, name: int, title: int) -> Voice | None:
        """ "the president, Recep Tayyip Erdogan": the name, and the kind of the title."""
        mention = mention_at(self.doc, name)
        voice = self._of(mention, title) if mention else None
        if mention is None or voice is None:
            return None
        kind = kind_of(mention, self._phrase(title))
        self.names[voice.name] = kind
        return replace(voice, kind=kind, person=True)

    def _behind(self, token: int) -> Voice | None:
        """Who made a statement: "a statement by X", "X's report", else who spoke last."""
        syntax = self.syntax
        for owner in (syntax.object_of(token, "by", "from"), syntax.child(token, "poss"),
                      syntax.object_of(token, "of")):  # fmt: skip
            if owner >= 0 and syntax.lemma[owner] not in speech().vehicle:
                voice = (
                    self._person(owner)
                    if syntax.lower[owner] in {"his", "her"}
                    else self.voice(owner)
                )
                if voice is not None and voice.kind != "other":
                    return replace(voice, token=token)
        for maker in syntax.of(token, "compound", "amod"):
            mention = mention_at(self.doc, maker)
            if syntax.ent[maker] in {"ORG"} and mention is not None and mention.head == maker:
                return self._of(mention, token)
        definite = any(
            syntax.lower[c] in {"the", "its", "their"} for c in syntax.of(token, "det", "poss")
        )
        last = self.last(token) if definite else None
        if last is not None:
            return replace(last, token=token)
        if syntax.lemma[token] in speech().unowned:
            return None
        return Voice(
            token, self._described(token), "media" if syntax.lemma[token] == "report" else "other"
        )

    def _earlier(self, token: int) -> Voice | None:
        """ "the official" after "a senior administration official said"."""
        syntax = self.syntax
        the = any(syntax.lower[c] == "the" for c in syntax.of(token, "det"))
        if not the or len(
            [c for c in syntax.children[token] if syntax.dep[c] in {"amod", "compound", "prep"}]
        ):
            return None
        lemma = syntax.lower[token]
        for voice in reversed(self.heard):
            if voice.token != token and lemma in voice.name.lower().split():
                return voice
        return None

    def _full_name(self, mention: Mention, head: int) -> str:
        """The name of a mention; of a description that stands for no name, all of it."""
        if mention.name[:1].islower() or self.syntax.lower[head] in mention.name.lower().split():
            if self.syntax.pos[head] == "NOUN" or mention.name[:1].islower():
                return self._described(head) or mention.name
        return mention.name

    def _described(self, head: int) -> str:
        """ "a spokesman for the US military": the noun, what stands before it and its phrase."""
        syntax = self.syntax
        start, end = syntax.left[head], head + 1
        while start < head and (
            syntax.pos[start] in {"DET", "NUM", "PUNCT", "SPACE"} or head - start > 6
        ):
            start += 1
        if end < len(syntax.head) and self._tail(head, end):
            right = max(syntax.right[c] for c in syntax.children[head] if syntax.left[c] == end)
            end = right + 1 if right - head <= LONGEST_TAIL else end
        stops = (
            i for i in range(head + 1, end) if syntax.text[i] in STOPS or syntax.pos[i] == "SPACE"
        )
        return self.doc[start : next(stops, end)].text

    def _tail(self, head: int, at: int) -> bool:
        starts = [c for c in self.syntax.children[head] if self.syntax.left[c] == at]
        return any(
            (self.syntax.dep[c] == "prep" and self.syntax.lower[at] in TAIL)
            or self.syntax.dep[c] in {"amod", "acl"}
            for c in starts
        )

    def _phrase(self, head: int) -> str:
        left, right = self.syntax.left[head], self.syntax.right[head]
        return self.doc[max(left, head - 8) : min(right, head + 9) + 1].text

    def _is_person(self, mention: Mention, head: int) -> bool:
        if mention.kind == "person" or self.syntax.ent[head] == "PERSON":
            return True
        return mention.kind in {"other", "people"} and self.syntax.tag[head] == "NN"

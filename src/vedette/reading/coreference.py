"""Who a phrase refers to within its report: names, surnames, acronyms, "the group", pronouns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from vedette.actors import Actor
from vedette.actors.names import fold
from vedette.reading import nouns
from vedette.reading.annotations import Mention
from vedette.reading.identity import Identity, identify
from vedette.reading.phrases import Phrase
from vedette.reading.speech import speech
from vedette.reading.syntax import Syntax

ACTING = frozenset({"state", "force", "armed_group", "monitor", "un", "body", "media"})
ASIDE = 0.5
"""How much less a speaker ("..., residents said") is meant by who does more than speak."""
REACH = 3
"""Sentences back to which a pronoun may refer."""
WINDOW = 40
"""Phrases back that are weighed for a pronoun."""


@dataclass(slots=True, eq=False)
class Entity:
    """One whom the report speaks of, under one or more names."""

    name: str
    kind: str
    actor: Actor | None
    person: bool
    plural: bool
    lemma: str
    head: int
    rank: int
    gender: str = ""
    titles: set[str] = field(default_factory=set)
    known_as: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where an entity was last spoken of."""

    entity: Entity
    token: int
    sentence: int
    subject: bool
    speaks: bool


class Referents:
    """The entities of one report, found as its phrases are read in order."""

    def __init__(self, doc: Doc, syntax: Syntax) -> None:
        self.doc, self.syntax = doc, syntax
        self.by_name: dict[str, Entity] = {}
        self.by_surname: dict[str, Entity] = {}
        self.by_lemma: dict[str, Entity] = {}
        self.by_title: dict[str, Entity] = {}
        self.by_kind: dict[str, Entity] = {}
        self.seen: list[Sighting] = []
        self.at: dict[int, Entity] = {}

    def mention(self, phrase: Phrase) -> Mention:
        """Resolve one phrase and remember it."""
        token = phrase.head
        pronoun = nouns.PRONOUNS.get(self.syntax.lower[token])
        if self.syntax.pos[token] == "PRON":
            return self._pronoun(phrase, pronoun)
        identity = identify(phrase, self.syntax)
        entity, rule = self._entity(phrase, identity)
        self._see(entity, phrase)
        return self._made(phrase, entity, rule or identity.rule)

    def _made(self, phrase: Phrase, entity: Entity, rule: str) -> Mention:
        return Mention(
            phrase.start,
            phrase.end,
            phrase.head,
            entity.name,
            entity.kind,
            entity.actor.id if entity.actor else None,
            entity.actor.sides if entity.actor else (),
            entity.head if entity.head != phrase.head else None,
            rule,
        )

    def _see(self, entity: Entity, phrase: Phrase) -> None:
        token = phrase.head
        self.at[token] = entity
        if entity.kind in {"other"} and not entity.person:
            return
        subject = self.syntax.dep[token] in {"nsubj", "nsubjpass"}
        speaks = subject and self._is_speech(self.syntax.head[token])
        self.seen.append(Sighting(entity, token, self.syntax.sent[token], subject, speaks))
        self.by_kind[entity.kind] = entity

    # names and descriptions

    def _entity(self, phrase: Phrase, identity: Identity) -> tuple[Entity, str]:
        if phrase.person:
            person = self._person(phrase, identity)
            self._lend(phrase, person)
            return person, ""
        apposed = self._apposed(phrase)
        if apposed:
            return apposed, "apposition"
        known = self.by_name.get(fold(phrase.name))
        if known and known.person and not phrase.proper:
            known = None
        if known:
            return known, ""
        bare = self.syntax.lemma[phrase.head] in KNOWN_BARE and " " not in phrase.name
        if (phrase.definite or bare) and not phrase.proper:
            meant = self._described(phrase, identity)
            if meant:
                return meant, "description"
        return self._new(phrase, identity), ""

    def _person(self, phrase: Phrase, identity: Identity) -> Entity:
        key = fold(phrase.name)
        words = key.split()
        known = self.by_name.get(key) or (self.by_surname.get(words[-1]) if words else None)
        if known is None or (len(words) > 1 and known.rank > 1 and known.name != phrase.name
                             and words[0] not in fold(known.name).split()):  # fmt: skip
            known = self._new(phrase, identity)
        elif len(words) > known.rank:
            known.name, known.rank = phrase.name, len(words)
        known.actor = known.actor or identity.actor
        if words:
            self.by_surname[words[-1]] = known
        self._entitle(known, phrase.title)
        return known

    def _entitle(self, entity: Entity, title: str) -> None:
        words = _title_words(title)
        entity.known_as |= words if words & nouns.LEADERS else set()
        for word in title.replace("-", " ").split():
            if word in nouns.LEADERS:
                entity.titles.add(word)
                self.by_title[word] = entity
            if word in {"mr", "mr.", "sir", "king", "prince", "sheikh"}:
                entity.gender = "m"
            if word in {"mrs", "mrs.", "ms", "ms.", "queen", "princess", "lady"}:
                entity.gender = "f"

    def _apposed(self, phrase: Phrase) -> Entity | None:
        """ "Erdogan, the Turkish president" and "the president, Recep Tayyip Erdogan"."""
        syntax, token = self.syntax, phrase.head
        if syntax.dep[token] == "appos" and syntax.head[token] in self.at:
            first = self.at[syntax.head[token]]
            if first.person and syntax.lemma[token] in nouns.LEADERS:
                self._entitle(first, phrase.name.lower())
                return first
            if self._is_acronym_of(phrase, first):
                self.by_name[fold(phrase.name)] = first
                return first
        return None

    def _lend(self, phrase: Phrase, person: Entity) -> None:
        """In "the president, Recep Tayyip Erdogan" the noun before is the person too."""
        syntax, before = self.syntax, self.syntax.head[phrase.head]
        if syntax.dep[phrase.head] != "appos" or before not in self.at or before > phrase.head:
            return
        described = self.at[before]
        if not described.person and described.kind in {"person", "people", "other", "state"}:
            self._entitle(person, described.name.lower())
            person.actor = person.actor or described.actor
            self.at[before] = person
            self.seen = [replace(s, entity=person) if s.token == before else s for s in self.seen]

    def _is_acronym_of(self, phrase: Phrase, entity: Entity) -> bool:
        before = self.syntax.text[phrase.head - 1] if phrase.head else ""
        letters = phrase.name.replace(".", "").replace("-", "")
        return before == "(" and letters.isalnum() and sum(c.isupper() for c in letters) >= 2

    def _described(self, phrase: Phrase, identity: Identity) -> Entity | None:
        """Whom a definite phrase means: one of that noun, of that title, of that kind."""
        lemma = self.syntax.lemma[phrase.head]
        if identity.kind == "person":
            return self._in_office(phrase, identity, lemma) or self.by_title.get(lemma)
        same = self.by_lemma.get(lemma)
        if same and self._fits(phrase, same):
            return same
        if len(phrase.name.split()) > 1 or lemma not in VAGUE:
            return None
        return self._latest(VAGUE[lemma])

    def _in_office(self, phrase: Phrase, identity: Identity, lemma: str) -> Entity | None:
        """ "the president", "the Turkish leader": the last named head of a state."""
        words = _title_words(phrase.name)
        if lemma not in HEADS or words & {"vice", "former", "deputy"}:
            return None
        for sighting in reversed(self.seen[-WINDOW:]):
            entity = sighting.entity
            if entity.person and entity.actor and entity.actor.kind == "state":
                if identity.actor in {None, entity.actor} and entity.kind == "person":
                    return entity
        return None

    def _fits(self, phrase: Phrase, entity: Entity) -> bool:
        words = set(fold(phrase.name).split()[:-1])
        return words <= set(fold(entity.name).split())

    def _latest(self, kinds: tuple[str, ...]) -> Entity | None:
        for sighting in reversed(self.seen[-WINDOW:]):
            if sighting.entity.kind in kinds and sighting.entity.name[:1].isupper():
                return sighting.entity
        return None

    def _new(self, phrase: Phrase, identity: Identity) -> Entity:
        syntax = self.syntax
        entity = Entity(
            phrase.name or syntax.text[phrase.head],
            identity.kind,
            identity.actor,
            phrase.person,
            syntax.tag[phrase.head] in {"NNS", "NNPS"} or bool(syntax.of(phrase.head, "conj")),
            syntax.lemma[phrase.head],
            phrase.head,
            len(phrase.name.split()),
        )
        self.by_name.setdefault(fold(phrase.name), entity)
        if identity.kind != "other" and not phrase.person:
            self.by_lemma[entity.lemma] = entity
        return entity

    # pronouns

    def _pronoun(self, phrase: Phrase, form: str | None) -> Mention:
        if form == "r":
            entity = self._relative(phrase.head)
        elif form in {"m", "f", "n", "p"}:
            entity = self._antecedent(phrase.head, form)
        elif form in {"s", "w"}:
            entity = self._speaker(phrase.head)
        else:
            entity = None
        if entity is None:
            return Mention(phrase.start, phrase.end, phrase.head, phrase.name, "pronoun",
                           rule="unresolved")  # fmt: skip
        if form != "r":
            self._see(entity, phrase)
        else:
            self.at[phrase.head] = entity
        return self._made(phrase, entity, "relative" if form == "r" else "pronoun")

    def _relative(self, token: int) -> Entity | None:
        at, syntax = token, self.syntax
        for _ in range(4):
            if syntax.dep[at] == "relcl":
                return self.at.get(syntax.described(syntax.head[at]))
            if syntax.head[at] == at:
                return None
            at = syntax.head[at]
        return None

    def _speaker(self, token: int) -> Entity | None:
        """Who says "I" or "we": the subject of the verb of speech above."""
        at, syntax = token, self.syntax
        for _ in range(8):
            if syntax.dep[at] in {"ccomp", "parataxis"}:
                subject = syntax.child(syntax.head[at], "nsubj")
                return self.at.get(subject)
            if syntax.head[at] == at:
                return None
            at = syntax.head[at]
        return None

    def _is_speech(self, verb: int) -> bool:
        return self.syntax.lemma[verb] in speech().tell

    def _antecedent(self, token: int, form: str) -> Entity | None:
        syntax = self.syntax
        here, verb = syntax.sent[token], syntax.head[token]
        spoken = self._is_speech(verb)
        best: tuple[float, Entity] | None = None
        for back, sighting in enumerate(reversed(self.seen[-WINDOW:])):
            away = here - sighting.sentence
            if away > REACH:
                break
            if syntax.head[sighting.token] == verb and syntax.dep[token] not in {"poss"}:
                continue
            if not _agrees(sighting.entity, form):
                continue
            score = -away - 0.05 * back + (0.9 if sighting.subject else 0)
            score -= ASIDE if sighting.speaks and not spoken else 0
            score += 0.5 if form == "n" and sighting.entity.kind in ACTING else 0
            if best is None or score > best[0]:
                best = (score, sighting.entity)
        if best and form in {"m", "f"}:
            best[1].gender = form
        return best[1] if best else None


VAGUE = {
    "group": ("armed_group",),
    "militant": ("armed_group",),
    "insurgent": ("armed_group",),
    "rebel": ("armed_group",),
    "jihadist": ("armed_group",),
    "extremist": ("armed_group",),
    "militia": ("armed_group",),
    "monitor": ("monitor",),
    "observatory": ("monitor",),
    "organisation": ("monitor", "body", "un", "armed_group"),
    "organization": ("monitor", "body", "un", "armed_group"),
    "agency": ("media", "un", "monitor"),
    "ministry": ("state",),
    "alliance": ("body",),
    "network": ("armed_group",),
}


def _agrees(entity: Entity, form: str) -> bool:
    if form in {"m", "f"}:
        single = entity.person or (entity.kind in {"person", "people"} and not entity.plural)
        return single and entity.gender in {"", form}
    if form == "n":
        return not entity.person and not entity.plural and entity.kind not in {"person", "people"}
    return entity.plural or entity.kind in {"armed_group", "force"}


KNOWN_BARE = frozenset({"regime", "government", "coalition", "junta"})
"""Nouns that mean the one told of before even without an article ("regime shelling")."""
HEADS = frozenset({"president", "leader"})
"""Words for one who heads a state."""


def _title_words(title: str) -> set[str]:
    """The words of a title, without possessive endings."""
    plain = title.lower().replace("’s", "").replace("'s", "").replace("-", " ")
    return set(plain.replace(",", " ").split()) - {"the", "former", "new"}


def resolve(doc: Doc, syntax: Syntax, found: Iterable[Phrase]) -> list[Mention]:
    """A mention for every phrase, each with its most specific name in the report."""
    referents = Referents(doc, syntax)
    phrases = list(found)
    mentions = [referents.mention(phrase) for phrase in phrases]
    named = Named(referents)
    return [_latest_name(named.told_later(m, syntax), referents) for m in mentions]


class Named:
    """Persons of a report by surname and by title, for words that come before their names."""

    def __init__(self, referents: Referents) -> None:
        self.at = referents.at
        everyone = [e for e in referents.by_name.values() if e.person and e.rank > 1]
        self.by_surname = {fold(e.name).split()[-1]: e for e in reversed(everyone)}
        self.titled = [e for e in everyone if e.known_as]

    def told_later(self, mention: Mention, syntax: Syntax) -> Mention:
        """The mention, linked to the person that its surname or title belongs to."""
        known = self.at.get(mention.head)
        if known is None or known.person or mention.actor_id or syntax.pos[mention.head] == "PRON":
            return mention
        person = self._by_name(mention, syntax) or self._by_title(mention, syntax)
        if person is not None:
            self.at[mention.head] = person
        return mention

    def _by_name(self, mention: Mention, syntax: Syntax) -> Entity | None:
        """A surname alone, which the tagger did not take for a person."""
        if " " in mention.name or syntax.pos[mention.head] != "PROPN":
            return None
        return self.by_surname.get(fold(mention.name))

    def _by_title(self, mention: Mention, syntax: Syntax) -> Entity | None:
        """ "The defence secretary", before the report gives his name."""
        words = _title_words(mention.name)
        if syntax.lemma[mention.head] not in nouns.LEADERS or mention.name[:1].isupper() > (
            "’s" in mention.name
        ):
            return None
        definite = "’s" in mention.name or syntax.lower[mention.start] in {"the", "its", "their"}
        found = [e for e in self.titled if words <= e.known_as]
        return found[0] if definite and len(words) > 1 and len(found) == 1 else None


def _latest_name(mention: Mention, referents: Referents) -> Mention:
    """The name that the whole report gives, where a fuller one came later."""
    entity = referents.at.get(mention.head)
    if entity is None or entity.name == mention.name:
        return mention
    return Mention(mention.start, mention.end, mention.head, entity.name, entity.kind,
                   entity.actor.id if entity.actor else None,
                   entity.actor.sides if entity.actor else (),
                   mention.antecedent, mention.rule)  # fmt: skip

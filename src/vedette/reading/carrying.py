"""Who may have a part in an event at all: no things as doers, and from elsewhere only who is meant.

A sentence that names no doer mostly has none: "a strike hit the depot" after one about the army
does not say that the army struck. Whom a pronoun or a description stands for has it in the
sentence; from elsewhere comes only the voice that says the words.
"""

from __future__ import annotations

from collections.abc import Mapping

from vedette.actors import load_register
from vedette.reading.annotations import Mention, Trigger
from vedette.reading.participants import Participants
from vedette.reading.place_roles import is_treated_in
from vedette.reading.role_features import Candidate, Setting
from vedette.reading.roles import HOLLOW
from vedette.reading.status import WORDS
from vedette.reading.syntax import Syntax

CLAUSE_STEPS = 8
"""How far up a clause is looked for."""
TELLING = frozenset({"tell", "inform", "assure", "remind"})
SPEAKING = frozenset({"i", "we", "us", "me"})
MEANS = frozenset(
    "jet warplane aircraft plane helicopter gunship drone warship gunboat submarine tank artillery "
    "convoy side".split()
)
"""Nouns that do nothing by themselves; whose they are makes them a force ("Russian jets")."""
GROUND = frozenset({"location", "venue", "dateline"})
THINGS = frozenset({"object", "other"})


def speaks_for_it(syntax: Syntax, trigger: Trigger, ruled: Participants) -> bool:
    """Whether the voice that says the words has a part: words that are acts, "we took the town".

    Args:
        ruled: the parts that grammar gives.
    """
    named = (*ruled.actors, *ruled.targets)
    return trigger.event_type in WORDS or any(syntax.lower[m.head] in SPEAKING for m in named)


def fits(setting: Setting, candidate: Candidate, role: str) -> bool:
    """Whether a candidate may be an actor or a target ("actors", "targets")."""
    mention = candidate.mention
    if candidate.inside and is_ground(setting.places, mention, role):
        return False
    syntax = setting.scene.syntax
    if role == "actors":
        if not candidate.ruled and in_joined_clause(syntax, mention.head, setting.trigger.token):
            return False
        return not is_thing(syntax, mention) and not is_nobody(syntax, mention)
    if not candidate.inside or is_treated_in(syntax, mention.head):
        return False
    if _is_told(syntax, mention.head) and syntax.head[mention.head] != setting.trigger.token:
        return False
    means = syntax.lemma[mention.head] in HOLLOW | {"side"}
    return not means or setting.trigger.event_type == "weapons_intercepted"


def in_joined_clause(syntax: Syntax, head: int, verb: int) -> bool:
    """Whether a word stands in a clause joined after a verb, which tells of other doers.

    "No soldiers would be *evacuated* and coordination with Russia was strong."
    """
    for _ in range(CLAUSE_STEPS):
        above = syntax.head[head]
        if above == head:
            return False
        if above == verb:
            return syntax.dep[head] == "conj" and syntax.pos[head] in {"VERB", "AUX"}
        head = above
    return False


def _is_told(syntax: Syntax, head: int) -> bool:
    """Whether somebody is only spoken to: "he told *reporters*"."""
    spoken_to = syntax.dep[head] in {"dobj", "dative"}
    return spoken_to and syntax.lemma[syntax.head[head]] in TELLING


def is_ground(places: Mapping[int, str], mention: Mention, role: str) -> bool:
    """Whether a name only says where; a state may act from its ground, and is not hit for it."""
    if places.get(mention.head) in GROUND and load_register().seat(mention.name) is not None:
        return True
    held = range(mention.start, mention.end)
    area = mention.kind in THINGS and any(places.get(i) in GROUND for i in held)
    if places.get(mention.head) not in GROUND and not area:
        return False
    if mention.kind == "state":
        return role == "targets"
    return mention.actor_id is None


def is_thing(syntax: Syntax, mention: Mention) -> bool:
    """Whether a mention is no doer: a thing, a means that nobody is said to use, a mere "side"."""
    if mention.actor_id is not None:
        return False
    if mention.kind in THINGS and not _is_capital(syntax, mention.head):
        return True
    return syntax.lemma[mention.head] in MEANS


def _is_capital(syntax: Syntax, at: int) -> bool:
    """Whether a word's capital makes it a name: not that of a sentence's first noun ("Talks")."""
    first = at == 0 or syntax.sent[at - 1] != syntax.sent[at]
    return syntax.text[at][:1].isupper() and not (first and syntax.pos[at] == "NOUN")


def is_nobody(syntax: Syntax, mention: Mention) -> bool:
    """ "No group has claimed the attack": nobody is named."""
    return any(syntax.lower[c] == "no" for c in syntax.of(mention.head, "det"))

"""Who does what to whom: the actors and targets of one trigger word, with their rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from vedette.reading.actors import mention_at
from vedette.reading.annotations import Mention
from vedette.reading.roles import Roles
from vedette.reading.syntax import syntax_of

SHARED = frozenset({"talks", "agreement", "ceasefire", "ceasefire_violation", "patrol"})
"""Types whose parties all act."""
MOVING = frozenset({"deployment", "withdrawal"})
"""Types whose own subject acts even where the verb is passive ("troops were sent")."""
SUFFERED = frozenset({"displacement", "return", "humanitarian_harm", "toll"})
"""Types whose subject is the one it is done to ("families fled")."""
ACTORLESS = frozenset({"humanitarian_harm", "return"})
UNDERGONE = frozenset({"die", "perish", "surrender", "flee", "escape", "suffer", "starve", "fall",
                       "collapse", "explode", "succumb", "disappear", "burn", "drown"})  # fmt: skip
"""Verbs whose subject does not do what they tell."""
ACTING = frozenset({"state", "force", "armed_group", "monitor", "un", "body", "media", "person",
                    "people", "pronoun"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Participants:
    """The actors and targets of a trigger; ``rules`` names the rule for each."""

    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    rules: dict[str, str] = field(default_factory=dict)


def participants(doc: Doc, token: int, event_type: str = "") -> Participants:
    """Find who does it and to whom, by the grammar around a trigger and its type's rulings."""
    roles = Roles(syntax_of(doc)).of(token)
    actors = _mentions(doc, roles.agents)
    targets = _mentions(doc, roles.patients)
    rules = {"actors": roles.agent_rule, "targets": roles.patient_rule}
    lemma = syntax_of(doc).lemma[token]
    if event_type in SUFFERED or lemma in UNDERGONE:
        actors, targets = _undergone(actors, targets, event_type)
    actors = tuple(m for m in actors if m.kind in ACTING or _is_name(m))
    if event_type in MOVING:
        actors, targets = actors or tuple(m for m in targets if m.kind in ACTING), ()
    if event_type in SHARED:
        actors, targets = _together(actors, targets), ()
    targets = tuple(m for m in targets if not _same(m, actors))
    return Participants(actors, targets, {k: v for k, v in rules.items() if v})


def _mentions(doc: Doc, tokens: list[int]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for token in tokens:
        mention = mention_at(doc, token)
        if mention and not _same(mention, tuple(found)):
            found.append(mention)
    return tuple(found)


def _same(mention: Mention, others: tuple[Mention, ...]) -> bool:
    return any(mention.name == other.name for other in others)


def _is_name(mention: Mention) -> bool:
    return mention.actor_id is not None


def _undergone(
    actors: tuple[Mention, ...], targets: tuple[Mention, ...], event_type: str
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The subject is whom it happens to; who does it stands elsewhere or not at all."""
    suffering = targets or actors
    doing = actors if targets and event_type not in ACTORLESS else ()
    return doing, suffering


def _together(actors: tuple[Mention, ...], targets: tuple[Mention, ...]) -> tuple[Mention, ...]:
    parties = [m for m in targets if m.kind in ACTING and not _same(m, actors)]
    return actors + tuple(parties)

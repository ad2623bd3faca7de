"""Whom a figure counts: civilians or combatants, and of which side."""

from __future__ import annotations

import re
from functools import lru_cache

from vedette.actors import load_register
from vedette.linking.wording import words_of
from vedette.model import Claim, Figure

PEOPLE_KINDS = frozenset(
    "killed injured missing detained abducted displaced returned released surrendered".split()
)
CIVILIAN = frozenset(
    "civilian civilians resident residents villager villagers woman women child children girl "
    "boy boys student students teacher teachers journalist journalists reporter reporters medic "
    "medics doctor doctors nurse nurses patient patients worker workers employee employees "
    "worshipper worshippers worshipers refugee refugees pilgrim pilgrims passenger passengers "
    "shopper shoppers farmer farmers family families pedestrian pedestrians protester protesters "
    "bystander bystanders".split()
)
COMBATANT = frozenset(
    "soldier soldiers troop troops fighter fighters militant militants rebel rebels insurgent "
    "insurgents commando commandos gunman gunmen jihadist jihadists servicemen serviceman "
    "serviceperson militiaman militiamen terrorist terrorists officer officers policeman policemen "
    "police forces commander commanders conscript conscripts marines guard guards attacker "
    "attackers military paratroopers recruits combatant combatants".split()
)
PART = frozenset(
    "woman women child children girl girls boy boys baby babies infant infants minor minors".split()
)
AMONG = re.compile(r"\b(includ(?:ing|ed|es)|among (?:them|whom)|of (?:them|whom))\b", re.IGNORECASE)


def whole_figures(claim: Claim) -> tuple[Figure, ...]:
    """The figures of a claim without those that are part of another.

    Of "14 civilians, including three children" the 14 alone are left.
    """
    if len(claim.figures) < 2 or not any(AMONG.search(span.text) for span in claim.evidence):
        return claim.figures
    return tuple(f for f in claim.figures if not any(_is_part(f, g) for g in claim.figures))


def _is_part(figure: Figure, whole: Figure) -> bool:
    if figure.kind != whole.kind or figure.cumulative != whole.cumulative:
        return False
    part, all_of = set(words_of(figure.who)) & PART, set(words_of(whole.who)) & PART
    return bool(part) and not all_of and (figure.low or 0) <= (whole.high or whole.low or 0)


@lru_cache(maxsize=16384)
def group_of(who: str) -> str:
    """ "civilian", "combatant" or, where the words do not say or say both, "unknown"."""
    words = set(words_of(who))
    civilian, combatant = bool(words & CIVILIAN), bool(words & COMBATANT)
    if civilian == combatant:
        return "unknown"
    return "civilian" if civilian else "combatant"


@lru_cache(maxsize=16384)
def side_of(who: str) -> str | None:
    """The side that the words name: "turkey" for "Turkish soldiers"."""
    register = load_register()
    words = who.split()
    found = register.find(who) if who.strip() else None
    for word in words if found is None else ():
        found = found or register.demonym(word) or register.named(word)
    return found.sides[0] if found and found.sides else None

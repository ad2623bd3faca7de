"""Patrols, withdrawals and access: what was planned, done, cut short, cancelled or denied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vedette.model import Claim, Event, Place
from vedette.monitoring.citations import Citation, Reports, cite, counted, place_words, quotes_of
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sides import Sides
from vedette.monitoring.sites import NO_REPORTS, outcome_of

REASON = re.compile(
    r"\b(?:because of|due to|owing to|on account of|citing|over|after|for reasons of)\s+"
    r"(?P<reason>(?:the |a |an |heavy |bad |‘|'|\"|“)*[\w’'‘ -]{3,60}?)"
    r"(?=[,.;’”\"]|$| (?:said|says|a|the)\b)",
    re.IGNORECASE,
)
WEATHER = re.compile(r"\b(?:weather|snow\w*|rain\w*|fog|mist|storms?|winds?|ice)\b", re.IGNORECASE)
REASON_KINDS = {
    "weather": WEATHER,
    "security": re.compile(r"\b(?:security|shelling|fighting|mines?|explosi|fire|attack)", re.I),
    "refused": re.compile(r"\b(?:refus|denied|den(?:y|ies)|block|turned back|checkpoint)", re.I),
}
SHORT = re.compile(
    r"\b(?:cut short|shortened|curtailed|partial(?:ly)?|turned back)\b", re.IGNORECASE
)
CANCELLED = re.compile(
    r"\bpatrols?\b[^.]{0,80}\b(?:were|was|had been|have been|been) (?:only |again )?"
    r"(?:cancelled|canceled|called off|suspended)\b",
    re.IGNORECASE,
)
"""A cancelled patrol told within a claim of another kind ("stressed that patrols were ...")."""
JOINT = re.compile(r"\b(?:joint|coordinated|combined)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Movement:
    """One claim of a patrol, a withdrawal or a denial of access.

    Attributes:
        kind: "patrol", "withdrawal" or "access".
        outcome: "done", "planned", "cut short", "cancelled", "denied", "not confirmed",
            "threatened" or "hypothetical"; of access, "denied" is what took place.
        who, to_whom: as reported; place: where.
        joint: whether two sides go together.
        reason: the stated reason's words; reason_kind: weather, security, refused or "".
    """

    kind: str
    outcome: str
    who: tuple[str, ...]
    to_whom: tuple[str, ...]
    place: Place | None
    joint: bool
    reason: str
    reason_kind: str
    citation: Citation

    @property
    def where(self) -> str:
        """The place's words with those about it ("northeastern Syria"); empty if not told."""
        return place_words(self.place)

    def as_record(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "outcome": self.outcome,
            "who": list(self.who),
            "to_whom": list(self.to_whom),
            "where": self.where,
            "joint": self.joint,
            "reason": self.reason,
            "reason_kind": self.reason_kind,
            **self.citation.as_record(),
        }


def movements(
    events: Iterable[Event], reports: Reports = NO_REPORTS, sides: Sides | None = None
) -> tuple[Movement, ...]:
    """Every movement that the events tell of, by day."""
    known = sides or Sides()
    found = [m for event in events for m in _of_event(event, reports, known)]
    return tuple(sorted(_once(found), key=lambda m: m.citation.sort_key))


def _once(found: list[Movement]) -> list[Movement]:
    """One movement for each sentence and kind: the one of a claim of that kind, if there is."""
    patrols = load_rules().groups["patrols"]
    kept: dict[tuple[str, str, str], Movement] = {}
    for movement in sorted(found, key=lambda m: m.citation.event_type not in patrols):
        key = (movement.citation.report_id, movement.kind, movement.citation.quote)
        kept.setdefault(key, movement)
    return list(kept.values())


def _of_event(event: Event, reports: Reports, sides: Sides) -> Iterator[Movement]:
    for claim in counted(event):
        kind = _kind(claim)
        if kind:
            yield _movement(kind, claim, cite(claim, event.id, reports), sides)


def _kind(claim: Claim) -> str:
    groups, words = load_rules().groups, load_rules().words
    if claim.event_type in groups["patrols"]:
        return "access" if words["access"].search(quotes_of(claim)) else "patrol"
    if claim.event_type in groups["withdrawals"]:
        return "withdrawal"
    if claim.event_type in groups["access"] or words["access"].search(quotes_of(claim)):
        return "access"
    return "patrol" if CANCELLED.search(quotes_of(claim)) else ""


def _movement(kind: str, claim: Claim, citation: Citation, sides: Sides) -> Movement:
    quotes = quotes_of(claim)
    reason = _reason(quotes)
    both = len(sides.actors(claim)) > 1
    # In a claim of another kind, who acts is not who patrols.
    typed = kind != "patrol" or claim.event_type in load_rules().groups["patrols"]
    return Movement(
        kind=kind,
        outcome=_outcome(kind, claim, quotes),
        who=claim.actors if typed else (),
        to_whom=claim.targets if typed else (),
        place=claim.place,
        joint=kind == "patrol" and (both or bool(JOINT.search(quotes))),
        reason=reason,
        reason_kind=_reason_kind(reason or quotes) if claim.status == "cancelled" or reason else "",
        citation=citation,
    )


def _outcome(kind: str, claim: Claim, quotes: str) -> str:
    if kind == "patrol" and CANCELLED.search(quotes):
        return "cancelled"
    told = outcome_of(claim)
    if told != "reported":
        return told
    if kind == "access":
        return "denied"
    return "cut short" if SHORT.search(quotes) else "done"


def reason_of(claim: Claim) -> str:
    """The words of the reason that a claim's quotes give; empty where they give none."""
    return _reason(quotes_of(claim))


def _reason(quotes: str) -> str:
    found = REASON.search(quotes)
    return found["reason"].strip(" ‘'\"“") if found else ""


def _reason_kind(words: str) -> str:
    return next((kind for kind, pattern in REASON_KINDS.items() if pattern.search(words)), "")

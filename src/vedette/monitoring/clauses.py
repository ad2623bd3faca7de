"""The ledger of an agreement: each clause judged on the claims that bear on it.

A clause is ``compliant``, ``alleged_breach``, ``disputed`` (a side says what the other denies)
or ``undetermined``. There is no other word: a court, not a monitor, finds a violation proven.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from vedette.model import Claim, Decision, Event
from vedette.monitoring.agreements import (
    Agreement,
    Bearing,
    Clause,
    clause_subject,
    matches_words,
)
from vedette.monitoring.citations import Citation, Reports, cite, counted, quotes_of, voices
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sides import Sides
from vedette.monitoring.site_claims import attach
from vedette.monitoring.site_files import Group, Site, groups_of
from vedette.monitoring.sites import NO_REPORTS, outcome_of

JUDGEMENTS = ("compliant", "alleged_breach", "disputed", "undetermined")
LABELS = {
    "compliant": "compliant",
    "alleged_breach": "alleged breach",
    "disputed": "disputed",
    "undetermined": "undetermined",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One claim that bears on a clause.

    Attributes:
        effect: "compliance", "breach" or "exempt".
        outcome: "reported", "denied", "not confirmed", "planned", "cancelled" ...
        sides: sides of those who do it; voice_side: the side its source speaks for.
        day: day of the event, else of the report.
        late: whether it was done after the clause's deadline.
    """

    effect: str
    outcome: str
    citation: Citation
    sides: frozenset[str]
    voice_side: str | None
    late: bool = False

    @property
    def counts(self) -> bool:
        """Whether it tells that something took place; plans and refusals do not."""
        return self.outcome == "reported" and self.effect != "exempt"

    def as_record(self) -> dict[str, Any]:
        return {
            "effect": self.effect,
            "outcome": self.outcome,
            "sides": sorted(self.sides),
            "source_side": self.voice_side,
            "late": self.late,
            **self.citation.as_record(),
        }


@dataclass(frozen=True, slots=True)
class Overruling:
    """An analyst's word over the machine's."""

    judgement: str
    by: str
    at: str
    reason: str
    decision_id: str

    def as_record(self) -> dict[str, Any]:
        return {
            "judgement": self.judgement,
            "by": self.by,
            "at": self.at,
            "reason": self.reason,
            "decision": self.decision_id,
        }


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause and its judgement."""

    clause: Clause
    computed: str
    reason: str
    items: tuple[Item, ...]
    overruling: Overruling | None = None

    @property
    def judgement(self) -> str:
        """The analyst's judgement where there is one, else the computed one."""
        return self.overruling.judgement if self.overruling else self.computed

    def of(self, effect: str) -> tuple[Item, ...]:
        """Items of one effect that tell that it took place."""
        return tuple(i for i in self.items if i.effect == effect and i.outcome == "reported")

    def event_ids(self, effect: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.citation.event_id for item in self.of(effect)))

    @property
    def single_source(self) -> bool:
        """Whether all that counts is told by one voice."""
        return len(voices(i.citation for i in self.items if i.counts)) == 1

    def as_record(self) -> dict[str, Any]:
        return {
            "number": self.clause.number,
            "text": self.clause.text,
            "binds": list(self.clause.binds),
            "deadline": self.clause.deadline.isoformat() if self.clause.deadline else None,
            "judgement": self.judgement,
            "computed": self.computed,
            "reason": self.reason,
            "single_source": self.single_source,
            "events": {
                effect: len(self.event_ids(effect)) for effect in ("compliance", "breach", "exempt")
            },
            "claims": [item.as_record() for item in self.items],
            "overruling": self.overruling.as_record() if self.overruling else None,
        }


@dataclass(frozen=True, slots=True)
class Ledger:
    """All clauses of an agreement, judged."""

    agreement: Agreement
    rows: tuple[ClauseRow, ...]

    def row(self, number: str) -> ClauseRow:
        """The row of a clause.

        Raises:
            KeyError: the agreement has no such clause.
        """
        for row in self.rows:
            if row.clause.number == number:
                return row
        raise KeyError(number)

    def as_record(self) -> dict[str, Any]:
        return {
            "agreement": self.agreement.as_record(),
            "clauses": [row.as_record() for row in self.rows],
        }


def ledger(
    agreement: Agreement,
    events: Iterable[Event],
    decisions: Iterable[Decision] = (),
    *,
    sites: Iterable[Site] = (),
    reports: Reports = NO_REPORTS,
) -> Ledger:
    """Judge every clause of an agreement on ``events``.

    Args:
        decisions: the record's decisions; those about ``clause:AGREEMENT:NUMBER`` overrule.
        sites: the watched sites; bearings that ask for a site's state need them.
    """
    ours = (site for site in sites if site.agreement == agreement.id)
    bench = Bench(groups_of(ours), agreement.sides, reports)
    standing = standing_decisions(decisions)
    claims = [Told(claim, event, bench) for event in events for claim in counted(event)]
    rows = (_row(clause, agreement, claims, standing) for clause in agreement.clauses)
    return Ledger(agreement, tuple(rows))


@dataclass(frozen=True, slots=True)
class Bench:
    """What judging needs beside the claims."""

    groups: tuple[Group, ...]
    sides: Sides
    reports: Reports


def standing_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions that no later one has undone, oldest first."""
    ordered = sorted(decisions, key=lambda decision: (decision.at, decision.id))
    undone = {subject for d in ordered if d.verdict == "undo" for subject in d.subjects}
    return tuple(d for d in ordered if d.verdict != "undo" and d.id not in undone)


def _row(
    clause: Clause, agreement: Agreement, claims: Sequence[Told], decisions: Sequence[Decision]
) -> ClauseRow:
    items = tuple(
        sorted(_items(clause, agreement, claims), key=lambda i: (i.citation.sort_key, i.effect))
    )
    computed, reason = judge(clause, items)
    subject = clause_subject(agreement.id, clause.number)
    return ClauseRow(clause, computed, reason, items, _overruling(subject, decisions))


def _overruling(subject: str, decisions: Sequence[Decision]) -> Overruling | None:
    for decision in reversed(decisions):
        about = subject in decision.subjects and decision.field == "judgement"
        if about and decision.verdict == "amend" and decision.value in JUDGEMENTS:
            return Overruling(
                str(decision.value), decision.by, decision.at.isoformat(), decision.reason,
                decision.id,
            )  # fmt: skip
    return None


class Told:
    """A claim with what judging asks of it, worked out once for all clauses."""

    def __init__(self, claim: Claim, event: Event, bench: Bench) -> None:
        self.claim, self._event, self._bench = claim, event, bench

    @cached_property
    def quotes(self) -> str:
        return quotes_of(self.claim)

    @cached_property
    def states(self) -> frozenset[str]:
        """States of the agreement's sites that it tells."""
        found = attach(self.claim, self._bench.groups, self._bench.sides)
        return frozenset(state for attachment in found for state in attachment.states)

    @cached_property
    def actors(self) -> frozenset[str]:
        return self._bench.sides.actors(self.claim)

    @cached_property
    def targets(self) -> frozenset[str]:
        return self._bench.sides.targets(self.claim)

    @cached_property
    def voice_side(self) -> str | None:
        return self._bench.sides.source(self.claim)

    @cached_property
    def citation(self) -> Citation:
        return cite(self.claim, self._event.id, self._bench.reports)

    @cached_property
    def exempt(self) -> bool:
        return bool(load_rules().words["declared_ranges"].search(self.quotes))

    @cached_property
    def counts_violations(self) -> bool:
        return bool(load_rules().words["violation_words"].search(self.quotes))


def _items(clause: Clause, agreement: Agreement, claims: Sequence[Told]) -> Iterator[Item]:
    for told in claims:
        bearing = next((b for b in clause.bearings if _bears(told, b, clause)), None)
        if bearing and in_period(clause, agreement, told.citation.day):
            yield _item(told, bearing, clause)


def _bears(told: Told, bearing: Bearing, clause: Clause) -> bool:
    if told.claim.event_type not in bearing.types:
        return False
    if bearing.effect == "compliance" and told.counts_violations:
        return False
    if bearing.states and not told.states & set(bearing.states):
        return False
    return (
        (bearing.anywhere or bool(bearing.states) or clause.area.contains(told.claim.place))
        and _by(bearing.by, told.actors)
        and _by(bearing.against, told.targets)
        and matches_words(bearing, told.quotes)
    )


def _by(wanted: Sequence[str], found: frozenset[str]) -> bool:
    """Whether the sides fit; an unnamed doer fits no named side."""
    return not wanted or bool(found & set(wanted))


def _item(told: Told, bearing: Bearing, clause: Clause) -> Item:
    effect = "exempt" if told.exempt else bearing.effect
    late = bool(clause.deadline and told.citation.day and told.citation.day > clause.deadline)
    outcome = outcome_of(told.claim)
    return Item(effect, outcome, told.citation, told.actors, told.voice_side, late)


def in_period(clause: Clause, agreement: Agreement, day: date | None) -> bool:
    """Whether a clause was in force on a day; an unknown day is taken to be."""
    first = clause.first or agreement.signed
    if day is None:
        return True
    return not ((first and day < first) or (clause.last and day > clause.last))


def judge(clause: Clause, items: Sequence[Item]) -> tuple[str, str]:
    """The judgement of a clause on its items, and the reason in words."""
    breaches = [i for i in items if i.effect == "breach" and i.counts]
    compliance = [i for i in items if i.effect == "compliance" and i.counts]
    denials = [i for i in items if i.outcome == "denied"]
    if breaches:
        against = _contradicted(breaches, denials)
        if against:
            return "disputed", _disputed_words(against)
        if clause.deadline and not any(not i.late for i in compliance):
            return (
                "alleged_breach",
                f"{_told(breaches)} after or against the deadline {clause.deadline}",
            )
        return "alleged_breach", _breach_words(breaches, compliance)
    return _without_breach(clause, items, compliance, denials)


def _without_breach(
    clause: Clause, items: Sequence[Item], compliance: Sequence[Item], denials: Sequence[Item]
) -> tuple[str, str]:
    if compliance:
        denied = [i for i in denials if i.effect == "compliance"]
        against = _contradicted(compliance, denied)
        if against:
            return "disputed", _disputed_words(against)
        if clause.deadline and all(i.late for i in compliance):
            words = f"told as done after the deadline {clause.deadline} by {_told(compliance)}"
            return "alleged_breach", words
        return "compliant", f"told as done by {_told(compliance)}"
    return "undetermined", _nothing_words(items)


def _contradicted(items: Sequence[Item], denials: Sequence[Item]) -> tuple[Item, Item] | None:
    """The first pair of which one source tells what another denies.

    In one event any two voices will do; across events they must speak for different sides
    and about the same doers on days no more than a week apart.
    """
    for item in items:
        for denial in denials:
            if denial.effect == item.effect and _opposed(item, denial):
                return item, denial
    return None


def _opposed(item: Item, denial: Item) -> bool:
    if item.citation.voice == denial.citation.voice:
        return False
    if item.citation.event_id == denial.citation.event_id:
        return True
    apart = item.voice_side != denial.voice_side and denial.voice_side is not None
    near = _days_apart(item.citation.day, denial.citation.day) <= DENIAL_REACH_DAYS
    same_type = item.citation.event_type == denial.citation.event_type
    return apart and near and same_type and (not denial.sides or bool(item.sides & denial.sides))


DENIAL_REACH_DAYS = 7


def _days_apart(a: date | None, b: date | None) -> int:
    return abs((a - b).days) if a and b else 0


def _told(items: Sequence[Item]) -> str:
    """ "3 claims of 2 events (Anadolu, Turkey)"."""
    events = len({i.citation.event_id for i in items})
    names = voices(i.citation for i in items)
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return f"{_plural(len(items), 'claim')} of {_plural(events, 'event')} ({shown})"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _breach_words(breaches: Sequence[Item], compliance: Sequence[Item]) -> str:
    also = f"; {_plural(len(compliance), 'claim')} of compliance beside" if compliance else ""
    return f"alleged by {_told(breaches)}{also}"


def _disputed_words(pair: tuple[Item, Item]) -> str:
    item, denial = pair
    return f"{item.citation.voice} says it, {denial.citation.voice} denies it"


def _nothing_words(items: Sequence[Item]) -> str:
    if not items:
        return "no claim bears on it"
    outcomes = sorted({i.outcome if i.effect != "exempt" else "exempt" for i in items})
    return f"only {', '.join(outcomes)}"

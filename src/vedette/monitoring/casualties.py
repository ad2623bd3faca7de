"""Casualties by side and status, with bounds, under a rule that is told in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vedette.errors import InputError
from vedette.linking import CasualtyRule, CitedClaim
from vedette.linking.casualties import figures_of
from vedette.linking.people import side_of
from vedette.model import Event, EventFigure
from vedette.monitoring.citations import Citation, Reports, cite, counted, voices
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sides import side_label
from vedette.monitoring.sites import NO_REPORTS

RULES = {
    "latest": CasualtyRule.LATEST_BEST,
    "conservative": CasualtyRule.CONSERVATIVE,
    "median": CasualtyRule.MEDIAN,
}
PERIOD_DAYS = 31
"""Days within which a toll is a period's figure; a longer one, or one without days, runs on."""
MIXED = re.compile(r"\bforeign\b", re.IGNORECASE)
KINDS = ("killed", "injured", "missing", "detained", "abducted")
STATUSES = {"combatant": "combatants", "civilian": "civilians", "unknown": "status not told"}
APART = (
    "Rows of different sides and statuses are not added to one another. Running tolls, and "
    "figures for a span of days that holds events counted here, stand apart and are not added."
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One event's figure of one side and status.

    Attributes:
        by: sides, or names where no side is known, of those who did it.
        why_apart: why it is not added; empty for one that is.
    """

    event: Event
    figure: EventFigure
    by: tuple[str, ...]
    citations: tuple[Citation, ...]
    why_apart: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.figure.kind, self.side, self.figure.group or "unknown")

    @property
    def side(self) -> str:
        """The side the people are of; of civilians and mixed bodies only where their own
        words name it, as soldiers hit beside them do not make them that side's."""
        who = self.figure.who
        if MIXED.search(who):
            return ""
        if self.figure.group == "civilian":
            return side_of(who) or ""
        return self.figure.side or ""

    def as_record(self) -> dict[str, Any]:
        return {
            "event": self.event.id,
            "event_type": self.event.event_type,
            "start": self.event.start.isoformat() if self.event.start else None,
            "end": self.event.end.isoformat() if self.event.end else None,
            **self.figure.as_record(),
            "by": list(self.by),
            "why_apart": self.why_apart,
            "citations": [c.as_record() for c in self.citations],
        }


@dataclass(frozen=True, slots=True)
class CasualtyRow:
    """All counted figures of one kind, side and status.

    Attributes:
        low, best, high: sums over events; ``high`` is None where one is open.
        side: id of the side the people are of; empty where not told.
    """

    kind: str
    side: str
    status: str
    low: int
    best: int
    high: int | None
    members: tuple[Counted, ...]

    @property
    def side_name(self) -> str:
        return side_label(self.side) if self.side else "side not told"

    @property
    def single_source(self) -> bool:
        """Whether every event behind it has one independent source."""
        return all(m.event.independent_sources < 2 for m in self.members)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(c for member in self.members for c in member.citations)

    def as_record(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "side": self.side or None,
            "side_name": self.side_name,
            "status": self.status,
            "low": self.low,
            "best": self.best,
            "high": self.high,
            "events": [m.event.id for m in self.members],
            "sources": list(voices(self.citations)),
            "single_source": self.single_source,
            "figures": [m.as_record() for m in self.members],
        }


@dataclass(frozen=True, slots=True)
class CasualtyTable:
    """Rows that are added up, and figures that stand apart."""

    rule: CasualtyRule
    rows: tuple[CasualtyRow, ...]
    apart: tuple[Counted, ...]

    def of(self, kind: str) -> tuple[CasualtyRow, ...]:
        return tuple(row for row in self.rows if row.kind == kind)

    def as_record(self) -> dict[str, Any]:
        return {
            "rule": self.rule.value,
            "note": APART,
            "rows": [row.as_record() for row in self.rows],
            "apart": [counted_.as_record() for counted_ in self.apart],
        }


def rule_named(name: str) -> CasualtyRule:
    """The rule of a name of :data:`RULES`.

    Raises:
        InputError: there is no such rule.
    """
    if name not in RULES:
        listed = ", ".join(f"{key} ({rule.value})" for key, rule in RULES.items())
        raise InputError(f"There is no casualty rule {name!r}", f"Use one of: {listed}")
    return RULES[name]


def table(
    events: Iterable[Event],
    rule: CasualtyRule = CasualtyRule.LATEST_BEST,
    reports: Reports = NO_REPORTS,
) -> CasualtyTable:
    """The casualties of events that took place, by kind, side and status.

    Args:
        rule: how the best figure of an event is chosen among its sources.
        reports: the reports cited; a rule other than the record's own needs their days.
    """
    effective = load_rules().effective_statuses
    found = [
        counted_
        for event in events
        if event.status in effective and event.verdict != "rejected"
        for counted_ in _of_event(event, rule, reports)
    ]
    told = [_set_apart(one, found) for one in found]
    added = [one for one in told if not one.why_apart]
    return CasualtyTable(rule, _rows(added), tuple(one for one in told if one.why_apart))


def _of_event(event: Event, rule: CasualtyRule, reports: Reports) -> list[Counted]:
    people = [f for f in _figures(event, rule, reports) if f.kind in KINDS]
    by = tuple(dict.fromkeys(event.actors))
    return [Counted(event, figure, by, _behind(event, figure, reports)) for figure in people]


def _figures(event: Event, rule: CasualtyRule, reports: Reports) -> Sequence[EventFigure]:
    """The event's figures under a rule; those that a person amended stay under every rule."""
    if event.rules.get("figures", "").startswith("amended"):
        return event.figures
    if all(figure.rule == rule.value for figure in event.figures):
        return event.figures
    cited = []
    for claim in counted(event):
        report = reports.get(claim.report_id)
        day, publisher = (report.published, report.publisher) if report else (None, None)
        cited.append(CitedClaim(claim, day, publisher))
    return figures_of(cited, rule)[0]


def _behind(event: Event, figure: EventFigure, reports: Reports) -> tuple[Citation, ...]:
    return tuple(cite(c, event.id, reports) for c in counted(event) if c.id in figure.claims)


def _set_apart(one: Counted, found: Sequence[Counted]) -> Counted:
    why = ""
    if _is_toll(one):
        why = "a running toll"
    elif inner := _within(one, found):
        days = ", ".join(sorted({str(other.event.start) for other in inner}))
        why = f"a figure for several days that hold events counted here ({days})"
    return Counted(one.event, one.figure, one.by, one.citations, why) if why else one


def _is_toll(one: Counted) -> bool:
    """A count that runs on; one of a bounded week or month is that period's figure."""
    running = one.figure.cumulative or one.event.event_type in load_rules().groups["tolls"]
    start, end = one.event.start, one.event.end
    return running and not (start and end and (end - start).days < PERIOD_DAYS)


def _within(one: Counted, found: Sequence[Counted]) -> list[Counted]:
    """Single-day figures of the same people inside the days of a longer one."""
    start, end = one.event.start, one.event.end
    if start is None or end is None or start == end:
        return []
    return [
        other for other in found
        if other.key == one.key and other.event.id != one.event.id
        and other.event.start and other.event.start == other.event.end
        and start <= other.event.start <= end and _one_ground(one.event, other.event)
        and not other.figure.cumulative
    ]  # fmt: skip


def _one_ground(a: Event, b: Event) -> bool:
    if a.place is None or b.place is None or a.place.country != b.place.country:
        return a.place is None or b.place is None
    return not (a.place.admin1 and b.place.admin1) or a.place.admin1 == b.place.admin1


def _rows(found: Sequence[Counted]) -> tuple[CasualtyRow, ...]:
    groups: dict[tuple[str, str, str], list[Counted]] = {}
    for one in found:
        groups.setdefault(one.key, []).append(one)
    order = sorted(groups, key=lambda k: (KINDS.index(k[0]), k[1] == "", k[1], k[2]))
    return tuple(_row(key, groups[key]) for key in order)


def _row(key: tuple[str, str, str], members: Sequence[Counted]) -> CasualtyRow:
    kind, side, status = key
    highs = [m.figure.high for m in members]
    return CasualtyRow(
        kind, side, status,
        low=sum(m.figure.low or 0 for m in members),
        best=sum(m.figure.best or 0 for m in members),
        high=None if None in highs else sum(high or 0 for high in highs),
        members=tuple(members),
    )  # fmt: skip

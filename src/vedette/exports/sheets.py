"""Sheets: results of the monitor as rows of named columns, for CSV files and for terminals."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from vedette.monitoring.agreements import Agreement
from vedette.monitoring.alerts import Alert
from vedette.monitoring.casualties import STATUSES, CasualtyTable, Counted
from vedette.monitoring.citations import Citation, voices
from vedette.monitoring.clauses import LABELS, Ledger
from vedette.monitoring.displacement import CATEGORIES, DisplacementTable
from vedette.monitoring.missions import MissionCount
from vedette.monitoring.movements import Movement
from vedette.monitoring.series import Series
from vedette.monitoring.sides import side_label
from vedette.monitoring.sites import Board, StateEntry
from vedette.monitoring.words import bounds_words

Row = Sequence[Any]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
"""First characters at which a spreadsheet may take a text for a formula or a command."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns and rows; ``brief`` are the columns that fit a terminal."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    brief: tuple[str, ...] = ()


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: such texts get an apostrophe before them."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


def write_csv(sheet: Sheet, stream: TextIO) -> None:
    """Write a sheet as CSV (RFC 4180) with formula cells escaped."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in sheet.rows)


def board_sheet(board: Board) -> Sheet:
    """The latest word of each source on each site, group and unlisted position."""
    rows: list[Row] = []
    for group in board.groups:
        rows += [
            _state_row("group", group.label, "", entry, entry.count_words(group.group.size))
            for entry in group.latest
        ]
    for row in board.sites:
        where = row.site.place.text
        rows += [_state_row("site", row.site.name, where, e, "") for e in row.latest]
        if not row.latest:
            rows.append(("site", row.site.name, where, row.state, "", *[""] * 6))
    for unlisted in board.unlisted:
        name = f"position of {side_label(unlisted.owner)} at {unlisted.place.text}, not listed"
        rows += [_state_row("unlisted", name, unlisted.place.text, e, "") for e in unlisted.entries]
    columns = ("what", "name", "place", "state", "count", "source", "day", "published",
               "publisher", "claim", "quote")  # fmt: skip
    return Sheet("Sites", columns, tuple(rows), ("name", "state", "count", "source", "day"))


def _state_row(what: str, name: str, place: str, entry: StateEntry, count: str) -> Row:
    return (what, name, place, entry.label, count, *_cited(entry.citation))


def _cited(citation: Citation) -> Row:
    return (citation.voice, citation.day, citation.published, citation.publisher,
            citation.claim_id, citation.quote)  # fmt: skip


CITED = ("source", "day", "published", "publisher", "claim", "quote")


def ledger_sheet(ledger: Ledger) -> Sheet:
    """One row a clause."""
    rows = [
        (
            row.clause.number,
            row.clause.text,
            LABELS[row.judgement],
            f"by {row.overruling.by}: {row.overruling.reason}" if row.overruling else row.reason,
            len(row.event_ids("breach")),
            len(row.event_ids("compliance")),
            len(row.event_ids("exempt")),
            "yes" if row.single_source else "no",
            LABELS[row.computed],
        )
        for row in ledger.rows
    ]
    columns = ("clause", "text", "judgement", "reason", "breach_events", "compliance_events",
               "exempt_events", "single_source", "computed")  # fmt: skip
    brief = ("clause", "text", "judgement", "reason")
    return Sheet(ledger.agreement.title, columns, tuple(rows), brief)


def ledger_claims_sheet(ledger: Ledger) -> Sheet:
    """One row for each claim that bears on a clause, in the manner of a ceasefire table."""
    rows = [
        (row.clause.number, LABELS[row.judgement], item.effect, item.outcome,
         item.citation.event_type, "; ".join(sorted(item.sides)), *_cited(item.citation))
        for row in ledger.rows for item in row.items
    ]  # fmt: skip
    columns = ("clause", "judgement", "effect", "outcome", "event_type", "sides", *CITED)
    brief = ("clause", "effect", "outcome", "source", "day", "quote")
    return Sheet(f"{ledger.agreement.title}: claims", columns, tuple(rows), brief)


def agreements_sheet(agreements: Iterable[Agreement]) -> Sheet:
    """One row an agreement."""
    rows = [
        (a.id, a.title, a.signed, ", ".join(p.name for p in a.parties), len(a.clauses))
        for a in agreements
    ]
    return Sheet("Agreements", ("id", "title", "signed", "parties", "clauses"), tuple(rows))


def casualties_sheet(table: CasualtyTable) -> Sheet:
    """One row a kind, side and status, then the figures that stand apart."""
    rows: list[Row] = [
        (r.kind, r.side_name, STATUSES.get(r.status, r.status), r.low, r.best, r.high,
         bounds_words(r.low, r.best, r.high), len(r.members), "; ".join(voices(r.citations)), "")
        for r in table.rows
    ]  # fmt: skip
    rows += [_apart_row(one) for one in table.apart]
    columns = ("kind", "side", "status", "low", "best", "high", "in_words", "events", "sources",
               "not_added_because")  # fmt: skip
    brief = ("kind", "side", "status", "in_words", "events", "sources", "not_added_because")
    return Sheet(f"Casualties, {table.rule.value}", columns, tuple(rows), brief)


def _apart_row(one: Counted) -> Row:
    figure = one.figure
    side = side_label(one.side) if one.side else "side not told"
    status = STATUSES.get(figure.group, figure.group or STATUSES["unknown"])
    words = bounds_words(figure.low, figure.best, figure.high)
    return (figure.kind, side, status, figure.low, figure.best, figure.high, words, 1,
            "; ".join(voices(one.citations)), one.why_apart)  # fmt: skip


def displacement_sheet(table: DisplacementTable) -> Sheet:
    """IDMC's fields, one row a figure."""
    rows = [
        (r.quantifier, r.low, r.high, bounds_words(r.low, None, r.high), r.unit, r.household_size,
         CATEGORIES[r.category], r.term, r.origin, r.destination, r.country, r.start, r.end,
         r.cause, "yes" if r.cumulative else "no", r.role, r.calculation, r.outcome, r.told,
         "; ".join(voices(r.citations)), "; ".join(c.claim_id for c in r.citations))
        for r in table.rows
    ]  # fmt: skip
    columns = ("quantifier", "low", "high", "in_words", "unit", "household_size", "category",
               "term", "from", "to", "country", "start", "end", "cause", "cumulative", "role",
               "calculation", "outcome", "told", "sources", "claims")  # fmt: skip
    brief = ("in_words", "category", "term", "from", "start", "end", "role", "told", "sources")
    return Sheet("Displacement", columns, tuple(rows), brief)


def movements_sheet(movements: Iterable[Movement]) -> Sheet:
    """Patrols, withdrawals and access, one row a claim."""
    rows = [
        (m.kind, m.outcome, "; ".join(m.who), "; ".join(m.to_whom), m.where,
         "joint" if m.joint else "", m.reason, m.reason_kind, *_cited(m.citation))
        for m in movements
    ]  # fmt: skip
    columns = ("kind", "outcome", "who", "to_whom", "where", "joint", "reason", "reason_kind",
               *CITED)  # fmt: skip
    brief = ("kind", "outcome", "who", "where", "reason", "source", "day")
    return Sheet("Patrols, withdrawals and access", columns, tuple(rows), brief)


def missions_sheet(counts: Iterable[MissionCount]) -> Sheet:
    """Counts of violations by region and day."""
    rows = [
        (m.region, m.area, m.start, m.end, m.low, m.high, m.previous, m.difference,
         *_cited(m.citation))
        for m in counts
    ]  # fmt: skip
    columns = ("region", "disengagement_area", "start", "end", "low", "high", "previous",
               "difference", *CITED)  # fmt: skip
    return Sheet("Counted violations", columns, tuple(rows), columns[:8])


def series_sheet(found: Iterable[Series]) -> Sheet:
    """One row a day of each series; the value of a gap is empty."""
    rows = [
        (s.measure, s.by, s.label, p.day, p.value, p.low, p.high, "gap" if p.gap else "",
         s.previous, s.baseline, "; ".join(p.events))
        for s in found for p in s.points
    ]  # fmt: skip
    columns = ("measure", "by", "key", "day", "value", "low", "high", "gap", "previous_total",
               "baseline_per_day", "events")  # fmt: skip
    return Sheet("Series", columns, tuple(rows))


def alerts_sheet(found: Iterable[Alert]) -> Sheet:
    """One row an alert."""
    rows = [
        (a.day, a.measure, a.label, a.value, a.highest, a.highest_day, a.covered, a.asked,
         "; ".join(a.reasons), "; ".join(a.events))
        for a in found
    ]  # fmt: skip
    columns = ("day", "measure", "key", "value", "highest_before", "highest_day",
               "days_with_reports", "days_looked_back", "reasons", "events")  # fmt: skip
    return Sheet("Alerts", columns, tuple(rows), ("day", "measure", "key", "value", "reasons"))

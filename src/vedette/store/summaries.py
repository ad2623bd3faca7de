"""Sums over events, and the marks by which a decision tells what it was made on."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, func, select

from vedette.errors import StaleError
from vedette.model import Decision
from vedette.store import schema
from vedette.store.conditions import conditions
from vedette.store.decided import with_subjects
from vedette.store.filters import EventFilter

REAL = ("occurred", "ongoing")
"""Statuses whose harm counts."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over events; an open upper bound counts as the best figure.

    Attributes:
        killed_low, killed_high, injured: of events that occurred or go on, running tolls left out.
        disputed: events on which sources differ; ``undecided`` those nobody has decided on.
    """

    events: int
    reports: int
    killed_low: int
    killed_high: int
    injured: int
    disputed: int
    undecided: int


def totals_of(connection: Connection, wanted: EventFilter) -> Totals:
    """Sums over the events that pass a filter."""
    c = schema.events.c
    real = c.status.in_(REAL)
    query = select(
        func.count(),
        _sum(case((real, c.killed_low))),
        _sum(case((real, func.coalesce(c.killed_high, c.killed, c.killed_low)))),
        _sum(case((real, c.injured))),
        _sum(case((c.disputed > 0, 1), else_=0)),
        _sum(case((c.decided == 0, 1), else_=0)),
    )
    events, *sums = connection.execute(query.where(*conditions(connection, wanted))).one()
    return Totals(int(events), count_reports(connection), *(int(number) for number in sums))


def _sum(column: Any) -> Any:
    return func.coalesce(func.sum(column), 0)


def count_reports(connection: Connection) -> int:
    """How many reports the record holds."""
    return int(connection.execute(select(func.count()).select_from(schema.reports)).scalar() or 0)


def count_claims(connection: Connection, report_ids: Iterable[str]) -> dict[str, int]:
    """How many claims the newest reading of each report has."""
    table = schema.readings.c
    query = select(table.id, table.report_id).where(table.report_id.in_(list(report_ids)))
    newest = {report: id for id, report in connection.execute(query.order_by(table.at, table.id))}
    held = schema.reading_claims.c
    numbers = select(held.reading_id, func.count()).where(held.reading_id.in_(newest.values()))
    counts = {id: int(n) for id, n in connection.execute(numbers.group_by(held.reading_id))}
    return {report: counts[id] for report, id in newest.items() if id in counts}


def state_of(connection: Connection) -> tuple[Hashable, ...]:
    """The newest of each thing that is ever appended."""
    newest = (
        func.max(schema.readings.c.at),
        func.max(schema.decisions.c.at),
        func.max(schema.documents.c.version),
    )
    return tuple(connection.execute(select(column)).scalar() for column in newest)


def latest_decisions(connection: Connection, most: int) -> list[Decision]:
    """The decisions made last, the latest first."""
    at = schema.decisions.c
    query = select(schema.decisions).order_by(at.at.desc(), at.id.desc()).limit(most)
    return with_subjects(connection, connection.execute(query).mappings().all())


def mark_of(connection: Connection, event_ids: Iterable[str]) -> str:
    """A mark of events as they are now; it changes with anything that they hold."""
    ids = sorted(set(event_ids))
    table = schema.event_data.c
    query = select(table.event_id, table.data).where(table.event_id.in_(ids))
    held = {id: data for id, data in connection.execute(query)}
    digest = hashlib.sha256("\n".join(held.get(id, "") for id in ids).encode()).hexdigest()
    return f"{'.'.join(ids)}:{digest[:32]}"


def check_mark(connection: Connection, mark: str) -> None:
    """Refuse a decision that was made on events as they no longer are.

    Raises:
        StaleError: they have changed since the mark was taken.
    """
    if mark_of(connection, mark.partition(":")[0].split(".")) != mark:
        raise StaleError(
            "The event has changed since it was looked at, and nothing was written",
            "Look at it again, then decide",
        )

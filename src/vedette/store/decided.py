"""The decisions about claims, with those that undo them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from vedette.model import Decision
from vedette.store.batches import batched
from vedette.store.rows import decision_of, moment
from vedette.store.schema import decision_subjects, decisions


def decisions_on(
    connection: Connection, claim_ids: Iterable[str], until: datetime | None = None
) -> list[Decision]:
    """Every decision about any of the claims, and every undoing of one of those."""
    found: dict[str, Decision] = {}
    subjects = list(claim_ids)
    while subjects:
        new = {d.id: d for d in _about(connection, subjects, until) if d.id not in found}
        found |= new
        subjects = list(new)
    return sorted(found.values(), key=lambda d: (d.at, d.id))


def all_decisions(connection: Connection, until: datetime | None = None) -> list[Decision]:
    """Every decision, oldest first."""
    query = select(decisions)
    if until:
        query = query.where(decisions.c.at <= moment(until))
    rows = connection.execute(query.order_by(decisions.c.at, decisions.c.id)).mappings().all()
    return with_subjects(connection, rows)


def _about(
    connection: Connection, subjects: Iterable[str], until: datetime | None
) -> list[Decision]:
    made: list[Decision] = []
    for some in batched(subjects):
        about = select(decision_subjects.c.decision_id).where(decision_subjects.c.subject.in_(some))
        query = select(decisions).where(decisions.c.id.in_(about))
        if until:
            query = query.where(decisions.c.at <= moment(until))
        rows = connection.execute(query).mappings().all()
        made += with_subjects(connection, rows)
    return made


def with_subjects(connection: Connection, rows: Iterable[RowMapping]) -> list[Decision]:
    """The decisions of rows, in their order, with what they are about."""
    by_id = {row["id"]: row for row in rows}
    subjects: dict[str, list[str]] = {}
    for some in batched(by_id):
        for decision, subject in connection.execute(
            select(decision_subjects.c.decision_id, decision_subjects.c.subject)
            .where(decision_subjects.c.decision_id.in_(some))
            .order_by(decision_subjects.c.decision_id, decision_subjects.c.position)
        ):
            subjects.setdefault(decision, []).append(subject)
    return [decision_of(row, tuple(subjects.get(id, ()))) for id, row in by_id.items()]

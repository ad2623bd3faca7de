"""Reading events, reports, claims and the rest of the record."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from vedette.errors import InputError
from vedette.linking.events import regraded
from vedette.model import Claim, Decision, Event, Report
from vedette.store import rows, schema
from vedette.store.batches import batched
from vedette.store.cited import Citations
from vedette.store.computed import event_of, ids_in
from vedette.store.conditions import conditions, order_of
from vedette.store.decided import all_decisions, decisions_on
from vedette.store.filters import ALL, EventFilter
from vedette.store.writes import Aside, Document, newest_reading

GRADES = frozenset({"reliability", "credibility"})
"""The light columns that the record of a source, over all events, may change."""
COLUMNS = tuple(c.name for c in schema.events.c if c.name != "number")
"""Names of the light columns of events, for :func:`light_rows` and :func:`tally`."""


def event_ids(
    connection: Connection, wanted: EventFilter, *, limit: int | None, offset: int, order: str
) -> list[str]:
    """Ids of one page of events."""
    query = select(schema.events.c.id).where(*conditions(connection, wanted))
    query = query.order_by(*order_of(order)).offset(offset)
    return list(connection.execute(query.limit(limit) if limit is not None else query).scalars())


def count_events(connection: Connection, wanted: EventFilter) -> int:
    """How many events pass a filter."""
    query = select(func.count()).select_from(schema.events)
    return int(connection.execute(query.where(*conditions(connection, wanted))).scalar() or 0)


def light_rows(
    connection: Connection,
    wanted: EventFilter,
    columns: Sequence[str],
    *,
    order: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[tuple[Any, ...]]:
    """Light columns of events as plain tuples, in no order unless one is named.

    A page is chosen first, from indexes where they suffice, and only its rows are read.

    Raises:
        InputError: there is no such column.
    """
    query = select(*(column_of(name) for name in columns))
    where = conditions(connection, wanted)
    if limit is None:
        return fetched(connection, _ordered(query.where(*where), order))
    number = schema.events.c.number
    page = _ordered(select(number).where(*where), order).limit(limit).offset(offset)
    return fetched(connection, _ordered(query.where(number.in_(page)), order))


def _ordered(query: Any, order: str | None) -> Any:
    return query.order_by(*order_of(order)) if order else query


def with_grades(
    asked: Sequence[str], row: tuple[Any, ...], event: Event, columns: Sequence[str]
) -> tuple[Any, ...]:
    """The columns wanted of a row, with the grades of the event."""
    values = dict(zip(asked, row, strict=True))
    values |= {"reliability": event.reliability, "credibility": event.credibility}
    return tuple(values[name] for name in columns)


def fetched(connection: Connection, query: Any) -> list[tuple[Any, ...]]:
    """All rows as the driver's own tuples, which is twice as fast for a map of 100,000 events."""
    result = connection.execute(query)
    rows: list[tuple[Any, ...]] = list(map(tuple, result.cursor.fetchall()))
    result.close()
    return rows


def tally(connection: Connection, wanted: EventFilter, columns: Sequence[str]) -> dict[Any, int]:
    """How many events there are of each value of a column, or of each tuple of several.

    Filtered rows are counted here: SQLite would walk the whole table in order of the column.

    Raises:
        InputError: there is no such column.
    """
    if wanted == ALL:
        named = [column_of(name) for name in columns]
        query = select(*named, func.count()).where(*conditions(connection, wanted))
        counts = {row[:-1]: row[-1] for row in fetched(connection, query.group_by(*named))}
    else:
        counts = Counter(light_rows(connection, wanted, columns))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return {key[0] if len(columns) == 1 else key: count for key, count in ordered}


def column_of(name: str) -> Any:
    """A light column of events.

    Raises:
        InputError: there is none of that name.
    """
    if name not in COLUMNS:
        raise InputError(f"Events have no column {name!r}", f"Choose of {', '.join(COLUMNS)}")
    return schema.events.c[name]


def events_by_id(
    connection: Connection,
    kept: Connection,
    citations: Citations,
    ids: Sequence[str],
    distrusted: frozenset[str],
) -> list[Event]:
    """Events in the order of their ids.

    Args:
        connection: where the computed events stand.
        kept: where the claims and decisions stand; the same, unless the past is asked.
        distrusted: voices whose record, over all events, lowers their grade.
    """
    records: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {}
    for some in batched(ids):
        query = select(schema.event_data).where(schema.event_data.c.event_id.in_(some))
        records |= {id: ids_in(data) for id, data in connection.execute(query)}
    claims = citations.of(kept, (id for _, ids, _ in records.values() for id in ids))
    named = _decisions_by_id(kept, [id for _, _, ids in records.values() for id in ids])
    found = []
    for record, claimed, decided in (records[id] for id in ids if id in records):
        cited = [claims[id] for id in claimed]
        event = event_of(record, [c.claim for c in cited], [named[d] for d in decided])
        found.append(regraded(event, cited, distrusted) if distrusted else event)
    return found


def _decisions_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Decision]:
    wanted = set(ids)
    subjects: set[str] = set()
    for some in batched(sorted(wanted)):
        query = select(schema.decision_subjects.c.subject)
        found = connection.execute(query.where(schema.decision_subjects.c.decision_id.in_(some)))
        subjects.update(found.scalars())
    return {d.id: d for d in decisions_on(connection, sorted(subjects)) if d.id in wanted}


def present_id(connection: Connection, id: str) -> str | None:
    """The id of the event that an event id, old or new, or a claim id now stands for."""
    there = connection.execute(select(schema.events.c.id).where(schema.events.c.id == id)).scalar()
    if there:
        return str(there)
    claim = "c" + id[1:]
    query = select(schema.event_claims.c.event_id).where(schema.event_claims.c.claim_id == claim)
    return connection.execute(query).scalar()


def check_periods(connection: Connection, ids: Sequence[str]) -> None:
    """Refuse an event that ends before it starts, as an amended day can make it.

    Raises:
        InputError: one does.
    """
    table = schema.events.c
    query = select(table.start, table.end).where(table.id.in_(ids), table.end < table.start)
    if wrong := connection.execute(query).first():
        raise InputError(
            f"The event would end on {wrong.end}, before it starts on {wrong.start}",
            "Amend the other day first",
        )


def claim_ids_of(connection: Connection, event: str) -> list[str]:
    """The ids of an event's claims."""
    table = schema.event_claims.c
    query = select(table.claim_id).where(table.event_id == event).order_by(table.claim_id)
    return list(connection.execute(query).scalars())


def report_by_id(connection: Connection, id: str) -> Report | None:
    """A report with its original bytes."""
    query = select(schema.reports, schema.originals.c.bytes).join(schema.originals)
    row = connection.execute(query.where(schema.reports.c.id == id)).mappings().first()
    return rows.report_of(row, row["bytes"]) if row else None


def reports_of_ids(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """Reports by their ids, without their original bytes."""
    found: dict[str, Report] = {}
    for some in batched(dict.fromkeys(ids)):
        query = select(schema.reports).where(schema.reports.c.id.in_(some))
        found |= {row["id"]: rows.report_of(row) for row in connection.execute(query).mappings()}
    return found


def reports_page(
    connection: Connection, *, limit: int | None, offset: int, text: str = ""
) -> list[Report]:
    """Reports, the latest captured first, without their original bytes."""
    query = select(schema.reports).order_by(schema.reports.c.captured.desc(), schema.reports.c.id)
    if text:
        like = f"%{text}%"
        query = query.where(schema.reports.c.title.ilike(like) | schema.reports.c.url.ilike(like))
    query = query.offset(offset)
    page = connection.execute(query.limit(limit) if limit is not None else query)
    return [rows.report_of(row) for row in page.mappings()]


def claims_of_report(connection: Connection, citations: Citations, report_id: str) -> list[Claim]:
    """The claims of a report's newest reading, in their order in the report."""
    reading = newest_reading(connection, report_id)
    if reading is None:
        return []
    query = select(schema.reading_claims.c.claim_id).where(
        schema.reading_claims.c.reading_id == reading
    )
    ids = connection.execute(query.order_by(schema.reading_claims.c.position)).scalars().all()
    return [cited.claim for cited in citations.of(connection, ids).values()]


def decisions_about(connection: Connection, subject: str | None) -> list[Decision]:
    """Every decision, or those about a claim or an event; undone ones and undos among them."""
    if subject is None:
        return all_decisions(connection)
    event = present_id(connection, subject) if subject.startswith("e") else None
    return decisions_on(connection, claim_ids_of(connection, event) if event else [subject])


def documents_of(
    connection: Connection, kind: str, until: datetime | None = None
) -> list[Document]:
    """The newest version of each document of a kind, by id."""
    table = schema.documents.c
    newest = select(func.max(table.version)).where(table.kind == kind).group_by(table.id)
    if until:
        newest = newest.where(table.at <= rows.moment(until))
    query = select(schema.documents).where(table.version.in_(newest)).order_by(table.id)
    return [
        Document(
            kind=row["kind"],
            id=row["id"],
            data=json.loads(row["data"]),
            version=row["version"],
            by=row["by"],
            at=datetime.fromisoformat(row["at"]),
        )
        for row in connection.execute(query).mappings()
    ]


def asides_of(connection: Connection) -> list[Aside]:
    """Everything that was set aside, the latest first."""
    query = select(schema.asides).order_by(schema.asides.c.at.desc(), schema.asides.c.id)
    return [
        Aside(**{**row, "at": datetime.fromisoformat(row["at"])})
        for row in connection.execute(query).mappings()
    ]


def runs_of(connection: Connection) -> list[dict[str, Any]]:
    """Every run of a command that added reports, the latest first."""
    query = select(schema.runs).order_by(schema.runs.c.id.desc())
    return [dict(row) for row in connection.execute(query).mappings()]

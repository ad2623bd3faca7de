"""Appending to what is kept for ever. Nothing here changes or deletes a row of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from vedette.errors import ReportError, StoreError
from vedette.model import Claim, Decision, Report, content_id
from vedette.store import rows
from vedette.store.engine import insert_new, insert_one
from vedette.store.schema import (
    asides,
    claims,
    decision_subjects,
    decisions,
    documents,
    originals,
    reading_claims,
    readings,
    reports,
    runs,
)

VERDICTS = {
    "accept": "the claims hold",
    "reject": "the claims do not hold and no longer count",
    "amend": "a field of the claim is another",
    "same": "two claims are of one event",
    "different": "two claims are of two events",
    "unsure": "two claims may be of one event; keep them apart and ask again",
    "undo": "a decision no longer holds",
}
PAIRS = frozenset({"same", "different", "unsure"})


@dataclass(frozen=True, slots=True)
class Aside:
    """An input that became no report: where it came from, why, what to do, and when."""

    id: str
    source: str
    reason: str
    remedy: str
    at: datetime
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a data file that an analyst wrote; the newest of its id holds."""

    kind: str
    id: str
    data: Any
    version: int
    by: str
    at: datetime


def put_report(connection: Connection, report: Report, tool: str) -> bool:
    """Keep a report and its original bytes; false where it is known.

    Raises:
        ReportError: another report has its id.
    """
    if known_report(connection, report):
        return False
    row = rows.report_row(report, tool, rows.now())
    put_original(connection, report.original or report.text.encode())
    if not insert_one(connection, reports, row):
        raise ReportError(
            f"Another report has the id {report.id!r}, with another text or date",
            "Give it an id of its own, or none",
        )
    return True


def known_report(connection: Connection, report: Report) -> bool:
    """Whether a report of this id, text and date is kept."""
    row = rows.report_row(report, "", rows.now())
    return (
        connection.execute(
            select(reports.c.id).where(
                reports.c.id == report.id,
                reports.c.text_sha256 == row["text_sha256"],
                reports.c.published == row["published"]
                if row["published"]
                else reports.c.published.is_(None),
            )
        ).first()
        is not None
    )


def put_original(connection: Connection, data: bytes) -> str:
    """Keep bytes under their SHA-256, once."""
    digest = rows.sha256(data)
    insert_new(connection, originals, [{"sha256": digest, "bytes": data}])
    return digest


def put_reading(connection: Connection, report: Report, made: Sequence[Claim], tool: str) -> bool:
    """Keep what a reader found in a report; false where the newest reading found just that."""
    reader = made[0].reader if made else ""
    unique = list({claim.id: claim for claim in made}.values())
    ids = [claim.id for claim in unique]
    newest = newest_reading(connection, report.id)
    if newest is not None and claims_in(connection, newest) == ids:
        return False
    at = rows.moment(rows.now())
    reading = content_id("n", [report.id, reader, at, ids])
    row = {"id": reading, "report_id": report.id, "reader": reader, "at": at, "tool": tool}
    connection.execute(readings.insert(), row)
    insert_new(connection, claims, [rows.claim_row(claim) for claim in unique])
    listed = [
        {"reading_id": reading, "position": n, "claim_id": found} for n, found in enumerate(ids)
    ]
    if listed:
        connection.execute(reading_claims.insert(), listed)
    return True


def newest_reading(connection: Connection, report_id: str) -> str | None:
    """The id of a report's newest reading."""
    return connection.execute(
        select(readings.c.id)
        .where(readings.c.report_id == report_id)
        .order_by(readings.c.at.desc(), readings.c.id.desc())
        .limit(1)
    ).scalar()


def claims_in(connection: Connection, reading: str) -> list[str]:
    """The ids of a reading's claims, in their order in the report."""
    return list(
        connection.execute(
            select(reading_claims.c.claim_id)
            .where(reading_claims.c.reading_id == reading)
            .order_by(reading_claims.c.position)
        ).scalars()
    )


def put_decision(connection: Connection, decision: Decision) -> Decision:
    """Keep a decision; the decision as it is kept, its moment in UTC.

    Raises:
        StoreError: its verdict is none, or it is about something the record does not hold.
    """
    at = decision.at if decision.at.tzinfo else decision.at.replace(tzinfo=UTC)
    kept = replace(decision, at=at.astimezone(UTC))
    _check_decision(connection, kept)
    if insert_one(connection, decisions, rows.decision_row(kept)):
        subjects = [
            {"decision_id": kept.id, "position": n, "subject": subject}
            for n, subject in enumerate(kept.subjects)
        ]
        connection.execute(decision_subjects.insert(), subjects)
    return kept


def _check_decision(connection: Connection, decision: Decision) -> None:
    if decision.verdict not in VERDICTS:
        raise StoreError(
            f"There is no verdict {decision.verdict!r}", f"Choose of {', '.join(VERDICTS)}"
        )
    if not decision.subjects or not decision.by.strip():
        raise StoreError("A decision needs what it is about, and who decides")
    if decision.verdict in PAIRS and len(set(decision.subjects)) < 2:
        raise StoreError(f"'{decision.verdict}' needs two claims", "Name both")
    if decision.verdict == "amend" and not decision.field:
        raise StoreError("'amend' needs a field and its value", "Write FIELD=VALUE")
    if decision.verdict == "amend" and decision.field == "judgement":
        _check_clauses(connection, decision)
        return
    table = decisions if decision.verdict == "undo" else claims
    found = connection.execute(
        select(func.count()).select_from(table).where(table.c.id.in_(decision.subjects))
    ).scalar()
    if found != len(set(decision.subjects)):
        raise StoreError(
            f"The record holds no {'decision' if table is decisions else 'claim'} of that id: "
            f"{', '.join(decision.subjects)}",
            "See 'vedette show EVENT' for the ids",
        )


def _check_clauses(connection: Connection, decision: Decision) -> None:
    """A judgement is about clauses ("clause:AGREEMENT:NUMBER") of agreements that are kept."""
    for subject in decision.subjects:
        start, _, rest = subject.partition(":")
        query = select(documents.c.id).where(
            documents.c.kind == "agreement", documents.c.id == rest.rpartition(":")[0]
        )
        if start != "clause" or connection.execute(query.limit(1)).first() is None:
            raise StoreError(
                f"A judgement is about a clause of an agreement, not {subject!r}",
                "Write clause:AGREEMENT:NUMBER; see 'vedette agreements'",
            )


def put_document(connection: Connection, kind: str, id: str, data: Any, by: str) -> bool:
    """Append a version of a document; false where the newest is just that."""
    text = rows.to_json(data)
    newest = connection.execute(
        select(documents.c.data)
        .where(documents.c.kind == kind, documents.c.id == id)
        .order_by(documents.c.version.desc())
        .limit(1)
    ).scalar()
    if newest == text:
        return False
    row = {"kind": kind, "id": id, "data": text, "by": by, "at": rows.moment(rows.now())}
    connection.execute(documents.insert(), row)
    return True


def put_aside(
    connection: Connection, source: str, reason: str, remedy: str = "", data: bytes | None = None
) -> bool:
    """Keep why an input became no report, and its bytes; false where that is known."""
    digest = put_original(connection, data) if data else None
    row = {
        "id": content_id("x", [source, reason, digest]),
        "source": source,
        "reason": reason,
        "remedy": remedy,
        "at": rows.moment(rows.now()),
        "sha256": digest,
    }
    return insert_one(connection, asides, row)


def start_run(connection: Connection, command: str, tool: str, by: str) -> int:
    """Note that a command begins to add; the number of the run."""
    row = {
        "command": command,
        "tool": tool,
        "by": by,
        "started": rows.moment(rows.now()),
        "ended": None,
        "new": 0,
        "known": 0,
        "aside": 0,
    }
    key = connection.execute(runs.insert().values(row)).inserted_primary_key
    return int(key[0]) if key else 0


def end_run(connection: Connection, run: int, counts: tuple[int, int, int]) -> None:
    """Note how many reports of a run were new, known and set aside."""
    new, known, aside = counts
    connection.execute(
        update(runs)
        .where(runs.c.id == run)
        .values(new=new, known=known, aside=aside, ended=rows.moment(rows.now()))
    )


def claims_decided(connection: Connection, decision: Decision) -> list[str]:
    """The claims that a decision, or the decision it undoes, is about."""
    found = list(decision.subjects)
    while ids := [id for id in found if id.startswith("d")]:
        query = select(decision_subjects.c.subject).where(decision_subjects.c.decision_id.in_(ids))
        found = [id for id in found if id not in ids] + list(connection.execute(query).scalars())
    return sorted({id for id in found if not id.startswith("clause:")})

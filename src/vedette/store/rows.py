"""Between the model's nouns and the rows of their tables."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import RowMapping

from vedette.model import Claim, Decision, Report


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def moment(at: datetime) -> str:
    """A moment as sortable text: UTC, microseconds, always of one length."""
    aware = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.isoformat(timespec="microseconds")


def to_json(value: Any) -> str:
    """Canonical JSON: the same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def report_row(report: Report, tool: str, added: datetime) -> dict[str, Any]:
    """The row of a report; its original bytes stand in a table of their own."""
    return {
        "id": report.id,
        "sha256": report.sha256,
        "published": report.published.isoformat() if report.published else None,
        "captured": moment(report.captured or added),
        "added": moment(added),
        "tool": tool,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "language": report.language,
        "media_type": report.media_type,
        "text": report.text,
        "text_sha256": sha256(report.text.encode()),
    }


def report_of(row: RowMapping, original: bytes = b"") -> Report:
    """The report of a row."""
    return Report(
        id=row["id"],
        text=row["text"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        language=row["language"],
        media_type=row["media_type"],
        original=original,
        captured=datetime.fromisoformat(row["captured"]),
    )


def claim_row(claim: Claim) -> dict[str, Any]:
    """The row of a claim."""
    return {"id": claim.id, "report_id": claim.report_id, "data": to_json(claim.as_record())}


def claim_of(data: str, report_text: str) -> Claim:
    """The claim of a row; its quotes are checked against the report again."""
    return Claim.from_record(json.loads(data), report_text)


def decision_row(decision: Decision) -> dict[str, Any]:
    """The row of a decision; its subjects stand in a table of their own."""
    return {
        "id": decision.id,
        "verdict": decision.verdict,
        "by": decision.by,
        "at": moment(decision.at),
        "reason": decision.reason,
        "field": decision.field,
        "value": to_json(decision.value),
    }


def decision_of(row: RowMapping, subjects: tuple[str, ...]) -> Decision:
    """The decision of a row and its subjects."""
    return Decision(
        verdict=row["verdict"],
        subjects=subjects,
        by=row["by"],
        at=datetime.fromisoformat(row["at"]),
        reason=row["reason"],
        field=row["field"],
        value=json.loads(row["value"]),
    )

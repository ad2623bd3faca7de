"""Search by words: events by everything they are known by, and the reports behind them."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vedette.desk.kept import keep
from vedette.desk.rendering import render
from vedette.desk.rows import list_rows
from vedette.desk.watching import report_ids
from vedette.model import Report
from vedette.store import EventFilter, Record

router = APIRouter()
MOST = 20


@router.get("/search")
def search(request: Request, q: str = "") -> HTMLResponse:
    """What holds all the words."""
    record: Record = request.app.state.record
    words = q.strip()[:200]
    wanted = EventFilter(text=words)
    found = list_rows(record, wanted, "-start", MOST) if words else []
    return render(
        request,
        "search.html",
        q=words,
        events=found,
        total=keep(request, ("count", wanted), lambda: record.count(wanted)) if words else 0,
        reports=reports_with(record, words, [row.id for row in found]) if words else [],
        most=MOST,
    )


def reports_with(record: Record, words: str, event_ids: Sequence[str]) -> list[Report]:
    """Reports behind the events found; where there are none, those with such a title."""
    if not event_ids:
        return record.reports(text=words, limit=MOST)
    events = record.events(EventFilter(ids=tuple(event_ids), with_rejected=True), order="-start")
    return list(record.reports_by_id(report_ids(events)).values())[:MOST]

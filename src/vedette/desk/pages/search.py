"""Search by words: events by everything they are known by, and the reports behind them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

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
    known = bool(words)
    return render(
        request,
        "search.html",
        q=words,
        events=list_rows(record, wanted, "-start", MOST) if known else [],
        total=record.count(wanted) if known else 0,
        reports=reports_with(record, wanted) if known else [],
        most=MOST,
    )


def reports_with(record: Record, wanted: EventFilter) -> list[Report]:
    """Reports behind the latest events found; where there are none, those with such a title."""
    events = record.events(wanted, limit=MOST, order="-start")
    if not events:
        return record.reports(text=wanted.text, limit=MOST)
    return list(record.reports_by_id(report_ids(events)).values())[:MOST]

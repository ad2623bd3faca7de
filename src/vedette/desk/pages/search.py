"""Search by words: events by everything they are known by, reports by their titles."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vedette.desk.rendering import render
from vedette.desk.rows import list_rows
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
        reports=record.reports(text=words, limit=MOST) if known else [],
        most=MOST,
    )

"""Reports: their list, one with its claims marked, its bytes as received, coding by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from vedette.desk.coding import Draft, claim_of_draft
from vedette.desk.event_view import Verdict, verdict_of
from vedette.desk.identity import current_user
from vedette.desk.kept import keep
from vedette.desk.quoting import pieces_of
from vedette.desk.rendering import render
from vedette.errors import VedetteError
from vedette.model import Claim, Report
from vedette.store import Record

router = APIRouter()
PAGE = 50


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in the list."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    captured: datetime | None
    claims: int


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """A claim beside the text: the event it is part of, and what a person decided."""

    claim: Claim
    number: int
    event: str | None
    verdict: Verdict | None


@router.get("/reports")
def reports(request: Request, page: int = 1) -> HTMLResponse:
    """The latest captured reports."""
    record: Record = request.app.state.record
    page = min(max(page, 1), 100_000)
    found = record.reports(limit=PAGE + 1, offset=(page - 1) * PAGE)
    counts = record.count_claims(r.id for r in found)
    rows = [
        ReportRow(r.id, r.title, r.publisher, r.published, r.captured, counts.get(r.id, 0))
        for r in found[:PAGE]
    ]
    return render(
        request,
        "reports.html",
        reports=rows,
        total=keep(request, "reports", record.count_reports),
        asides=record.asides()[:PAGE],
        page=page,
        more=len(found) > PAGE,
        page_href=lambda number: f"/reports?page={number}",
    )


@router.get("/reports/{id:path}/original")
def original(request: Request, id: str) -> Response:
    """The bytes as received, always as a file and never as a page."""
    report = report_or_404(request, id)
    return Response(
        report.original or report.text.encode(),
        media_type="application/octet-stream",
        headers={"content-disposition": f'attachment; filename="{report.sha256[:16]}.bin"'},
    )


@router.post("/reports/{id:path}/claims")
def code(request: Request, id: str, draft: Annotated[Draft, Form()]) -> Response:
    """Add a claim that a person coded on words of the report."""
    record: Record = request.app.state.record
    report = report_or_404(request, id)
    try:
        claim = claim_of_draft(draft, report)
    except VedetteError as error:
        return _page(request, report, draft.model_copy(update={"problem": str(error)}), 400)
    record.add_claim(claim, current_user(request))
    event = record.event(claim.id)
    href = f"/reports/{quote(report.id, safe='')}?coded={event.id if event else ''}#{claim.id}"
    return RedirectResponse(href, 303)


@router.get("/reports/{id:path}")
def report(request: Request, id: str) -> HTMLResponse:
    """The text with all its claims marked."""
    return _page(request, report_or_404(request, id), Draft())


def report_or_404(request: Request, id: str) -> Report:
    """The report of an id.

    Raises:
        HTTPException: 404, there is none.
    """
    found: Report | None = request.app.state.record.report(id)
    if found is None:
        raise HTTPException(404, "The record holds no report of this address.")
    return found


def _page(request: Request, report: Report, draft: Draft, status: int = 200) -> HTMLResponse:
    record: Record = request.app.state.record
    claims = record.claims_of(report.id)
    return render(
        request,
        "report.html",
        status,
        report=report,
        pieces=pieces_of(report.text, claims),
        claims=[_coded(record, number, claim) for number, claim in enumerate(claims, 1)],
        draft=draft,
        coded=request.query_params.get("coded", ""),
    )


def _coded(record: Record, number: int, claim: Claim) -> CodedClaim:
    event = record.event(claim.id)
    decided = [d for d in event.decisions if claim.id in d.subjects] if event else []
    return CodedClaim(
        claim, number, event.id if event else None, verdict_of(decided[-1] if decided else None)
    )

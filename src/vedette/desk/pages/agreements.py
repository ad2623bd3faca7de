"""The clause ledger: each clause of an agreement, judged, with the claims behind it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from vedette.desk.identity import current_user
from vedette.desk.kept import keep
from vedette.desk.rendering import render
from vedette.desk.watching import MOST, Ground, ground_of, watch_of
from vedette.monitoring.clauses import LABELS, Ledger, ledger
from vedette.monitoring.judging import overrule
from vedette.monitoring.watch import agreements_of

router = APIRouter()
EFFECTS = {"breach": "told as breach", "compliance": "of compliance", "exempt": "exempt"}


@router.get("/agreements")
def page(request: Request) -> HTMLResponse:
    """The agreements that analysts have added."""
    found = agreements_of(request.app.state.record)
    return render(request, "agreements.html", agreements=found)


@router.get("/agreements/{id}")
def agreement(request: Request, id: str) -> HTMLResponse:
    """One agreement, clause by clause."""
    ground = ground_of(request)
    made = keep(request, ("ledger", id, ground), lambda: _ledger(request, id, ground))
    return render(
        request,
        "agreement.html",
        ledger=made,
        labels=LABELS,
        effects=EFFECTS,
        ground=ground,
        most=MOST,
    )


def _ledger(request: Request, id: str, ground: Ground) -> Ledger:
    seen = watch_of(request, ground)
    decisions = request.app.state.record.decisions()
    return ledger(
        seen.agreement(id), seen.events, decisions, sites=seen.sites, reports=seen.reports
    )


@router.post("/agreements/{id}/clauses/{number}")
def judge(
    request: Request,
    id: str,
    number: str,
    judgement: Annotated[str, Form()],
    reason: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Keep an analyst's judgement of a clause."""
    record = request.app.state.record
    overrule(record, id, number, judgement, by=current_user(request), reason=reason.strip()[:500])
    return RedirectResponse(f"/agreements/{id}#clause-{number}", 303)

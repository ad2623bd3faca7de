"""The clause ledger: each clause of an agreement, judged, with the claims behind it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from vedette.desk.identity import current_user
from vedette.desk.rendering import render
from vedette.desk.watching import MOST, ground_of, watch_of
from vedette.monitoring.clauses import LABELS, ledger
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
    seen = watch_of(request, ground)
    made = ledger(
        seen.agreement(id), seen.events, request.app.state.record.decisions(),
        sites=seen.sites, reports=seen.reports,
    )  # fmt: skip
    return render(
        request,
        "agreement.html",
        ledger=made,
        labels=LABELS,
        effects=EFFECTS,
        ground=ground,
        most=MOST,
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

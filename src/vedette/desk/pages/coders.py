"""Agreement between two analysts, by field."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vedette.desk.coders import agreement_of, analysts_of, codings_of, pair_of
from vedette.desk.rendering import render
from vedette.store import Record

router = APIRouter()


@router.get("/coders")
def page(request: Request) -> HTMLResponse:
    """Krippendorff's alpha of two analysts' decisions on the same claims."""
    record: Record = request.app.state.record
    decisions = record.decisions()
    analysts = analysts_of(decisions)
    usual = pair_of(decisions)
    first = _chosen(request, "first", analysts, usual[0])
    second = _chosen(request, "second", analysts, usual[1])
    ids = {id for made in decisions for id in made.subjects if id.startswith("c")}
    known = {one.claim.id: one.claim for one in record.cited(sorted(ids))}
    rows = agreement_of(codings_of(decisions, first, known), codings_of(decisions, second, known))
    return render(request, "coders.html", analysts=analysts, first=first, second=second, rows=rows)


def _chosen(request: Request, name: str, analysts: list[str], usual: str) -> str:
    given = request.query_params.get(name, "")
    return given if given in analysts else usual

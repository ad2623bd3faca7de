"""Displacement and casualties: figures with their bounds, sources and rules."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from vedette.desk.kept import keep
from vedette.desk.rendering import address, render
from vedette.desk.sheet import csv_answer
from vedette.desk.watching import MOST, Ground, ground_of, watch_of
from vedette.exports.sheets import casualties_sheet, displacement_sheet
from vedette.monitoring import casualties, displacement

router = APIRouter()


@router.get("/displacement")
def displacement_page(request: Request) -> HTMLResponse:
    """Figures of people displaced and returned, by the fields of IDMC."""
    ground = ground_of(request)
    return render(
        request,
        "displacement.html",
        table=_displaced(request, ground),
        rule=displacement.RULE,
        categories=displacement.CATEGORIES,
        ground=ground,
        most=MOST,
        csv_href=address("/displacement.csv", dict(request.query_params)),
    )


@router.get("/displacement.csv")
def displacement_csv(request: Request) -> Response:
    """The same as CSV."""
    table = _displaced(request, ground_of(request))
    return csv_answer("displacement.csv", displacement_sheet(table))


def _displaced(request: Request, ground: Ground) -> displacement.DisplacementTable:
    def make() -> displacement.DisplacementTable:
        seen = watch_of(request, ground)
        return displacement.table(seen.events, seen.reports)

    return keep(request, ("displacement", ground), make)


@router.get("/casualties")
def casualties_page(request: Request) -> HTMLResponse:
    """Casualties by side and status, with bounds."""
    ground = ground_of(request)
    table = _casualties(request, ground)
    scale = max((n for row in table.rows for n in (row.best, row.high or 0)), default=1)
    return render(
        request,
        "casualties.html",
        table=table,
        rules=casualties.RULES,
        note=casualties.APART,
        statuses=casualties.STATUSES,
        scale=max(scale, 1),
        csv_href=address("/casualties.csv", dict(request.query_params)),
        ground=ground,
        most=MOST,
    )


@router.get("/casualties.csv")
def casualties_csv(request: Request) -> Response:
    """The same as CSV."""
    table = _casualties(request, ground_of(request))
    return csv_answer("casualties.csv", casualties_sheet(table))


def _casualties(request: Request, ground: Ground) -> casualties.CasualtyTable:
    rule = casualties.rule_named(request.query_params.get("rule") or "latest")

    def make() -> casualties.CasualtyTable:
        seen = watch_of(request, ground)
        return casualties.table(seen.events, rule, seen.reports)

    return keep(request, ("casualties", ground, rule), make)

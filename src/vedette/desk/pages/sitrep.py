"""The situation report of a period and an area, and its files."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from vedette.desk.kept import keep
from vedette.desk.rendering import ENVIRONMENT, render
from vedette.desk.watching import MOST, SPAN, Ground, ground_of, latest_day, watch_of
from vedette.exports.sitrep import FORMS, written_as
from vedette.exports.sitrep_parts import LEVELS, about, source_words
from vedette.monitoring.sitrep import Asked, SituationReport, compose_of

router = APIRouter()
PERIOD = timedelta(days=30)
"""Told of where no period is asked for: so many days up to the last dated event."""


@router.get("/sitrep")
def page(request: Request) -> HTMLResponse:
    """The report, every sentence with its sources."""
    return render(
        request,
        "sitrep.html",
        article=article_of(request),
        forms=FORMS,
        levels=LEVELS,
        level=_level(request),
        query=dict(request.query_params),
        ground=_ground(request),
        most=MOST,
    )


def article_of(request: Request) -> Markup:
    """The report as a part of the page; empty where there is nothing to tell."""
    ground = _ground(request)
    key = (ground.first, ground.last, ground.area, _level(request))
    return keep(request, ("article", key), lambda: _article(request, ground))


@router.get("/sitrep/{form}")
def file(request: Request, form: str) -> Response:
    """The report as a file."""
    report = _report(request, _ground(request))
    if form not in FORMS or report is None:
        raise HTTPException(404, "There is no such file of the situation report.")
    name = f"situation-report-{report.first}-{report.last}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(written_as(report, form), media_type=FORMS[form], headers=headers)


def _article(request: Request, ground: Ground) -> Markup:
    report = _report(request, ground)
    if report is None:
        return Markup()
    template = ENVIRONMENT.get_template("parts/sitrep.html")
    return Markup(template.render(report=report, about=about(report), source_words=source_words))


def _level(request: Request) -> str:
    return request.query_params.get("release") or "internal"


def _ground(request: Request) -> Ground:
    """The period asked for, else the last month of the record."""
    ground = ground_of(request)
    asked = request.query_params.get("from") or request.query_params.get("to")
    if asked or ground.last is None:
        last = ground.last or latest_day(request.app.state.record)
        return replace(ground, last=last, first=ground.first or (last - PERIOD if last else None))
    return replace(ground, first=ground.last - PERIOD)


def _report(request: Request, ground: Ground) -> SituationReport | None:
    if ground.first is None or ground.last is None:
        return None
    first, last, area, level = ground.first, ground.last, ground.area, _level(request)
    before = Ground(first - SPAN, last, "")
    return keep(
        request,
        ("sitrep", first, last, area, level),
        lambda: compose_of(watch_of(request, before), first, last, area, Asked(level)),
    )

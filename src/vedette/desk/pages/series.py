"""Series: incidents, fatalities and violations per day, and the alerts they raise."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vedette.desk.charts import Chart, series_chart
from vedette.desk.kept import keep
from vedette.desk.rendering import render
from vedette.desk.watching import MOST, Ground, ground_of, watch_of
from vedette.errors import InputError
from vedette.monitoring.alerts import alerts
from vedette.monitoring.asking import Question, ask
from vedette.monitoring.series import MEASURES, Series

router = APIRouter()
SPLITS = {"": "nothing", "area": "area", "party": "party", "type": "type", "clause": "clause"}
SHOWN = 8
"""Charts of a split that are drawn, the largest first."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series beside its chart."""

    series: Series
    chart: Chart


@router.get("/series")
def page(request: Request) -> HTMLResponse:
    """The series of a measure, whole or split."""
    ground = ground_of(request)
    question = _question(request, ground)
    found, problem = keep(
        request, ("series", ground, question), lambda: _asked(request, ground, question)
    )
    return render(
        request,
        "series.html",
        ground=ground,
        question=question,
        measures=MEASURES,
        splits=SPLITS,
        most=MOST,
        problem=problem,
        charts=[Drawn(one, series_chart(one)) for one in found[:SHOWN]],
        alerts=alerts(found)[:SHOWN],
    )


def _asked(request: Request, ground: Ground, question: Question) -> tuple[tuple[Series, ...], str]:
    """The series, or why there are none."""
    seen = watch_of(request, ground)
    if not seen.events:
        return (), ""
    try:
        return ask(seen, question), ""
    except InputError as error:
        return (), str(error)


def _question(request: Request, ground: Ground) -> Question:
    given = request.query_params
    return Question(
        first=ground.first,
        last=ground.last,
        measure=given.get("measure") or "incidents",
        by=given.get("by", ""),
        single_source=not given.get("backed"),
    )

"""The overview: what is new, where sources differ, the map, the days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from vedette.desk.charts import Chart, family_chart
from vedette.desk.identity import current_user
from vedette.desk.kept import keep
from vedette.desk.mapping import BASEMAP, box_of
from vedette.desk.rendering import render
from vedette.desk.rows import Row, list_rows
from vedette.desk.shelf import Shelf
from vedette.desk.watching import SPAN, Ground, latest_day, watch_of
from vedette.desk.words import count_words, moment_words
from vedette.model import Event
from vedette.monitoring.alerts import Alert, alerts
from vedette.monitoring.asking import Question, ask
from vedette.monitoring.watch import Watch
from vedette.store import EventFilter, Record
from vedette.store.rows import moment
from vedette.store.summaries import Totals

router = APIRouter()
LISTED = 6
STATEMENTS = 5
RECENT = timedelta(days=30)
"""How far back the overview tells alerts."""
NEWEST = 200
"""Changed events looked through for what is new."""


@dataclass(frozen=True, slots=True)
class News:
    """What changed since the last visit."""

    title: str
    words: str
    events: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """An event whose sources differ, and how, in words."""

    row: Row
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record holds as a whole; ``latest`` are the events that changed last."""

    totals: Totals
    disputes: tuple[Dispute, ...]
    chart: Chart
    box: str
    latest: tuple[Row, ...]


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    """The first page."""
    since = Shelf(request.app.state.settings.home).since(current_user(request))
    now = standing(request)
    return render(
        request,
        "overview.html",
        totals=now.totals,
        news=news_of(now.latest, since),
        disputes=now.disputes,
        chart=now.chart,
        basemap=BASEMAP,
        box=now.box,
    )


@router.post("/seen")
def seen(request: Request) -> RedirectResponse:
    """Note that this person has seen all that is new."""
    Shelf(request.app.state.settings.home).mark_seen(current_user(request))
    return RedirectResponse("/", 303)


@router.get("/alerts")
def alerts_part(request: Request) -> HTMLResponse:
    """The alerts of the latest weeks, which the overview asks for once it is shown."""
    return render(request, "parts/alerts.html", alerts=alerts_of(request))


def standing(request: Request) -> Standing:
    """What the overview shows to everyone."""
    record: Record = request.app.state.record
    return keep(request, "overview", lambda: standing_of(record))


def standing_of(record: Record) -> Standing:
    """What the record holds as a whole, computed."""
    everything = EventFilter()
    return Standing(
        record.totals(everything),
        tuple(disputes_of(record)),
        family_chart(record.tally(everything, "start", "family"), "/events"),
        box_of(record, everything),
        tuple(list_rows(record, EventFilter(with_rejected=True), "-changed", NEWEST)),
    )


def alerts_of(request: Request) -> tuple[Alert, ...]:
    """Days of the latest weeks on which more happened than in the months before."""
    record: Record = request.app.state.record
    last = latest_day(record)
    if last is None:
        return ()
    ground = Ground(last - SPAN, last, "")
    return keep(request, "alerts", lambda: _alerts(watch_of(request, ground), last))


def _alerts(seen: Watch, last: date) -> tuple[Alert, ...]:
    found = [
        one
        for measure in ("incidents", "fatalities")
        for one in ask(seen, Question(first=last - RECENT, last=last, measure=measure))
    ]
    return alerts(found)[:LISTED]


def news_of(latest: Sequence[Row], since: datetime | None) -> News:
    """Of the events that changed last those new since a moment; all of them on a first visit."""
    if since is None:
        return News("Last changed", "Your first visit: everything is new.", tuple(latest[:LISTED]))
    fresh = [row for row in latest if row.changed > moment(since)]
    number = (
        f"{NEWEST} or more events" if len(fresh) == NEWEST else count_words(len(fresh), "event")
    )
    then = f"{moment_words(since)}, when you last left or marked all as seen"
    return News("New to you", f"{number} new or changed since {then}.", tuple(fresh[:LISTED]))


def _statements(event: Event) -> list[str]:
    """What each side says of the first field on which they differ."""
    field, _, said = event.disagreements[0].text.partition(": ")
    first, *others = said.split("; ")
    return [f"{field.capitalize()}: {first}", *others][:STATEMENTS]


def disputes_of(record: Record) -> Sequence[Dispute]:
    """The events whose sources differ, the most killed first."""
    rows = list_rows(record, EventFilter(only_disputed=True), "-killed", LISTED)
    found = []
    for row in rows:
        event = record.event(row.id)
        found.append(Dispute(row, tuple(_statements(event)) if event else ()))
    return found

"""One event: its fields and claims, its lineage and history, what is near and alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse

from vedette.desk.event_view import claim_views, counts_of, field_views, sides_of
from vedette.desk.history import steps_of
from vedette.desk.mapping import BASEMAP, map_data, point_box
from vedette.desk.rendering import render
from vedette.desk.rows import Row, list_rows
from vedette.desk.words import source_words
from vedette.gazetteer import distance_km
from vedette.linking import CitedClaim, independent_groups
from vedette.model import Event, Report
from vedette.store import EventFilter, Record

router = APIRouter()
NEAR_DEGREES = 0.3
NEAR_DAYS = timedelta(days=5)
LISTED = 5


@dataclass(frozen=True, slots=True)
class Source:
    """One claim of a lineage: who says it, and where it was printed."""

    claim: str
    source: str
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Other:
    """Another event, and how far it is (km), if both are on the map."""

    id: str
    title: str
    start: date | None
    end: date | None
    killed_low: int | None
    killed_high: int | None
    distance: int | None


@router.get("/events/{id}")
def page(request: Request, id: str) -> HTMLResponse:
    """One event; an id it had before leads to it too."""
    record: Record = request.app.state.record
    event = event_or_404(record, id)
    reports = reports_of(record, event)
    cited = record.cited(claim.id for claim in event.claims)
    counting = record.counting(event)
    return render(
        request,
        "event.html",
        event=event,
        moved_from=id if id != event.id else "",
        claims=claim_views(event, reports),
        numbers={claim.id: n for n, claim in enumerate(event.claims, 1)},
        fields=field_views(event),
        sides=sides_of(event, reports),
        counts=counts_of(event, counting, reports_of(record, *counting)),
        lineage=lineage_of(cited),
        history=steps_of(cited, record.decisions(event.id)),
        nearby=others(record, event, nearby_filter(event)),
        similar=others(record, event, similar_filter(event)),
        basemap=BASEMAP,
        box=_box(event),
    )


@router.get("/events/{id}/map.json")
def place(request: Request, id: str) -> JSONResponse:
    """The event alone, for the small map."""
    record: Record = request.app.state.record
    event = event_or_404(record, id)
    return JSONResponse(map_data(record, EventFilter(ids=(event.id,), with_rejected=True)))


def event_or_404(record: Record, id: str) -> Event:
    """The event of an id, old or new.

    Raises:
        HTTPException: 404, there is none.
    """
    event = record.event(id)
    if event is None:
        raise HTTPException(404, "The record holds no event of this address.")
    return event


def reports_of(record: Record, *events: Event) -> dict[str, Report]:
    """The reports of events' claims, by id."""
    ids = dict.fromkeys(claim.report_id for event in events for claim in event.claims)
    found = ((id, record.report(id)) for id in ids)
    return {id: report for id, report in found if report is not None}


def lineage_of(cited: Sequence[CitedClaim]) -> list[list[Source]]:
    """The claims in groups, each of which is one independent source."""
    known = {one.claim.id: one for one in cited}
    return [
        [Source(id, source_words(known[id].claim.source), known[id].publisher) for id in group]
        for group in independent_groups(cited)
    ]


def nearby_filter(event: Event) -> EventFilter | None:
    """Events within a few days and about 30 km."""
    place = event.place
    if place is None or place.latitude is None or place.longitude is None or event.start is None:
        return None
    box = (
        max(place.longitude - NEAR_DEGREES, -180.0), max(place.latitude - NEAR_DEGREES, -90.0),
        min(place.longitude + NEAR_DEGREES, 180.0), min(place.latitude + NEAR_DEGREES, 90.0),
    )  # fmt: skip
    last = event.end or event.start
    return EventFilter(box=box, first=event.start - NEAR_DAYS, last=last + NEAR_DAYS)


def similar_filter(event: Event) -> EventFilter | None:
    """Events of the same type against the same side."""
    name = next(iter(event.targets or event.actors), None)
    return EventFilter(types=(event.event_type,), actor=name) if name else None


def others(record: Record, event: Event, wanted: EventFilter | None) -> Sequence[Other]:
    """Other events that pass a filter, the nearest first."""
    if wanted is None:
        return ()
    rows = list_rows(record, wanted, "-start", 40)
    found = [_other(row, event) for row in rows if row.id != event.id]
    return sorted(found, key=lambda o: (o.distance is None, o.distance or 0, o.id))[:LISTED]


def _other(row: Row, event: Event) -> Other:
    place = event.place
    distance = None
    if place and place.latitude is not None and row.latitude is not None:
        here = (place.latitude, place.longitude or 0.0)
        distance = round(distance_km(here, (row.latitude, row.longitude or 0.0)))
    return Other(row.id, row.title, row.start, row.end, row.killed_low, row.killed_high, distance)


def _box(event: Event) -> str:
    place = event.place
    if place is None or place.latitude is None or place.longitude is None:
        return ""
    return point_box(place.longitude, place.latitude, place.longitude, place.latitude)

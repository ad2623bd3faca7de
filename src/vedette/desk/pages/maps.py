"""The map, and what its script fetches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from vedette.desk.kept import keep
from vedette.desk.mapping import BASEMAP, MOST_POINTS, box_of, map_data
from vedette.desk.pages.sites import map_sites
from vedette.desk.queries import query_of
from vedette.desk.rendering import address, render
from vedette.desk.rows import list_rows
from vedette.desk.watching import board_of
from vedette.gazetteer import load_gazetteer
from vedette.gazetteer.boundaries import disputed_areas, outlined_countries, region_outlines
from vedette.store import EventFilter, Record
from vedette.store.filters import parse_box

router = APIRouter()
MOST_COUNTRIES = 8
MOST_TOWNS = 60
CARDS = 60


@router.get("/map")
def page(request: Request) -> HTMLResponse:
    """The map with its filters, slider and legend."""
    record: Record = request.app.state.record
    query = query_of(request)
    params = query.as_params(order="", page="")
    wanted, placed = query.wanted, replace(query.wanted, placed=True)
    total = keep(request, ("count", wanted), lambda: record.count(wanted))
    on_map = keep(request, ("count", placed), lambda: record.count(placed))
    return render(
        request,
        "map.html",
        query=params,
        active=query.active,
        total=total,
        unplaced=total - on_map,
        most=MOST_POINTS,
        events_href=address("/map/events.json", params),
        list_href=address("/events", params),
        basemap=BASEMAP,
        box=query.values["box"] or keep(request, ("box", wanted), lambda: box_of(record, wanted)),
    )


@router.get("/map/events.json")
def events(request: Request) -> Response:
    """The events that pass the filters and have a place on the map."""
    record: Record = request.app.state.record
    wanted = query_of(request).wanted
    sites = map_sites(board_of(request))
    body = keep(
        request, ("map", wanted), lambda: JSONResponse(map_data(record, wanted, sites)).body
    )
    return Response(body, media_type="application/json")


@router.get("/map/regions.json")
def regions(request: Request) -> Response:
    """Outlines of the first-level regions of the countries with most events; disputed areas."""
    return Response(ground(request), media_type="application/json")


def ground(request: Request) -> bytes:
    """The regions and disputed areas as JSON."""
    record: Record = request.app.state.record
    return keep(request, "regions", lambda: bytes(JSONResponse(_regions(record)).body))


def _regions(record: Record) -> dict[str, Any]:
    outlined = set(outlined_countries())
    counted = record.tally(EventFilter(), "country")
    codes = [code for code in counted if code in outlined][:MOST_COUNTRIES]
    features = [f for code in codes for f in region_outlines(code)["features"]]
    found = {"type": "FeatureCollection", "features": features}
    return {"regions": found, "disputed": disputed_areas()}


@router.get("/map/towns.json")
def towns(box: str) -> JSONResponse:
    """The most peopled places of a box, for their names on the map."""
    inside = parse_box(box)
    places = load_gazetteer().within(inside, MOST_TOWNS) if inside else []
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {"name": place.name, "rank": rank},
        }
        for rank, place in enumerate(places)
    ]
    return JSONResponse({"type": "FeatureCollection", "features": features})


@router.get("/map/card")
def card(request: Request, ids: str) -> HTMLResponse:
    """The events at one spot of the map."""
    record: Record = request.app.state.record
    wanted = EventFilter(ids=tuple(ids.split(",")[:CARDS]), with_rejected=True)
    return render(request, "parts/card.html", events=list_rows(record, wanted, "-start", CARDS))

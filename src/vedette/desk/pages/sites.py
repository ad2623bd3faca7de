"""The board of watched sites, one site with its history, its card on the map."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from vedette.desk.mapping import BASEMAP, point_box
from vedette.desk.rendering import render
from vedette.desk.sheet import csv_answer
from vedette.desk.watching import MOST, board_of
from vedette.exports.sheets import board_sheet
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sides import side_label
from vedette.monitoring.sites import Board, SiteRow

router = APIRouter()


@router.get("/sites")
def page(request: Request) -> HTMLResponse:
    """All sites, groups and positions that no file lists."""
    found = board_of(request)
    return render(
        request,
        "sites.html",
        board=found,
        basemap=BASEMAP,
        box=_box(found),
        kind=_kind,
        side=side_label,
        state=state_of,
        most=MOST,
    )


@router.get("/sites.csv")
def board_csv(request: Request) -> Response:
    """The board as CSV."""
    return csv_answer("sites.csv", board_sheet(board_of(request)))


@router.get("/sites/map.json")
def positions(request: Request) -> JSONResponse:
    """The sites alone, for the small map."""
    sites = map_sites(board_of(request))
    return JSONResponse({"events": [], "sites": sites, "total": 0, "shown": 0})


@router.get("/sites/{id}")
def site(request: Request, id: str) -> HTMLResponse:
    """One site: the latest word of each source, and everything said of it in time."""
    row = _row(request, id)
    return render(
        request, "site.html", row=row, kind=_kind, side=side_label, state=state_of, basemap=BASEMAP
    )


@router.get("/sites/{id}/card")
def card(request: Request, id: str) -> HTMLResponse:
    """The site beside the map."""
    row = _row(request, id)
    return render(
        request, "parts/sitecard.html", row=row, side=side_label, kind=_kind, state=state_of
    )


def state_of(row: SiteRow) -> str:
    """The name of the state by which a site is marked; "unknown" without a report."""
    telling = [entry for entry in row.latest if entry.outcome == "reported"]
    return telling[0].state if telling else "unknown"


def map_sites(board: Board) -> list[dict[str, Any]]:
    """The sites that have a point, for the map."""
    return [
        {
            "id": row.site.id,
            "name": row.site.name,
            "lon": row.site.place.longitude,
            "lat": row.site.place.latitude,
            "state": state_of(row),
            "note": row.state,
        }
        for row in board.sites
        if row.site.place.latitude is not None
    ]


def _row(request: Request, id: str) -> SiteRow:
    found = next((row for row in board_of(request).sites if row.site.id == id), None)
    if found is None:
        raise HTTPException(404, "No site of this address is watched.")
    return found


def _kind(name: str) -> str:
    return load_rules().site_kinds[name].label


def _box(board: Board) -> str:
    points = [
        (row.site.place.longitude, row.site.place.latitude)
        for row in board.sites
        if row.site.place.latitude is not None and row.site.place.longitude is not None
    ]
    if not points:
        return ""
    lons, lats = [p[0] for p in points if p[0]], [p[1] for p in points if p[1]]
    return point_box(min(lons), min(lats), max(lons), max(lats))

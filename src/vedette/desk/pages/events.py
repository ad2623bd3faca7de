"""The list of events, and the same as CSV."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from vedette.desk.kept import keep
from vedette.desk.queries import ORDERS, PAGE, STORED, Query, query_of
from vedette.desk.rendering import address, render
from vedette.desk.rows import COLUMNS, Row, list_rows
from vedette.desk.sheet import csv_answer
from vedette.desk.shelf import Shelf
from vedette.exports.sheets import Sheet
from vedette.store import Record

router = APIRouter()


@router.get("/events")
def events(request: Request) -> HTMLResponse:
    """One page of the events that pass the filters of the address."""
    record: Record = request.app.state.record
    query = query_of(request)
    found = keep(
        request, ("list", query.wanted, query.order, query.page), lambda: _page(record, query)
    )
    params = query.as_params()
    return render(
        request,
        "events.html",
        events=found[:PAGE],
        more=len(found) > PAGE,
        total=keep(request, ("count", query.wanted), lambda: record.count(query.wanted)),
        query=params,
        query_string=urlencode({k: v for k, v in params.items() if v and k != "page"}),
        active=query.active,
        order=query.order,
        orders=ORDERS,
        page=query.page,
        page_href=lambda page: address("/events", query.as_params(page=page)),
        views=Shelf(request.app.state.settings.home).views(),
    )


@router.get("/events.csv")
def events_csv(request: Request) -> Response:
    """What the list shows, as CSV; cells that begin like formulas are disarmed."""
    rows = _page(request.app.state.record, query_of(request))[:PAGE]
    values = tuple([getattr(row, name) for name in COLUMNS] for row in rows)
    return csv_answer("events.csv", Sheet("Events", COLUMNS, values))


def _page(record: Record, query: Query) -> list[Row]:
    return list_rows(record, query.wanted, STORED[query.order], PAGE + 1, query.offset)

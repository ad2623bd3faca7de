"""The monitor's view of a record for a page: a bounded number of events, kept while it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import Request

from vedette.desk.kept import Kept, keep
from vedette.errors import InputError
from vedette.model import Event
from vedette.monitoring.sites import Board, board
from vedette.monitoring.watch import Watch, agreements_of, sites_of
from vedette.store import EventFilter, Record

MOST = 1000
"""Events that a page of the monitor looks at, the latest; the page says so where there are more."""
SPAN = timedelta(days=90)
"""The period shown where none is asked for: so many days up to the last dated event."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The period and area of a page; as written, and as dates.

    Attributes:
        total: how many events there are in the period, more than are looked at if ``cut``.
    """

    first: date | None
    last: date | None
    area: str
    total: int = 0

    @property
    def cut(self) -> bool:
        return self.total > MOST


def ground_of(request: Request) -> Ground:
    """The period and area of an address; the latest :data:`SPAN` where it gives none.

    Raises:
        InputError: a day is none, or the period is reversed.
    """
    given = request.query_params
    first, last = _day(given.get("from", "")), _day(given.get("to", ""))
    if first and last and first > last:
        raise InputError(f"The period ends ({last}) before it starts ({first})", "Swap its days")
    record: Record = request.app.state.record
    if first is None and last is None:
        last = latest_day(record)
        first = last - SPAN if last else None
    wanted = EventFilter(first=first, last=last)
    total = keep(request, ("count", wanted), lambda: record.count(wanted))
    return Ground(first, last, given.get("area", "").strip()[:100], total)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{text[:20]!r} is no day", "Write YYYY-MM-DD") from None


def latest_day(record: Record) -> date | None:
    """The last day on which an event starts."""
    rows = record.rows(EventFilter(), ("start",), order="-start", limit=1)
    return date.fromisoformat(rows[0][0]) if rows and rows[0][0] else None


def watch_of(request: Request, ground: Ground) -> Watch:
    """The record as the monitor looks at it in a period and area."""
    record: Record = request.app.state.record
    kept: Kept = request.app.state.watches
    period = (ground.first, ground.last)
    wanted = EventFilter(first=ground.first, last=ground.last)
    whole = kept.get(record, ("watch", period), lambda: _watch(record, wanted))
    return whole.within(whole.area(ground.area)) if ground.area else whole


def _watch(record: Record, wanted: EventFilter) -> Watch:
    events = record.events(wanted, limit=MOST, order="-start")
    return Watch(
        events=tuple(events),
        reports=record.reports_by_id(report_ids(events)),
        agreements=agreements_of(record),
        sites=sites_of(record),
        decisions=tuple(record.decisions()),
    )


def report_ids(events: Iterable[Event]) -> list[str]:
    """Ids of the reports behind events."""
    return list(dict.fromkeys(claim.report_id for event in events for claim in event.claims))


def board_of(request: Request) -> Board:
    """The board of the watched sites, from the latest events of their countries."""
    record: Record = request.app.state.record
    return keep(request, "board", lambda: _board(record))


def _board(record: Record) -> Board:
    sites = sites_of(record)
    if not sites:
        return Board((), (), ())
    countries = sorted({site.place.country for site in sites if site.place.country})
    found = [
        event
        for country in countries or [""]
        for event in record.events(EventFilter(country=country), limit=MOST, order="-start")
    ]
    agreements = agreements_of(record)
    sides = agreements[0].sides if agreements else None
    return board(sites, found, record.reports_by_id(report_ids(found)), sides)

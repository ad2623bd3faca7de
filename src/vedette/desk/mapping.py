"""What the map is sent: compact rows of events, the box they lie in, the basemap's address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from vedette.store import EventFilter, Record

BASEMAP = "/static/basemap"
"""Folder of the basemap."""
EPOCH = date(1970, 1, 1).toordinal()
MOST_POINTS = 4000
"""Events sent to the map at once; more are named on the page and come with the next zoom."""
COLUMNS = (
    "id", "longitude", "latitude", "family", "start", "killed", "injured", "radius_km",
    "status", "disputed", "place", "precision",
)  # fmt: skip
VAGUE_KM = {1: 0.0, 2: 25.0, 3: 25.0, 4: 50.0, 5: 25.0, 6: 250.0, 7: 100.0}
"""How far an event may lie from its point where only the precision is known, in km."""
NEWEST = 2000
MARGIN = 0.35
"""Degrees left free around the points of a map."""


def map_data(
    record: Record, wanted: EventFilter, sites: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    """The events of a map as short arrays, the most killed first."""
    placed = replace(wanted, placed=True)
    rows = record.rows(placed, COLUMNS, order="-killed", limit=MOST_POINTS)
    events = [event_row(row) for row in rows]
    total = len(events) if len(events) < MOST_POINTS else record.count(placed)
    return {"events": events, "sites": list(sites), "total": total, "shown": len(events)}


def event_row(row: tuple[Any, ...]) -> list[Any]:
    """One event: id, lon, lat, family, day, harm, radius, status, disputed, place."""
    id, lon, lat, family, start, killed, injured, km, status, disputed, place, exact = row
    harm = (killed or 0) + (injured or 0) / 4
    wide = km if km is not None else VAGUE_KM.get(exact or 1, 0.0)
    day = date.fromisoformat(start).toordinal() - EPOCH if start else None
    return [
        id, round(lon, 4), round(lat, 4), family, day, round(harm, 1), round(wide, 1),
        status, int(disputed > 0), place,
    ]  # fmt: skip


def box_of(record: Record, wanted: EventFilter) -> str:
    """West, south, east, north of where most of the newest events lie; empty without any."""
    placed = replace(wanted, placed=True)
    rows = record.rows(placed, ("longitude", "latitude"), order="-start", limit=NEWEST)
    if not rows:
        return ""
    lons, lats = sorted(r[0] for r in rows), sorted(r[1] for r in rows)
    cut = len(rows) // 10
    west, east = lons[cut], lons[-1 - cut]
    south, north = lats[cut], lats[-1 - cut]
    return point_box(west, south, east, north)


def point_box(west: float, south: float, east: float, north: float) -> str:
    """A box as the map reads it, with a margin."""
    sides = (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    return ",".join(f"{side:.3f}" for side in sides)

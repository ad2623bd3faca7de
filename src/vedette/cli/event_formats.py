"""Events as a table for people, and as CSV and GeoJSON for their tools."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = (
    "id", "start", "end", "type", "status", "title", "place", "admin1", "country", "latitude",
    "longitude", "radius_km", "precision", "killed_low", "killed", "killed_high", "injured",
    "displaced", "sources", "independent", "disputed", "decided", "rejected", "reliability",
    "credibility", "first_seen", "changed",
)  # fmt: skip
WIDE = 110
"""Columns of a terminal from which each cell has a column of its own."""
COUNTRY = 6
"""UCDP where_prec of a place that is a whole country."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters by which a spreadsheet takes a cell for a formula."""


def as_dicts(rows: Iterable[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """Rows of :data:`COLUMNS` as mappings."""
    return (dict(zip(COLUMNS, row, strict=True)) for row in rows)


def csv_lines(rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """The events as lines of CSV, the names of the columns first."""
    yield _line(COLUMNS)
    for row in rows:
        yield _line(safe_cell(value) for value in row)


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def geojson_lines(rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """One GeoJSON feature collection (RFC 7946); events without a place have a null geometry."""
    yield '{"type":"FeatureCollection","features":['
    before = None
    for event in as_dicts(rows):
        if before is not None:
            yield before + ","
        before = json.dumps(_feature(event), ensure_ascii=False)
    if before is not None:
        yield before
    yield "]}"


def _feature(event: Mapping[str, Any]) -> dict[str, Any]:
    longitude, latitude = event["longitude"], event["latitude"]
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {
        "type": "Feature",
        "id": event["id"],
        "geometry": point if longitude is not None and latitude is not None else None,
        "properties": {k: v for k, v in event.items() if k not in {"id", "latitude", "longitude"}},
    }


def table_of(rows: Iterable[tuple[Any, ...]], caption: str, width: int = WIDE) -> Table:
    """The events as a table: when, where, what, killed, sources, and whether they disagree.

    Args:
        width: columns of the terminal; on a narrow one, where and what share a column.
    """
    from rich.table import Table
    from rich.text import Text

    wide = width >= WIDE
    table = Table(header_style="bold", expand=wide, caption=caption, caption_justify="left")
    table.add_column("when", no_wrap=wide, min_width=10)
    if wide:
        table.add_column("where", ratio=3, overflow="fold")
    table.add_column("what", ratio=8 if wide else None, overflow="fold")
    table.add_column("killed", justify="right")
    table.add_column("src", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("event", no_wrap=True, style="dim")
    for event in as_dicts(rows):
        style = "strike dim" if event["rejected"] else ""
        cells = _cells(event) if wide else _narrow(event)
        table.add_row(*(Text(cell) for cell in cells), Text(event["id"]), style=style)
    return table


def _cells(event: Mapping[str, Any]) -> tuple[str, ...]:
    country = event["country"] if event["precision"] != COUNTRY else None
    named = dict.fromkeys((event["place"], event["admin1"], country))
    where = ", ".join(name for name in named if name)
    short = event["title"].replace(f", {event['place']}", "", 1)
    return when(event["start"], event["end"]), where, what(short, event["status"]), *_counts(event)


def _narrow(event: Mapping[str, Any]) -> tuple[str, ...]:
    told = what(event["title"], event["status"])
    return when(event["start"], event["end"]), told, *_counts(event)


def _counts(event: Mapping[str, Any]) -> tuple[str, str, str]:
    return (
        bounds(event["killed_low"], event["killed"], event["killed_high"]),
        str(event["independent"]),
        ("≠" if event["disputed"] else " ") + ("✓" if event["decided"] else " "),
    )


def when(start: str | None, end: str | None) -> str:
    """A day, or two days in short: "2020-02-03 – 05"."""
    if not start or not end:
        return "–"
    if start == end:
        return start
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first.replace(day=1) == last.replace(day=1):
        return f"{start} – {last:%d}"
    return f"{start} – {last:%m-%d}" if first.year == last.year else f"{start} – {end}"


def what(title: str, status: str) -> str:
    """An event's title, and its status unless it occurred."""
    return title if status == "occurred" else f"{title} ({status})"


def bounds(low: int | None, best: int | None, high: int | None) -> str:
    """A figure and its bounds: "8", "8 (4–8)", "13 (13+)"; empty where nobody counted."""
    if best is None:
        return ""
    if low == best == high:
        return f"{best:,}"
    span = f"{low or 0:,}+" if high is None else f"{low or 0:,}–{high:,}"
    return f"{best:,} ({span})"

"""Reports with their claims, made without the reader, which is tested elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from vedette.model import Claim, Decision, Figure, Place, Report, Source, Span
from vedette.store import Record

PLACES = {
    "Saraqeb": ("gn:172057", "Idlib", 35.864, 36.805),
    "Taftanaz": ("gn:163323", "Idlib", 35.998, 36.785),
    "Marea": ("gn:168000", "Aleppo", 36.480, 37.195),
}
START = datetime(2020, 2, 1, tzinfo=UTC)


def place(name: str) -> Place:
    id, admin1, latitude, longitude = PLACES[name]
    return Place(name, "SY", id, name, admin1, latitude, longitude, 1, 5.0)


def report(
    text: str, day: date = date(2020, 2, 3), publisher: str = "The Wire", **others: Any
) -> Report:
    made = Report(
        id=Report.make_id(text, day, publisher),
        text=text,
        published=day,
        title=text[:60],
        publisher=publisher,
        original=text.encode(),
        captured=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
    )
    return replace(made, **others)


def claim(of: Report, killed: int | None = None, **others: Any) -> Claim:
    """A shelling in Saraqeb on the day of its report, unless told otherwise."""
    fields: dict[str, Any] = {
        "report_id": of.id,
        "event_type": "shelling",
        "evidence": (Span(0, len(of.text), of.text),),
        "actors": ("Syrian army",),
        "targets": ("Turkish soldiers",),
        "place": place("Saraqeb"),
        "start": of.published,
        "end": of.published,
        "figures": (Figure("killed", "soldiers", killed, killed),) if killed is not None else (),
        "source": Source("the Turkish defence ministry", "official"),
        "reader": "test 1",
        "report_text": of.text,
    }
    return Claim(**{**fields, **others})


def add(record: Record, text: str, killed: int | None = None, **others: Any) -> Claim:
    """Add a report of one claim; the claim."""
    about = {k: others.pop(k) for k in ("day", "publisher", "captured") if k in others}
    made = report(text, **about)
    found = claim(made, killed, **others)
    record.add_report(made, [found])
    return found


def decide(
    record: Record, verdict: str, *subjects: str, hours: int = 0, **others: Any
) -> tuple[Decision, tuple[str, ...]]:
    """Decide some hours after the start of the record; the decision and the events computed."""
    at = others.pop("at", datetime(2020, 2, 20, tzinfo=UTC) + timedelta(hours=hours))
    made = Decision(verdict=verdict, subjects=subjects, by="ana", at=at, **others)
    return made, record.decide(made)

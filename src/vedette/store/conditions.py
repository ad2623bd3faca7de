"""A filter as conditions on the computed events table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, text

from vedette.codebook import load_codebook
from vedette.errors import InputError
from vedette.store.engine import matching_words
from vedette.store.filters import EventFilter
from vedette.store.folding import words_of
from vedette.store.schema import HOLDS, WORD_COLUMNS, events

column = events.c
SEASON = timedelta(100)
"""Up to this length a period holds few of the events of a record of years."""

_HARM = func.coalesce(column.killed, 0) + func.coalesce(column.injured, 0) / 4.0
"""Killed and, four for one, injured: how much a mistake would weigh."""
ORDERS: dict[str, tuple[Any, ...]] = {
    "start": (column.start.asc().nulls_last(), column.id),
    "-start": (column.start.desc().nulls_last(), column.id.desc()),
    "changed": (column.changed, column.id),
    "-changed": (column.changed.desc(), column.id.desc()),
    "-killed": (column.killed.desc().nulls_last(), column.id.desc()),
    "-sources": (column.independent.desc(), column.id.desc()),
    "-doubt": (column.doubt.desc(), column.id.desc()),
    "-wanted": ((column.doubt * (1 + _HARM)).desc(), column.id),
    "id": (column.id,),
}
"""Names of the orders a list may have; "-" is the greatest or latest first."""


def order_of(name: str) -> tuple[Any, ...]:
    """The ORDER BY of a name; every order ends in the id, so that pages never overlap.

    Raises:
        InputError: there is no such order.
    """
    if name not in ORDERS:
        raise InputError(f"There is no order {name!r}", f"Choose of {', '.join(ORDERS)}")
    return ORDERS[name]


def conditions(connection: Connection, wanted: EventFilter) -> list[Any]:
    """The WHERE of a filter."""
    found = [condition for make in _PLAIN if (condition := make(wanted)) is not None]
    for name, words in _worded(wanted):
        folded = words_of(words)
        if folded:
            found.append(matching_words(connection, name, folded))
    return found


def _worded(wanted: EventFilter) -> list[tuple[str, str]]:
    texts = (wanted.actor, wanted.source, wanted.place, wanted.text)
    named = zip((*WORD_COLUMNS[:3], ""), texts, strict=True)
    return [(name, text) for name, text in named if text]


def _box(wanted: EventFilter) -> Any:
    if wanted.box is None:
        return None
    west, south, east, north = wanted.box
    inside = (
        column.longitude.between(west, east)
        if west <= east
        else or_(column.longitude >= west, column.longitude <= east)
    )
    return and_(column.latitude.between(south, north), inside)


def _period(wanted: EventFilter) -> Any:
    """A day of the event lies in the period. Those of a short one are looked up before all else."""
    first = wanted.first.isoformat() if wanted.first else ""
    last = wanted.last.isoformat() if wanted.last else ""
    after, before = column.end >= first, column.start <= last
    if not (wanted.first and wanted.last):
        return after if first else before if last else None
    if wanted.last - wanted.first > SEASON or wanted.with_rejected:
        # As a bare column the start would send SQLite to an index that lacks the end.
        return and_(after, column.start.concat("") <= last)
    found = events.alias("found")
    number, start, end = found.c.number, found.c.start, found.c.end
    begun = select(number).where(start.between(first, last), found.c.rejected == text("0"))
    begun_before = select(number).where(end > start, start < first, end >= first)
    return column.number.in_(begun.union_all(begun_before))


def _kinds(wanted: EventFilter) -> Any:
    asked = []
    if wanted.types:
        book = load_codebook()
        families = {book.family_of(name) for name in wanted.types if name in book.types}
        asked.append(and_(column.family.in_(families), column.type.in_(wanted.types)))
    if wanted.families:
        asked.append(column.family.in_(wanted.families))
    return or_(*asked) if asked else None


_PLAIN: tuple[Callable[[EventFilter], Any], ...] = (
    _box,
    _kinds,
    _period,
    lambda f: column.status.in_(f.statuses) if f.statuses else None,
    lambda f: column.country == f.country if f.country else None,
    lambda f: column.id.in_(f.ids) if f.ids is not None else None,
    lambda f: column.disputed > 0 if f.only_disputed else None,
    lambda f: column.decided > 0 if f.only_decided else None,
    lambda f: column.decided == 0 if f.only_undecided else None,
    lambda f: column.latitude.is_not(None) if f.placed else None,
    lambda f: column.independent >= f.min_sources if f.min_sources else None,
    lambda f: column.killed >= f.min_killed if f.min_killed else None,
    lambda f: None if f.with_rejected else HOLDS,
)

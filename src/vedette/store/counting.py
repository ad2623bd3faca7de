"""Finding the counts that may include an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.linking.counting import counting_types, may_count
from vedette.model import Event
from vedette.store.database import Past
from vedette.store.filters import EventFilter

if TYPE_CHECKING:
    from vedette.store.events import Events

LOOKED_AT = 40
"""Events of a longer time or a wider area looked through, the most harmful first."""
MOST = 4


def counting(record: Events, event: Event, as_of: Past) -> list[Event]:
    """The events whose figures may count those of another: the shortest, the nearest first."""
    place = event.place
    if event.start is None or event.end is None or place is None or not place.country:
        return []
    wanted = EventFilter(
        types=counting_types(event.event_type),
        country=place.country,
        first=event.end,
        last=event.start,
    )
    own = (event.start.isoformat(), event.end.isoformat(), place.precision or 0)
    rows = record.rows(wanted, ("id", "start", "end", "precision"), order="-killed", as_of=as_of)
    wider = [id for id, first, last, precision in rows if _exceeds((first, last, precision), own)]
    found = record.events(EventFilter(ids=tuple(wider[:LOOKED_AT])), limit=None, as_of=as_of)
    return sorted((one for one in found if may_count(one, event)), key=_breadth)[:MOST]


def _exceeds(one: tuple[str, str, int], other: tuple[str, str, int]) -> bool:
    return one[:2] != other[:2] or (one[2] or 0) > other[2]


def _breadth(event: Event) -> tuple[int, int, str]:
    assert event.start and event.end and event.place
    return (event.end - event.start).days, event.place.precision or 0, event.id

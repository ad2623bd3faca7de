"""Events as the lists, the map and the counts need them: light columns, no JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from vedette.store import EventFilter, Record


@dataclass(frozen=True, slots=True)
class Row:
    """One event in a list; the fields are columns of the record, by name."""

    id: str
    type: str
    status: str
    start: date | None
    end: date | None
    place: str | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    killed_low: int | None
    killed: int | None
    killed_high: int | None
    injured: int | None
    displaced: int | None
    sources: int
    independent: int
    disputed: int
    decided: int
    rejected: int
    doubt: float
    reliability: str
    credibility: str
    changed: str
    title: str

    @property
    def where(self) -> str:
        """Region and country."""
        return ", ".join(part for part in (self.admin1, self.country) if part)

    @property
    def why(self) -> str:
        """Why a person should look at it, in words."""
        reasons = (
            (self.disputed, "sources differ"),
            (self.independent < 2, "one source"),
            (self.latitude is None, "not on the map"),
            (self.start is None, "no date"),
            (self.doubt >= 1 + self.disputed, "may be the same as another event"),
        )
        return ", ".join(words for found, words in reasons if found)


COLUMNS = tuple(field.name for field in fields(Row))


def list_rows(
    record: Record, wanted: EventFilter, order: str, limit: int, offset: int = 0
) -> list[Row]:
    """One page of events."""
    found = record.rows(wanted, COLUMNS, order=order, limit=limit, offset=offset)
    return [_row(values) for values in found]


def _row(values: tuple[object, ...]) -> Row:
    named = dict(zip(COLUMNS, values, strict=True))
    for name in ("start", "end"):
        named[name] = date.fromisoformat(str(named[name])) if named[name] else None
    return Row(**named)  # type: ignore[arg-type]

"""Which events: one filter for the command line, the desk and the exports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vedette.codebook import load_codebook
from vedette.errors import InputError

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """What events must be; every field left empty lets all through.

    Attributes:
        place: words of the place's name or first-level region.
        country: ISO 3166-1 alpha-2 code.
        box: west, south, east, north in degrees; west > east crosses the date line.
        first, last: the event has a day in this period.
        types, families, statuses: any of these codebook names.
        actor: words of an actor's or target's name, or its id.
        source: words of a source's or publisher's name.
        text: words of titles and quotes.
        ids: any of these event ids.
        only_disputed: sources disagree on a field.
        only_decided: a person has decided on it; only_undecided: nobody has.
        placed: it has a point on the map.
        min_sources: at least so many independent sources.
        min_killed: at least so many killed by the best figure.
        with_rejected: also events that a person rejected.
    """

    place: str = ""
    country: str = ""
    box: Box | None = None
    first: date | None = None
    last: date | None = None
    types: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str = ""
    source: str = ""
    text: str = ""
    ids: tuple[str, ...] | None = None
    only_disputed: bool = False
    only_decided: bool = False
    only_undecided: bool = False
    placed: bool = False
    min_sources: int = 0
    min_killed: int = 0
    with_rejected: bool = False


ALL = EventFilter()


def parse_box(text: str) -> Box | None:
    """A box of "west,south,east,north" in degrees; ``None`` of an empty text.

    Raises:
        InputError: it is no such box.
    """
    if not text.strip():
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise InputError(
            f"{text!r} is no box", "Write west,south,east,north in degrees: 36.1,35.4,37.3,36.2"
        ) from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise InputError(
            f"The box {text} is not on the globe", "Write west,south,east,north in degrees"
        )
    return west, south, east, north


def parse_period(text: str) -> tuple[date | None, date | None]:
    """First and last day of "2020-02-03", "2020-02", "2020" or "2020-02-03..2020-02-10".

    One side of ".." may be empty for an open period.

    Raises:
        InputError: it is no period.
    """
    if not text.strip():
        return None, None
    left, dots, right = text.partition("..")
    first = _days(left)[0] if left.strip() else None
    last = _days(right if dots else left)[1] if (right.strip() or not dots) else None
    if first and last and first > last:
        raise InputError(f"The period {text!r} ends before it starts", "Swap its days")
    return first, last


def _days(text: str) -> tuple[date, date]:
    parts = text.strip().split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        if len(numbers) == 2:
            year, month = numbers
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), date.fromordinal(following.toordinal() - 1)
        day = date(*numbers)
    except (ValueError, TypeError):
        raise InputError(
            f"{text.strip()!r} is no day, month or year", "Write 2020-02-03, 2020-02 or 2020"
        ) from None
    return day, day


def parse_types(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Event types and families of names, each of which may be either.

    Raises:
        InputError: a name is neither.
    """
    codebook = load_codebook()
    types, families = [], []
    for name in _split(names):
        if name in codebook.types:
            types.append(name)
        elif name in codebook.families:
            families.append(name)
        else:
            raise InputError(
                f"There is no event type or family {name!r}",
                f"Families: {', '.join(codebook.families)}; types: see 'vedette codebook'",
            )
    return tuple(types), tuple(families)


def parse_statuses(names: Iterable[str]) -> tuple[str, ...]:
    """Statuses of names.

    Raises:
        InputError: a name is none.
    """
    known = load_codebook().statuses
    found = tuple(_split(names))
    for name in found:
        if name not in known:
            raise InputError(f"There is no status {name!r}", f"Choose of {', '.join(known)}")
    return found


def _split(names: Iterable[str]) -> list[str]:
    return [part.strip() for name in names for part in name.split(",") if part.strip()]


def make_filter(
    *,
    types: Iterable[str] = (),
    statuses: Iterable[str] = (),
    period: str = "",
    box: str = "",
    country: str = "",
    **others: Any,
) -> EventFilter:
    """The filter of what a user wrote; ``others`` are fields taken as they are.

    Raises:
        InputError: a part of it makes no sense.
    """
    kinds, families = parse_types(types)
    first, last = parse_period(period)
    return EventFilter(
        types=kinds,
        families=families,
        statuses=parse_statuses(statuses),
        first=first,
        last=last,
        box=parse_box(box),
        country=country.strip().upper(),
        **others,
    )

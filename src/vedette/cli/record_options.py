"""Options that the commands on the record share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from vedette.store import EventFilter, Record

F = TypeVar("F", bound=Callable[..., Any])

db_option = click.option(
    "--db",
    envvar="VEDETTE_DB",
    default="vedette.db",
    show_default=True,
    show_envvar=True,
    metavar="PATH|URL",
    help="The record: a SQLite file, or postgresql://user@host/name.",
)

as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    metavar="YYYY-MM-DD",
    help="As the record stood at the end of that day (UTC).",
)

_FILTERS = (
    click.option("--place", default="", metavar="WORDS", help="Place or region: Saraqeb, Idlib."),
    click.option("--country", default="", metavar="CODE", help="ISO 3166 code: SY."),
    click.option(
        "--box", default="", metavar="W,S,E,N", help="West, south, east, north in degrees."
    ),
    click.option(
        "--period",
        default="",
        metavar="DAYS",
        help="2020-02-03, 2020-02, 2020, or FIRST..LAST; one side may be empty.",
    ),
    click.option(
        "--type", "types", multiple=True, metavar="TYPE", help="Event type or family; repeatable."
    ),
    click.option("--status", "statuses", multiple=True, metavar="STATUS", help="occurred, ..."),
    click.option("--actor", default="", metavar="WORDS", help="Who did it, or to whom."),
    click.option("--source", default="", metavar="WORDS", help="Who says it, or published it."),
    click.option("--text", default="", metavar="WORDS", help="Words of titles and quotes."),
    click.option(
        "--agreement", default="", metavar="ID", help="What bears on a clause of an agreement."
    ),
    click.option("--only-disputed", is_flag=True, help="Only where sources disagree."),
    click.option("--min-sources", type=int, default=0, help="At least so many independent ones."),
    click.option("--min-killed", type=int, default=0, help="At least so many killed."),
    click.option("--with-rejected", is_flag=True, help="Also events that a person rejected."),
)


def filter_options(command: F) -> F:
    """Give a command the options of an event filter, for :func:`wanted`."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def wanted(
    record: Record, options: dict[str, Any], as_of: date | datetime | None = None
) -> EventFilter:
    """The filter of a command's options.

    Raises:
        InputError: one of them makes no sense.
    """
    from dataclasses import replace

    from vedette.store import make_filter

    others = dict(options)
    agreement = others.pop("agreement")
    made = make_filter(**others)
    return replace(made, ids=_bearing_on(record, agreement, made, as_of)) if agreement else made


def _bearing_on(
    record: Record, agreement: str, made: EventFilter, as_of: date | datetime | None
) -> tuple[str, ...]:
    """Ids of the events that bear on any clause of an agreement."""
    from vedette.monitoring.clauses import ledger
    from vedette.monitoring.watch import watch

    seen = watch(record, made, as_of)
    judged = ledger(seen.agreement(agreement), seen.events, sites=seen.sites)
    return tuple(sorted({item.citation.event_id for row in judged.rows for item in row.items}))


@contextmanager
def opened(address: str, create: bool = False) -> Iterator[Record]:
    """The record at an address."""
    from vedette.store import open_record

    with open_record(address, create=create) as record:
        yield record


def past(at: datetime | None) -> date | datetime | None:
    """A day where only a day was given, else the moment (UTC)."""
    if at is None:
        return None
    from datetime import UTC

    return at.replace(tzinfo=UTC) if at.time().isoformat() != "00:00:00" else at.date()

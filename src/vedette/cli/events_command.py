"""``vedette events``: the events of the record."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.record_options import as_of_option, db_option, filter_options, opened, past, wanted

if TYPE_CHECKING:
    from vedette.store import EventFilter, Record

SHOWN = 200
"""Events of a table, unless told otherwise."""


@click.command("events")
@filter_options
@as_of_option
@click.option("--order", default="start", show_default=True, metavar="ORDER",
              help="start, -start, changed, -changed, -killed, -sources, -doubt, id.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), help=f"At most so many (table: {SHOWN}).")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv", "geojson"]),
              default="table", show_default=True)  # fmt: skip
@db_option
def command(
    as_of: datetime | None, order: str, limit: int | None, form: str, db: str, **options: Any
) -> None:
    """List events: when, where, what, how many killed, by how many independent sources.

    In the table, ≠ marks events whose sources disagree and ✓ those a person decided on.
    'jsonl' gives each event whole, with its claims and quotes; 'csv' and 'geojson' its columns.

    \b
    Examples:
      vedette events --place Saraqeb --period 2020-02
      vedette events --type remote --min-killed 5 --order=-killed
      vedette events --only-disputed --as-of 2020-02-05 --format jsonl
      vedette events --agreement idlib-2018 --period 2020-02
      vedette events --box 36.1,35.4,37.3,36.2 --format geojson > events.geojson
    """
    with opened(db) as record:
        chosen = wanted(record, options, past(as_of))
        if form == "jsonl":
            _json_lines(record, chosen, order, limit, past(as_of))
            return
        from vedette.cli import event_formats as formats

        shown = limit or (SHOWN if form == "table" else None)
        rows = record.rows(chosen, formats.COLUMNS, order=order, limit=shown, as_of=past(as_of))
        if form == "table":
            _table(rows, record.count(chosen, as_of=past(as_of)), as_of)
            return
    lines = formats.csv_lines(rows) if form == "csv" else formats.geojson_lines(rows)
    for line in lines:
        click.echo(line)


def _json_lines(
    record: Record, chosen: EventFilter, order: str, limit: int | None, at: Any
) -> None:
    for number, event in enumerate(record.each_event(chosen, order=order, as_of=at)):
        if number == limit:
            return
        click.echo(json.dumps(event.as_record(), ensure_ascii=False))


def _table(rows: list[tuple[Any, ...]], total: int, as_of: datetime | None) -> None:
    from rich.console import Console

    from vedette.cli.event_formats import table_of

    stood = f", as the record stood on {as_of:%Y-%m-%d}" if as_of else ""
    if not rows:
        click.echo(f"No events{stood}.")
        return
    shown = "" if len(rows) == total else f", {len(rows):,} shown"
    marks = "≠ sources disagree, ✓ decided by a person"
    caption = f"{total:,} events{shown}{stood}. {marks}. 'vedette show EVENT' has the words."
    console = Console()
    console.print(table_of(rows, caption, console.width))

"""``vedette show``: one event with every claim, quote, source and disagreement."""

from __future__ import annotations

import json
from datetime import datetime

import click

from vedette.cli.record_options import as_of_option, db_option, opened, past
from vedette.errors import InputError


@click.command("show")
@click.argument("event")
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True)  # fmt: skip
@db_option
def command(event: str, as_of: datetime | None, form: str, db: str) -> None:
    """Show an event: each field with the rule that chose it, and who says it in which words.

    EVENT is an id from 'vedette events'; an id it had before, or the id of one of its claims,
    does as well.

    \b
    Examples:
      vedette show e6e0e5c9fabfad537
      vedette show e6e0e5c9fabfad537 --as-of 2020-02-04 --format json
    """
    with opened(db) as record:
        found = record.event(event, as_of=past(as_of))
        if found is None:
            raise InputError(
                f"The record holds no event {event!r}", "See 'vedette events' for the ids"
            )
        if form == "json":
            click.echo(json.dumps(found.as_record(), ensure_ascii=False, indent=1))
            return
        reports = {c.report_id: record.report(c.report_id) for c in found.claims}
        counting = record.counting(found, as_of=past(as_of))
    from rich.console import Console

    from vedette.cli.event_view import print_event

    known = {id: r for id, r in reports.items() if r is not None}
    print_event(Console(), found, known, counting)

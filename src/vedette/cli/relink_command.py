"""``vedette relink``: all events anew, from what is kept."""

from __future__ import annotations

import click

from vedette.cli.progress_bars import progress_bars
from vedette.cli.record_options import db_option, opened


@click.command("relink")
@db_option
def command(db: str) -> None:
    """Compute all links and events anew with this version of Vedette.

    Run it after an update: a better comparison of claims may join or part events. Reports,
    claims and decisions stay as they are, and every decision counts as before. Either all of
    it is done or, when it is broken off, nothing.
    """
    with opened(db) as record, progress_bars() as progress:
        before = record.count()
        record.relink(progress)
        after = record.count()
    click.echo(f"{after:,} events, {before:,} before.")

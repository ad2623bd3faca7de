"""``vedette check``: is this database whole?"""

from __future__ import annotations

import sys

import click

from vedette.cli.progress_bars import progress_bars
from vedette.cli.record_options import db_option, opened


@click.command("check")
@db_option
def command(db: str) -> None:
    """Check that the record is whole, and say what is wrong.

    Compares every original with its SHA-256, every quote with its report, every claim and
    decision with its id; then computes all events again from reports, claims and decisions:
    they must be the same, byte for byte. Ends with exit code 1 when something is wrong.
    """
    from vedette.store.engine import shown

    found = 0
    with opened(db) as record, progress_bars() as progress:
        for problem in record.check(progress):
            found += 1
            click.echo(str(problem))
        events = record.count()
    if found:
        click.echo(
            f"vedette: {found:,} things are wrong with {shown(db)}. If they are events and links "
            "alone, run 'vedette relink'; else restore it from a copy.",
            err=True,
        )
        sys.exit(1)
    click.echo(f"{shown(db)} is whole: {events:,} events come out the same computed again.")

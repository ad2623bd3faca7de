"""``vedette check``: is this database whole?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

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
    with opened(db) as record, _progress() as progress:
        for problem in record.check(progress):
            found += 1
            click.echo(str(problem))
        events = record.count()
    if found:
        click.echo(
            f"vedette: {found:,} things are wrong with {shown(db)}. Restore it from a copy, "
            "or add its reports to a new database.",
            err=True,
        )
        sys.exit(1)
    click.echo(f"{shown(db)} is whole: {events:,} events come out the same computed again.")


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each step, where a person looks at it."""
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress, TaskID

    steps: dict[str, TaskID] = {}
    with Progress(console=Console(stderr=True), transient=True) as bars:

        def show(step: str, done: int, total: int) -> None:
            if step not in steps:
                steps[step] = bars.add_task(step, total=total)
            bars.update(steps[step], completed=done, total=total)

        yield show

"""``vedette add``: reports into the record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import click

from vedette.cli.record_options import db_option, opened
from vedette.cli.report_options import report_options
from vedette.errors import ReportError
from vedette.intake import Defaults, SetAside, open_reports
from vedette.intake.open import Opened
from vedette.model import Report

if TYPE_CHECKING:
    from vedette.store import Record


@dataclass(slots=True)
class Counts:
    """How many reports came to what."""

    new: int = 0
    known: int = 0
    aside: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.new:,} new, {self.known:,} known, {len(self.aside):,} set aside"


@click.command("add")
@report_options
@db_option
@click.option("--again", is_flag=True, help="Read known reports anew with this reader.")
def command(
    sources: tuple[str, ...],
    db: str,
    published: datetime | None,
    title: str | None,
    publisher: str | None,
    again: bool,
) -> None:
    """Read reports, keep them, and link their claims to events.

    Takes what 'vedette read' takes. Each report is kept whole or not at all, so a broken run
    is taken up by running it again; a known report changes nothing. Reports that cannot be
    read are set aside with their reason (see 'vedette aside'); the exit code is then 2.

    \b
    Examples:
      vedette add samples/
      vedette add wire.jsonl --db idlib.db
      vedette add https://example.org/story.html
    """
    defaults = Defaults(published.date() if published else None, title, publisher)
    counts = Counts()
    with opened(db, create=True) as record, record.run("add") as run:
        for item in _shown(_opened(sources, defaults), counts):
            _take(record, item, counts, again)
        run.new, run.known, run.aside = counts.new, counts.known, len(counts.aside)
        total = record.count()
    for line in counts.aside:
        click.echo(f"vedette: set aside {line}", err=True)
    click.echo(f"{counts}. The record now holds {total:,} events; see 'vedette events'.", err=True)
    if counts.aside:
        sys.exit(2)


def _opened(sources: tuple[str, ...], defaults: Defaults) -> Iterator[Opened]:
    for source in sources:
        yield from open_reports(source, defaults)


def _take(record: Record, item: Opened, counts: Counts, again: bool) -> None:
    """Keep one report, or why it is none."""
    if isinstance(item, SetAside):
        _aside(record, item, counts)
        return
    if not again and record.holds(item):
        counts.known += 1
        return
    from vedette.reading import read_doc

    try:
        added = record.add_report(item, read_doc(item)._.claims)
    except ReportError as error:
        named = SetAside(item.url or item.title or item.id, error.problem, error.remedy)
        _aside(record, named, counts, item)
        return
    counts.new += added.state != "known"
    counts.known += added.state == "known"


def _aside(record: Record, item: SetAside, counts: Counts, report: Report | None = None) -> None:
    data = report.original or report.text.encode() if report else None
    record.set_aside(item.source, item.reason, item.remedy, data)
    counts.aside.append(str(item))


def _shown(items: Iterator[Opened], counts: Counts) -> Iterator[Opened]:
    """Count what comes of the reports on standard error, where a person looks at it."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading the first report", total=None)
        for item in items:
            yield item
            progress.update(task, description=str(counts))

"""``vedette read``: code reports without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime

import click

from vedette.cli.report_options import report_options
from vedette.intake import Defaults, SetAside, open_reports
from vedette.intake.open import Opened
from vedette.model import Report


@click.command("read")
@report_options
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="A table for people, or one claim a line.")  # fmt: skip
@click.option("--explain", is_flag=True, help="Show for each value the rule and the words.")
def command(
    sources: tuple[str, ...],
    published: datetime | None,
    title: str | None,
    publisher: str | None,
    form: str,
    explain: bool,
) -> None:
    """Read reports and print their claims: who did what to whom, where, when, says who.

    PATH may be a .txt, .html, .pdf, .jsonl or .warc(.gz) file or a folder of them; a .jsonl
    holds one report a line, with "text" or "html" and, if known, id, published, title, url,
    publisher, language; a .warc one report a captured page.
    Nothing is stored. Reports that cannot be read are named on standard error, the others go
    on; the exit code is then 2.

    \b
    Examples:
      vedette read story.txt --published 2020-02-07
      vedette read samples/ --format jsonl > claims.jsonl
      cat story.txt | vedette read - --explain
    """
    defaults = Defaults(published.date() if published else None, title, publisher)
    aside = 0
    for opened in _with_progress(_opened(sources, defaults), form):
        if isinstance(opened, SetAside):
            aside += 1
            click.echo(f"vedette: set aside {opened}", err=True)
        else:
            _print(opened, form, explain)
    if aside:
        sys.exit(2)


def _opened(sources: tuple[str, ...], defaults: Defaults) -> Iterator[Opened]:
    for source in sources:
        yield from open_reports(source, defaults)


def _with_progress(reports: Iterator[Opened], form: str) -> Iterator[Opened]:
    """Count the reports on standard error while their claims go to a file."""
    if sys.stdout.isatty() or not sys.stderr.isatty():
        yield from reports
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} reports read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("reading", total=None)
        for report in reports:
            yield report
            progress.advance(task)


def _print(report: Report, form: str, explain: bool) -> None:
    from vedette.reading import read_doc

    doc = read_doc(report)
    if form == "jsonl":
        for claim in doc._.claims:
            click.echo(json.dumps(claim.as_record(), ensure_ascii=False))
        return
    from rich.console import Console

    from vedette.cli.claims_table import print_claims

    console = Console()
    print_claims(console, report, doc._.claims)
    if explain:
        from vedette.cli.explanation_table import print_explanations
        from vedette.reading.explanation import explain as explained

        print_explanations(console, explained(doc))

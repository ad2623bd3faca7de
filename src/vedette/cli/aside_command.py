"""``vedette aside``: what could not be added, and why."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from vedette.cli.record_options import db_option, opened


@click.command("aside")
@db_option
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="A table for people, or one object a line.")  # fmt: skip
def command(db: str, form: str) -> None:
    """List the reports that were set aside: where from, why, and what to do.

    Mend the cause and add them again; what was set aside stays listed with its day.
    """
    with opened(db) as record:
        found = record.asides()
    if form == "jsonl":
        for aside in found:
            click.echo(json.dumps(asdict(aside), ensure_ascii=False, default=str))
        return
    if not found:
        click.echo("Nothing was set aside.")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold", expand=True)
    for name, ratio in (("when", 2), ("report", 4), ("why", 5), ("what to do", 5)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for aside in found:
        cells = (f"{aside.at:%Y-%m-%d %H:%M}", aside.source, aside.reason, aside.remedy)
        table.add_row(*(Text(cell) for cell in cells))
    Console().print(table)

"""``vedette codebook``: the types, statuses and kinds as a table or as JSON."""

from __future__ import annotations

import json

import click

from vedette.codebook import load_codebook


@click.command("codebook")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def command(form: str) -> None:
    """Print the codebook: every event type with its family and crosswalk."""
    codebook = load_codebook()
    if form == "json":
        click.echo(json.dumps(codebook.as_record(), ensure_ascii=False, indent=1))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Vedette codebook, version {codebook.version}")
    for column in ("event type", "family", "what it is", "ACLED", "PLOVER", "CAMEO"):
        table.add_column(column, overflow="fold")
    for kind in codebook.types.values():
        acled = " / ".join(kind.acled) or "–"
        table.add_row(
            kind.name, kind.family, kind.definition, acled, kind.plover or "–", kind.cameo or "–"
        )
    console = Console()
    console.print(table)
    for name, values in (
        ("statuses", codebook.statuses),
        ("figure kinds", codebook.figure_kinds),
        ("source kinds", codebook.source_kinds),
        ("stances", codebook.stances),
    ):
        console.print(f"[bold]{name}[/bold]: {', '.join(values)}")

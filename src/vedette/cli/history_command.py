"""``vedette history``: how an event came to be what it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.record_options import db_option, opened
from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.store import Version


@click.command("history")
@click.argument("event")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text",
              show_default=True)  # fmt: skip
@db_option
def command(event: str, form: str, db: str) -> None:
    """Show every version of an event: which report or decision changed what, and when.

    \b
    Example:
      vedette history e6e0e5c9fabfad537
    """
    with opened(db) as record:
        versions = record.history(event)
    if not versions:
        raise InputError(f"The record holds no event {event!r}", "See 'vedette events' for the ids")
    if form == "jsonl":
        for version in versions:
            click.echo(json.dumps(_as_record(version), ensure_ascii=False))
        return
    from rich.console import Console

    console = Console()
    for version in versions:
        console.print(_text(version))


def _as_record(version: Version) -> dict[str, Any]:
    return {
        "at": version.at.isoformat(),
        "reports": list(version.reports),
        "decisions": [decision.as_record() for decision in version.decisions],
        "changes": [{"field": c.field, "before": c.before, "after": c.after}
                    for c in version.changes],
        "event": version.event.as_record(),
    }  # fmt: skip


def _text(version: Version) -> Any:
    from rich.text import Text

    from vedette.cli.event_view import decision_words

    lines = [Text(f"{version.at:%Y-%m-%d %H:%M:%S} UTC  {version.event.id}", style="bold")]
    lines += [Text(f"  report {report}") for report in version.reports]
    lines += [Text(f"  {decision_words(decision)}") for decision in version.decisions]
    for change in version.changes:
        after = _words(change.field, change.after)
        before = f"{_words(change.field, change.before)} → " if change.before else ""
        lines.append(Text(f"    {change.field}: {before}{after}", style="dim"))
    return Text("\n").join(lines)


def _words(field: str, value: Any) -> str:
    from vedette.cli.event_formats import bounds

    if not value:
        return "none"
    if field == "totals":
        return ", ".join(
            f"{figure['kind']} {bounds(figure['low'], figure['best'], figure['high'])}"
            for figure in value
        )
    if field == "disagreements":
        return "; ".join(told["text"] for told in value)
    if field == "place":
        return str(value["name"] or value["text"])
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

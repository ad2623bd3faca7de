"""Options and printing that the monitor's commands share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from vedette.exports.sheets import Sheet

F = TypeVar("F", bound=Callable[..., Any])
DAY = click.DateTime(["%Y-%m-%d"])

format_option = click.option("--format", "form", type=click.Choice(["table", "json", "csv"]),
                             default="table", show_default=True,
                             help="For people, for programs, or for spreadsheets.")  # fmt: skip
output_option = click.option("-o", "--output", type=click.Path(dir_okay=False),
                             help="Write to a file instead of the terminal.")  # fmt: skip
release_option = click.option(
    "--release", "level", type=click.Choice(["internal", "public"]), default="internal",
    show_default=True, help="Public withholds positions of posts, convoys, shelters, hospitals.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """The period and area that a command is asked for."""

    first: date | None
    last: date | None
    area: str


@dataclass(frozen=True, slots=True)
class Output:
    """How and where a result goes, and at which release level."""

    form: str
    path: str | None
    level: str


def period_options(command: F) -> F:
    """Options --from, --to and --area, handed on as ``ground``."""

    @wraps(command)
    def gathered(**options: Any) -> Any:
        first, last = options.pop("first"), options.pop("last")
        ground = Ground(_day(first), _day(last), options.pop("area"))
        return command(ground=ground, **options)

    for option in (
        click.option("--area", default="", metavar="NAME",
                     help="An agreement's area, a region, a place, or a country code."),
        click.option("--to", "last", type=DAY, metavar="YYYY-MM-DD", help="Last day."),
        click.option("--from", "first", type=DAY, metavar="YYYY-MM-DD", help="First day."),
    ):  # fmt: skip
        gathered = option(gathered)
    return cast(F, gathered)


def output_options(command: F) -> F:
    """Options --format, -o and --release, handed on as ``out``."""

    @wraps(command)
    def gathered(**options: Any) -> Any:
        out = Output(options.pop("form"), options.pop("output"), options.pop("level"))
        return command(out=out, **options)

    for option in (release_option, output_option, format_option):
        gathered = option(gathered)
    return cast(F, gathered)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def emit(result: Any, sheet: Sheet, out: Output, as_of: Any = None) -> None:
    """Print or write a result, with as of when and at which release level."""
    if out.form == "table" and not out.path:
        print_sheet(sheet)
        return
    about = {"as_of": as_of, "release": out.level}
    with _stream(out.path) as stream:
        if out.form == "json":
            told = {**meta(about), "result": result}
            stream.write(json.dumps(told, ensure_ascii=False, indent=2, default=str) + "\n")
        else:
            from vedette.exports.sheets import write_csv

            write_csv(sheet, stream)
    if out.path and out.form != "json":
        sidecar = Path(f"{out.path}.meta.json")
        told = {**meta(about), "sheet": sheet.title, "rows": len(sheet.rows)}
        sidecar.write_text(json.dumps(told, indent=2, default=str) + "\n", encoding="utf8")


def _stream(output: str | None) -> Any:
    return open(output, "w", encoding="utf8", newline="") if output else nullcontext(sys.stdout)


def meta(about: dict[str, Any]) -> dict[str, Any]:
    """As of when, by which codebook, at which release level."""
    from vedette.codebook import load_codebook

    made = datetime.now(UTC).isoformat(timespec="seconds")
    return {"made": made, "codebook": load_codebook().version, **about}


def print_sheet(sheet: Sheet) -> None:
    """A table for people; markup in cells is shown as it is."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if not sheet.rows:
        click.echo(f"{sheet.title}: nothing to show.")
        return
    brief = sheet.brief or sheet.columns
    table = Table(title=sheet.title, title_justify="left", header_style="bold")
    for name in brief:
        table.add_column(name.replace("_", " "), overflow="fold")
    places = [sheet.columns.index(name) for name in brief]
    for row in sheet.rows:
        table.add_row(*(Text("" if row[i] is None else str(row[i])) for i in places))
    console.print(table)

"""``vedette sitrep``: the situation report of a period and an area."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from vedette.cli.monitor_output import DAY, release_option
from vedette.cli.record_options import as_of_option, db_option, opened, past
from vedette.errors import InputError
from vedette.exports.sitrep import FORMS, written_as


@dataclass(frozen=True, slots=True)
class Options:
    """The command's options."""

    db: str
    first: datetime
    last: datetime
    area: str
    agreement_id: str | None
    form: str | None
    output: str | None
    as_of: datetime | None
    level: str


@click.command("sitrep")
@db_option
@click.option("--from", "first", type=DAY, metavar="YYYY-MM-DD", required=True, help="First day.")
@click.option("--to", "last", type=DAY, metavar="YYYY-MM-DD", required=True, help="Last day.")
@click.option("--area", default="", metavar="NAME",
              help="An agreement's area, a region, a place, or a country code.")  # fmt: skip
@click.option("--agreement", "agreement_id", help="Judge this agreement alone.")
@click.option("--format", "form", type=click.Choice(list(FORMS)),
              help="Of the file's ending by default, else md.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")
@as_of_option
@release_option
def command(**options: object) -> None:
    """Write the situation report: what changed, incidents by clause, sites, casualties,
    displacement, access, talks, what is disputed and what rests on one source.

    Every sentence has footnotes to claims and their quotes; "alleged" marks what one
    independent source says.

    \b
    Examples:
      vedette sitrep --from 2020-02-01 --to 2020-02-10 --area Idlib -o idlib.html
      vedette sitrep --from 2020-02-01 --to 2020-02-10 --release public -o idlib.pdf
      vedette sitrep --from 2020-02-01 --to 2020-02-10
    """
    _write(Options(**options))  # type: ignore[arg-type]


def _write(options: Options) -> None:
    from vedette.monitoring.sitrep import Asked, compose

    form = _form(options.form, options.output)
    asked = Asked(options.level, past(options.as_of), options.agreement_id)
    with opened(options.db) as record:
        report = compose(record, options.first.date(), options.last.date(), options.area, asked)
    written = written_as(report, form)
    if options.output:
        Path(options.output).write_bytes(written)
        click.echo(f"{options.output}: {report.title}, {len(report.footnotes)} sources", err=True)
    elif form in ("docx", "pdf") and sys.stdout.isatty():
        raise InputError(f"A {form} file cannot be shown here", "Name a file: -o report." + form)
    else:
        sys.stdout.buffer.write(written)


def _form(form: str | None, output: str | None) -> str:
    ending = Path(output).suffix.lstrip(".").lower() if output else ""
    return form or {"htm": "html", "markdown": "md"}.get(
        ending, ending if ending in FORMS else "md"
    )

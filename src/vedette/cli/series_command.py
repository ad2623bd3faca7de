"""``vedette series``: counts per day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vedette.cli.monitor_output import Ground, Output, emit, output_options, period_options
from vedette.cli.record_options import db_option, opened

if TYPE_CHECKING:
    from vedette.monitoring.watch import Watch


@click.command("series")
@db_option
@period_options
@click.option("--measure", type=click.Choice(["incidents", "fatalities", "violations"]),
              default="incidents", show_default=True, help="What is counted.")  # fmt: skip
@click.option("--by", type=click.Choice(["", "area", "party", "clause", "type"]), default="",
              help="One series for each of these.")  # fmt: skip
@click.option("--agreement", "agreement_id", help="The agreement of --by clause.")
@click.option("--backed", is_flag=True, help="Leave out events with one independent source.")
@click.option("--missions", is_flag=True,
              help="Counts told by monitoring missions, with their previous period's.")  # fmt: skip
@output_options
def command(  # noqa: PLR0913
    db: str,
    ground: Ground,
    measure: str,
    by: str,
    agreement_id: str | None,
    backed: bool,
    missions: bool,
    out: Output,
) -> None:
    """Show counts per day beside the previous period and a baseline.

    A day of which nothing was reported is a gap, not a zero.

    \b
    Examples:
      vedette series --from 2020-02-01 --to 2020-02-10 --by party
      vedette series --measure violations --by area --format csv -o violations.csv
    """
    from vedette.cli.series_table import print_series
    from vedette.exports import sheets
    from vedette.monitoring import harm
    from vedette.monitoring.asking import Question, ask
    from vedette.monitoring.watch import watch

    with opened(db) as record:
        seen = watch(record)
    if missions:
        _emit_missions(seen, ground, out)
        return
    question = Question(
        ground.first, ground.last, ground.area, measure, by, agreement_id, not backed
    )
    found = harm.release(ask(seen, question), out.level)
    if out.form == "table" and not out.path:
        print_series(found)
        return
    records = [one.as_record() for one in found]
    emit(records, sheets.series_sheet(found), out)


def _emit_missions(seen: Watch, ground: Ground, out: Output) -> None:
    from vedette.exports import sheets
    from vedette.monitoring import harm
    from vedette.monitoring.missions import counts

    area = seen.area(ground.area) if ground.area else None
    seen = seen.within(area, ground.first, ground.last)
    found = harm.release(counts(seen.events, seen.reports), out.level)
    emit([one.as_record() for one in found], sheets.missions_sheet(found), out)

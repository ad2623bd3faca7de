"""``vedette casualties``: people killed, injured, missing, by side and status."""

from __future__ import annotations

import click

from vedette.cli.monitor_output import Ground, Output, emit, output_options, period_options
from vedette.cli.record_options import db_option, opened


@click.command("casualties")
@db_option
@period_options
@click.option("--rule", default="latest", show_default=True,
              type=click.Choice(["latest", "conservative", "median"]),
              help="How the best figure is chosen among sources.")  # fmt: skip
@output_options
def command(
    db: str,
    ground: Ground,
    rule: str,
    out: Output,
) -> None:
    """Show casualties with bounds, by side and by civilian or combatant.

    Rows of different sides are not added; running tolls stand apart with their reason.

    \b
    Examples:
      vedette casualties --from 2020-02-01 --to 2020-02-10 --area Idlib
      vedette casualties --rule conservative --format csv -o casualties.csv
    """
    from vedette.exports import sheets
    from vedette.monitoring import casualties, harm
    from vedette.monitoring.watch import watch

    with opened(db) as record:
        seen = watch(record)
    seen = seen.within(seen.area(ground.area) if ground.area else None, ground.first, ground.last)
    made = casualties.table(seen.events, casualties.rule_named(rule), seen.reports)
    made = harm.release(made, out.level)
    emit(made.as_record(), sheets.casualties_sheet(made), out)

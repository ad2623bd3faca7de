"""``vedette displacement``: people displaced and returned, by IDMC's fields."""

from __future__ import annotations

import click

from vedette.cli.monitor_output import Ground, Output, emit, output_options, period_options
from vedette.cli.record_options import db_option, opened


@click.command("displacement")
@db_option
@period_options
@output_options
def command(
    db: str,
    ground: Ground,
    out: Output,
) -> None:
    """Show figures of displacement: stock, new displacements and returns, never added.

    One figure told often stands once. The recommended figure of a category is the latest.

    \b
    Examples:
      vedette displacement --area SY
      vedette displacement --format csv -o displacement.csv
    """
    from vedette.exports import sheets
    from vedette.monitoring import displacement, harm
    from vedette.monitoring.watch import watch

    with opened(db) as record:
        seen = watch(record)
    seen = seen.within(seen.area(ground.area) if ground.area else None, ground.first, ground.last)
    made = harm.release(displacement.table(seen.events, seen.reports), out.level)
    emit(made.as_record(), sheets.displacement_sheet(made), out)

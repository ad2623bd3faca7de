"""``vedette alerts``: levels not seen in months."""

from __future__ import annotations

import click

from vedette.cli.monitor_output import Ground, Output, emit, output_options, period_options
from vedette.cli.record_options import db_option, opened


@click.command("alerts")
@db_option
@period_options
@click.option("--months", type=click.IntRange(1, 60), default=3, show_default=True,
              help="How far to look back, of 30 days each.")  # fmt: skip
@click.option("--least", type=click.IntRange(1), default=2, show_default=True,
              help="The least value that raises an alert.")  # fmt: skip
@output_options
def command(
    db: str,
    ground: Ground,
    months: int,
    least: int,
    out: Output,
) -> None:
    """Show days whose count is above all days of the past months, with the reasons.

    Incidents, fatalities and violations are looked at, in all and by region. No forecast.

    \b
    Examples:
      vedette alerts --from 2020-02-01
      vedette alerts --months 12 --area Idlib
    """
    from vedette.exports import sheets
    from vedette.monitoring import harm
    from vedette.monitoring.alerts import alerts
    from vedette.monitoring.asking import Question, ask
    from vedette.monitoring.series import MEASURES
    from vedette.monitoring.watch import watch

    with opened(db) as record:
        seen = watch(record)
    asked = [
        Question(ground.first, ground.last, ground.area, measure, by)
        for measure in MEASURES for by in ("", "area")
    ]  # fmt: skip
    found = alerts((one for q in asked for one in ask(seen, q)), months=months, least=least)
    found = harm.release(found, out.level)
    records = [alert.as_record() for alert in found]
    emit(records, sheets.alerts_sheet(found), out)

"""``vedette sites``: the board of sites."""

from __future__ import annotations

from datetime import datetime

import click

from vedette.cli.monitor_output import Output, emit, output_options
from vedette.cli.record_options import as_of_option, db_option, opened, past


@click.command("sites")
@db_option
@as_of_option
@click.option("--movements", is_flag=True, help="Patrols, withdrawals and access instead.")
@output_options
def command(
    db: str,
    as_of: datetime | None,
    movements: bool,
    out: Output,
) -> None:
    """Show the latest word of each source on each site, and on groups of them.

    A number without names ("three of its posts") stands as a count of the group; positions
    that no site file lists stand at the end.

    \b
    Examples:
      vedette sites
      vedette sites --movements
      vedette sites --format csv --release public -o sites.csv
    """
    from vedette.exports import sheets
    from vedette.monitoring import harm, sites
    from vedette.monitoring.movements import movements as find_movements
    from vedette.monitoring.watch import watch

    with opened(db) as record:
        seen = watch(record, as_of=past(as_of))
    if movements:
        found = harm.release(find_movements(seen.events, seen.reports, seen.sides), out.level)
        emit([m.as_record() for m in found], sheets.movements_sheet(found), out, past(as_of))
        return
    board = harm.release(sites.board(seen.sites, seen.events, seen.reports, seen.sides), out.level)
    emit(board.as_record(), sheets.board_sheet(board), out, past(as_of))

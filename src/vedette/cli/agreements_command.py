"""``vedette agreements``: agreements clause by clause."""

from __future__ import annotations

from datetime import datetime

import click

from vedette.cli.monitor_output import Output, emit, output_options
from vedette.cli.record_options import as_of_option, db_option, opened, past


@click.command("agreements")
@click.argument("agreement_id", required=False, metavar="[AGREEMENT]")
@db_option
@as_of_option
@click.option("--claims", is_flag=True, help="One row for each claim that bears on a clause.")
@output_options
def command(
    agreement_id: str | None,
    db: str,
    as_of: datetime | None,
    claims: bool,
    out: Output,
) -> None:
    """Judge an agreement clause by clause: compliant, alleged breach, disputed, undetermined.

    Without a name, lists the agreements, or judges the only one there is.

    \b
    Examples:
      vedette agreements
      vedette agreements idlib-2018 --claims
      vedette agreements idlib-2018 --as-of 2020-02-07
    """
    from vedette.exports import sheets
    from vedette.monitoring import clauses, harm
    from vedette.monitoring.watch import watch

    with opened(db) as record:
        seen = watch(record, as_of=past(as_of))
    if agreement_id is None and len(seen.agreements) != 1:
        listed = [a.as_record() for a in seen.agreements]
        emit(listed, sheets.agreements_sheet(seen.agreements), out, past(as_of))
        return
    made = clauses.ledger(
        seen.agreement(agreement_id), seen.events, seen.decisions,
        sites=seen.sites, reports=seen.reports,
    )  # fmt: skip
    made = harm.release(made, out.level)
    sheet = sheets.ledger_claims_sheet(made) if claims else sheets.ledger_sheet(made)
    emit(made.as_record(), sheet, out, past(as_of))

"""``vedette agreement``: agreements that an analyst writes, and judgements that overrule."""

from __future__ import annotations

import click

from vedette.cli.record_options import db_option, opened


@click.group("agreement")
def command() -> None:
    """Add an agreement, or overrule the judgement of one of its clauses.

    \b
    Examples:
      vedette agreement add samples/agreements/idlib.yaml
      vedette agreement judge idlib-2018 2 disputed --by ana --reason "Moscow denies it"
    """


@command.command("add")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@db_option
def add(files: tuple[str, ...], db: str) -> None:
    """Check agreement files and keep them; a changed file becomes a new version.

    Nothing is kept of a file that has a fault; the message names the field. The format is
    in docs/monitoring.md, its JSON Schema in 'agreement.schema.json'.
    """
    from vedette.monitoring.agreements import load_agreement

    loaded = [load_agreement(file) for file in files]
    with opened(db, create=True) as record:
        for agreement, data in loaded:
            new = record.put_document("agreement", agreement.id, data)
            state = "kept" if new else "known already"
            click.echo(
                f"{agreement.id}: {agreement.title}, {len(agreement.clauses)} clauses, {state}"
            )


@command.command("judge")
@click.argument("agreement_id", metavar="AGREEMENT")
@click.argument("number", metavar="CLAUSE")
@click.argument("judgement", type=click.Choice(
    ["compliant", "alleged_breach", "disputed", "undetermined"]))  # fmt: skip
@click.option("--by", required=True, help="Who decides.")
@click.option("--reason", default="", help="Why.")
@db_option
def judge(agreement_id: str, number: str, judgement: str, by: str, reason: str, db: str) -> None:
    """Overrule the judgement of a clause; 'vedette undo' takes it back."""
    from vedette.monitoring.judging import overrule

    with opened(db) as record:
        decision = overrule(record, agreement_id, number, judgement, by=by, reason=reason)
    click.echo(f"{decision.id}: clause {number} of {agreement_id} is {judgement}, by {by}")

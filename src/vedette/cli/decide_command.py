"""``vedette decide``: a person's verdict, kept beside the machine's."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.record_options import db_option, opened
from vedette.errors import InputError
from vedette.model import Decision

if TYPE_CHECKING:
    from vedette.model import Event
    from vedette.store import Record

VERDICTS = ("accept", "reject", "amend", "same", "different", "unsure", "undo")
LISTS = frozenset({"actors", "targets"})
DATA = frozenset({"place", "figures"})


@click.command("decide")
@click.argument("verdict", type=click.Choice(VERDICTS), metavar="VERDICT")
@click.argument("subjects", nargs=-1, required=True, metavar="ID... [FIELD=VALUE]")
@click.option("--why", default="", help="The reason, kept with the decision.")
@click.option("--by", envvar="VEDETTE_USER", show_envvar=True, help="Who decides: your login name.")
@click.option("--preview", is_flag=True, help="Show what would change, and keep nothing.")
@db_option
def command(
    verdict: str, subjects: tuple[str, ...], why: str, by: str | None, preview: bool, db: str
) -> None:
    """Decide about events and claims. Decisions are signed, dated, and only ever added to.

    \b
    accept ID...             the claims hold
    reject ID...             they do not, and no longer count
    amend ID FIELD=VALUE     the event's field is another: event_type, status, start, end,
                             actors, targets ("A; B"), place and figures (as JSON)
    same ID ID               two events, or the events of two claims, are one
    different ID ID          two claims are of two events
    unsure ID ID             they may be one; they stay apart
    undo DECISION            a decision no longer holds (its id is in 'vedette show')

    ID is the id of a claim or of an event, which stands for all of its claims.

    \b
    Examples:
      vedette decide reject c9503cb2050d184e9 --why "a parody site"
      vedette decide amend e6e0e5c9fabfad537 start=2020-02-02 --why "before midnight"
      vedette decide different c769a50657a385ab3 c9503cb2050d184e9 --preview
      vedette decide undo d0f1c5b4f1f0c4e11
    """
    from vedette.store import default_user

    signed = by or default_user()
    with opened(db) as record:
        made = _decisions(record, verdict, subjects, (signed, why))
        if preview:
            _show(record.preview(*made), "would be")
            return
        events = [event for id in record.decide(*made) if (event := record.event(id))]
    click.echo(f"{signed} decided {verdict}: {', '.join(decision.id for decision in made)}")
    _show(events, "is now")


def _decisions(
    record: Record, verdict: str, subjects: tuple[str, ...], signed: tuple[str, str]
) -> list[Decision]:
    by, why = signed
    at = datetime.now(UTC)
    if verdict == "undo":
        return [Decision(verdict, subjects, by, at, why)]
    if verdict == "amend":
        *ids, change = subjects
        field, value = _change(change)
        claims = tuple(_claims(record, id)[0] for id in ids)
        return [Decision(verdict, claims, by, at, why, field, value)]
    if verdict in {"accept", "reject"}:
        claims = tuple(dict.fromkeys(c for id in subjects for c in _claims(record, id)))
        return [Decision(verdict, claims, by, at, why)]
    return [Decision(verdict, pair, by, at, why) for pair in _pairs(record, verdict, subjects)]


def _pairs(record: Record, verdict: str, subjects: tuple[str, ...]) -> list[tuple[str, str]]:
    """The pairs of claims of two ids; "same" of two events joins all their claims."""
    if len(subjects) != 2:
        raise InputError(f"'{verdict}' needs two ids, not {len(subjects)}", "Name two")
    first, second = (_claims(record, id) for id in subjects)
    if verdict == "same":
        return [(first[0], other) for other in [*first[1:], *second] if other != first[0]]
    return [(first[0], second[0])]


def _claims(record: Record, id: str) -> tuple[str, ...]:
    if id.startswith("c"):
        return (id,)
    event = record.event(id)
    if event is None:
        raise InputError(
            f"The record holds no event or claim {id!r}", "See 'vedette events' for the ids"
        )
    return tuple(sorted(claim.id for claim in event.claims))


def _change(text: str) -> tuple[str, Any]:
    field, sign, value = text.partition("=")
    if not sign:
        raise InputError(f"{text!r} is no change", "Write FIELD=VALUE, as start=2020-02-02")
    if field in LISTS and not value.startswith("["):
        return field, [part.strip() for part in value.split(";") if part.strip()]
    if field in DATA or field in LISTS:
        try:
            return field, json.loads(value)
        except ValueError as error:
            raise InputError(f"The value of {field!r} is not JSON ({error})") from None
    return field, value or None


def _show(events: list[Event], verb: str) -> None:
    from rich.console import Console
    from rich.text import Text

    from vedette.cli.event_view import summary

    for event in events:
        Console().print(Text(f"{event.id} {verb} {summary(event)}"))

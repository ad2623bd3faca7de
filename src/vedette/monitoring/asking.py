"""A question for a series, asked of a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedette.errors import InputError
from vedette.monitoring.clauses import LABELS, Ledger, ledger
from vedette.monitoring.series import Series, days_of, reported_days, series, splitter
from vedette.monitoring.watch import Watch


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: period, area, measure and split; None and "" ask for all there is."""

    first: date | None = None
    last: date | None = None
    area: str = ""
    measure: str = "incidents"
    by: str = ""
    agreement_id: str | None = None
    single_source: bool = True


def ask(seen: Watch, question: Question) -> tuple[Series, ...]:
    """The series of a question.

    Raises:
        InputError: the record has no dated event, or the question names what there is not.
    """
    local = seen.within(seen.area(question.area)) if question.area else seen
    period = _period(local, question)
    keys = None
    if question.by == "clause":
        agreement = seen.agreement(question.agreement_id)
        keys = clause_keys(ledger(agreement, local.events, sites=seen.sites))
    return series(
        local.events,
        period,
        measure=question.measure,
        split=splitter(question.by, seen.sides, keys),
        reported_days=reported_days(seen.reports),
        single_source=question.single_source,
    )


def _period(seen: Watch, question: Question) -> tuple[date, date]:
    days = days_of(seen.events)
    if not days and not (question.first and question.last):
        raise InputError("There is no dated event to count", "Add reports, or give --from and --to")
    return question.first or min(days), question.last or max(days)


def clause_keys(made: Ledger) -> dict[str, list[tuple[str, str]]]:
    """For each event, the clauses that it bears on as a breach, with their labels."""
    keys: dict[str, list[tuple[str, str]]] = {}
    for row in made.rows:
        label = f"clause {row.clause.number} ({LABELS[row.judgement]})"
        for event_id in row.event_ids("breach"):
            keys.setdefault(event_id, []).append((row.clause.number, label))
    return keys

"""An analyst's judgement of a clause, kept as a decision."""

from __future__ import annotations

from datetime import UTC, datetime

from vedette.errors import InputError
from vedette.model import Decision
from vedette.monitoring.agreements import clause_subject
from vedette.monitoring.clauses import JUDGEMENTS
from vedette.monitoring.watch import agreements_of
from vedette.store import Record


def overrule(
    record: Record, agreement_id: str, number: str, judgement: str, *, by: str, reason: str = ""
) -> Decision:
    """Keep an analyst's judgement of a clause; it stands until undone or followed by another.

    Raises:
        InputError: there is no such agreement, clause or judgement.
    """
    found = next((a for a in agreements_of(record) if a.id == agreement_id), None)
    if found is None or found.clause(number) is None:
        raise InputError(
            f"There is no clause {number!r} of an agreement {agreement_id!r}",
            "See 'vedette agreements'",
        )
    if judgement not in JUDGEMENTS:
        raise InputError(f"There is no judgement {judgement!r}", f"Use: {', '.join(JUDGEMENTS)}")
    subject = clause_subject(agreement_id, number)
    decision = Decision("amend", (subject,), by, datetime.now(UTC), reason, "judgement", judgement)
    record.decide(decision)
    return decision

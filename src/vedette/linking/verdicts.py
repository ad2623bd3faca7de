"""What a person's decisions amount to: later ones hold, undone ones are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vedette.model import Decision

PAIRS = frozenset({"same", "different", "unsure"})


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Decisions in force.

    Attributes:
        pairs: of two claims, the latest of same, different or unsure, latest first.
        rejected, accepted: ids of claims.
        amended: field to (claim id, value, decision), the latest first decided.
        standing: every decision in force, in order of time.
    """

    pairs: Mapping[tuple[str, str], str]
    rejected: frozenset[str]
    accepted: frozenset[str]
    amended: Mapping[str, Decision] = field(default_factory=dict)
    standing: tuple[Decision, ...] = ()

    def value(self, name: str) -> Any:
        """The value a person gave a field."""
        return self.amended[name].value


def in_force(decisions: Iterable[Decision]) -> Verdicts:
    """Order decisions by time and id, drop those undone, and keep the latest of each subject.

    An ``undo`` takes back the decision that its subject names; undoing an undo restores it.
    """
    ordered = sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.at, d.id))
    standing = _standing(ordered)
    pairs: dict[tuple[str, str], str] = {}
    kept: dict[str, str] = {}
    amended: dict[str, Decision] = {}
    for decision in standing:
        if decision.verdict in PAIRS and len(decision.subjects) == 2:
            first, second = sorted(decision.subjects)
            pairs.pop((first, second), None)
            pairs[first, second] = decision.verdict
        elif decision.verdict in {"accept", "reject"}:
            kept.update(dict.fromkeys(decision.subjects, decision.verdict))
        elif decision.verdict == "amend" and decision.field:
            amended[decision.field] = decision
    return Verdicts(
        pairs=dict(reversed(pairs.items())),
        rejected=frozenset(c for c, v in kept.items() if v == "reject"),
        accepted=frozenset(c for c, v in kept.items() if v == "accept"),
        amended=amended,
        standing=tuple(d for d in standing if d.verdict != "undo"),
    )


def _standing(ordered: Sequence[Decision]) -> list[Decision]:
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.verdict == "undo" and decision.id not in undone:
            undone.update(decision.subjects)
    return [d for d in ordered if d.id not in undone]

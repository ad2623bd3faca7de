"""Are two claims of one event? Evidence field by field, each with its weight and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from vedette.linking import figures, kinds, period, places, sides, voices
from vedette.linking.cited import CitedClaim
from vedette.linking.reason import CONFLICT, Reason

Verdict = Literal["same", "different", "unsure"]
PRIOR = -7.0
"""Log odds (base 2) that two claims which meet in a block are of one event."""
SAME, DIFFERENT = 0.88, 0.2
"""From which chance on two claims are the same event, and below which they are not."""
FIELDS = (
    voices.weigh_labels,
    kinds.weigh,
    places.weigh,
    period.weigh,
    sides.weigh,
    figures.weigh,
    voices.weigh,
)
"""In order; a hard conflict ends the comparison."""

PARTICULAR = {"figures": 1.0, "wording": 2.0, "targets": 3.0, "event": 1.0}
"""From which weight a field tells one event of an area from the others of its day."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was made of a pair of claims.

    Attributes:
        first, second: ids of the claims, the lesser first.
        score: chance that they are of one event, 0..1.
        parts: whether a hard conflict parts them, which no other evidence outweighs.
    """

    first: str
    second: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]

    @property
    def parts(self) -> bool:
        return any(reason.weight <= CONFLICT for reason in self.reasons)

    def as_record(self) -> dict[str, Any]:
        """The comparison as one JSON object."""
        return {
            "claims": [self.first, self.second],
            "verdict": self.verdict,
            "score": self.score,
            "reasons": [reason.as_record() for reason in self.reasons],
        }


def compare(a: CitedClaim, b: CitedClaim) -> Comparison:
    """Compare two claims; the same result whichever comes first.

    Weights are log2 likelihood ratios summed as in Fellegi and Sunter (1969).
    """
    if b.id < a.id:
        a, b = b, a
    reasons = tuple(sorted(_reasons(a, b), key=lambda r: -abs(r.weight)))
    total = PRIOR + sum(reason.weight for reason in reasons)
    score = round(1 / (1 + 2 ** -max(-40.0, min(40.0, total))), 4)
    parted = any(reason.weight <= CONFLICT for reason in reasons)
    verdict: Verdict = "unsure"
    if parted or score < DIFFERENT:
        verdict = "different"
    elif score >= SAME:
        verdict = "same"
    return Comparison(a.id, b.id, verdict, 0.0 if parted else score, reasons)


def _reasons(a: CitedClaim, b: CitedClaim) -> list[Reason]:
    found: list[Reason] = []
    for weigh in FIELDS:
        for reason in weigh(a, b):
            told_as_one = found and found[0].field == "event"
            found.append(_softened(reason) if told_as_one else reason)
        if found and found[-1].weight <= CONFLICT:
            return found
    if not _is_particular(a, b, found):
        found.append(Reason("place", -3.0, "nothing tells it from other events of area and days"))
    return found


def _softened(reason: Reason) -> Reason:
    """Sources that one report tells of one event may differ on the act and on who did it."""
    hard = reason.field in {"event_type", "actors"} and reason.weight <= CONFLICT
    return Reason(reason.field, -4.0, reason.words) if hard else reason


def _is_particular(a: CitedClaim, b: CitedClaim, found: Sequence[Reason]) -> bool:
    """Whether they share more than sides, area and days: one place and one day, or a figure."""
    placed = kinds.is_placeless(a.claim.event_type) or (places.is_exact(a) and places.is_exact(b))
    days = period.is_day(a) and period.is_day(b)
    if placed and (days or period.began_together(a.claim, b.claim)):
        return True
    return any(r.weight >= PARTICULAR.get(r.field, r.weight + 1) for r in found)

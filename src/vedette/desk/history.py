"""How an event came to be what it is: its reports and the decisions on it, in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from vedette.desk.deciding import words_of
from vedette.desk.words import source_words
from vedette.linking import CitedClaim
from vedette.model import Decision


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an event: when, who did it, what, why."""

    at: datetime
    by: str
    words: str
    reason: str = ""


def steps_of(cited: Sequence[CitedClaim], decisions: Iterable[Decision]) -> list[Step]:
    """Claims taken in and decisions made, the earliest first."""
    numbers = {one.claim.id: number for number, one in enumerate(cited, 1)}
    steps = [*_arrivals(cited, numbers), *(_step(made, numbers) for made in decisions)]
    return sorted(steps, key=lambda step: step.at)


def _arrivals(cited: Sequence[CitedClaim], numbers: dict[str, int]) -> Iterator[Step]:
    for one in cited:
        if one.captured:
            said = source_words(one.claim.source)
            where = f" in {one.publisher}" if one.publisher else ""
            yield Step(one.captured, "", f"Claim {numbers[one.claim.id]} came in: {said}{where}")


def _step(made: Decision, numbers: dict[str, int]) -> Step:
    about = [str(numbers[id]) for id in made.subjects if id in numbers]
    claims = f", claim {' and '.join(about)}" if about else ""
    return Step(made.at, made.by, f"{words_of(made)}{claims}", made.reason)

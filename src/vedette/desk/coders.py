"""What two analysts made of the same claims, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from vedette.desk.alpha import alpha, nominal
from vedette.desk.event_view import NAMES
from vedette.linking.amendments import FIELDS
from vedette.model import Claim, Decision

HOLDS = "the claim holds"
SHOWN = 5
Codings = Mapping[str, Mapping[str, str]]
"""For each claim, the values that one analyst gives its fields."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim on which two analysts differ."""

    claim: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Alpha of a field over the claims that both have decided on."""

    name: str
    alpha: float | None
    units: int
    equal: int
    differing: tuple[Difference, ...]


def analysts_of(decisions: Iterable[Decision]) -> list[str]:
    """Everyone who has decided, by name."""
    return sorted({made.by for made in decisions})


def codings_of(decisions: Iterable[Decision], by: str, claims: Mapping[str, Claim]) -> Codings:
    """What one analyst says of each claim decided on; the latest standing decision counts.

    A claim that is accepted or amended holds with its own values, but for those amended.
    """
    mine = sorted((d for d in decisions if d.by == by), key=lambda d: (d.at, d.id))
    undone = {id for d in mine if d.verdict == "undo" for id in d.subjects}
    found: dict[str, dict[str, str]] = {}
    for made in mine:
        if made.id in undone or made.verdict not in {"accept", "reject", "amend"}:
            continue
        for id in (id for id in made.subjects if id in claims):
            _code(found.setdefault(id, {}), made, claims[id])
    return found


def _code(values: dict[str, str], made: Decision, claim: Claim) -> None:
    if made.verdict == "reject":
        values.clear()
        values[HOLDS] = "no"
        return
    if values.get(HOLDS) != "yes":
        values.clear()
        values |= {HOLDS: "yes", **_own(claim)}
    if made.field in FIELDS:
        values[str(made.field)] = _text(made.value)


def _own(claim: Claim) -> dict[str, str]:
    record = claim.as_record()
    return {name: _text(record[name]) for name in FIELDS}


def _text(value: object) -> str:
    if isinstance(value, Mapping) and "text" in value:
        return str(value["text"])
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def pair_of(decisions: Sequence[Decision]) -> tuple[str, str]:
    """The two analysts who have decided on most of the same claims."""
    subjects: dict[str, set[str]] = {}
    for made in decisions:
        subjects.setdefault(made.by, set()).update(id for id in made.subjects if id.startswith("c"))
    pairs = combinations(sorted(subjects), 2)
    return max(pairs, key=lambda two: len(subjects[two[0]] & subjects[two[1]]), default=("", ""))


def agreement_of(first: Codings, second: Codings) -> list[FieldAgreement]:
    """Alpha by field over the claims that both have decided on."""
    both = sorted(set(first) & set(second))
    names = [HOLDS, *FIELDS]
    return [
        _field(
            name,
            [
                (id, first[id][name], second[id][name])
                for id in both
                if _has(name, id, first, second)
            ],
        )
        for name in names
        if any(_has(name, id, first, second) for id in both)
    ]


def _has(name: str, id: str, *codings: Codings) -> bool:
    return all(name in coding[id] for coding in codings)


def _field(name: str, pairs: list[tuple[str, str, str]]) -> FieldAgreement:
    differing = [Difference(id, a, b) for id, a, b in pairs if a != b]
    return FieldAgreement(
        NAMES.get(name, "until" if name == "end" else name),
        alpha([(a, b) for _, a, b in pairs], nominal),
        len(pairs),
        len(pairs) - len(differing),
        tuple(differing[:SHOWN]),
    )

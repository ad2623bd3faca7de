"""The value of each field of an event: candidates of the claims, and the rule that chooses."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from vedette.linking import kinds
from vedette.linking.cited import CitedClaim
from vedette.linking.grades import AFFIRMING, best_reliability
from vedette.linking.sides import actors_of, sides_of, targets_of
from vedette.model import Claim, Place

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A field's value, the rule's name and the claims behind it."""

    value: Any
    rule: str
    claims: tuple[str, ...]


NOTHING = Chosen(None, "no claim gives it", ())


@dataclass(frozen=True, slots=True)
class Ballot:
    """The claims that count, in order of publication, and the independent source of each."""

    cited: tuple[CitedClaim, ...]
    groups: Mapping[str, int]
    distrusted: frozenset[str] = frozenset()

    def tally(self, key: Callable[[Claim], Key | None]) -> dict[Key, list[CitedClaim]]:
        """The claims by what they give."""
        found: dict[Key, list[CitedClaim]] = {}
        for cited in self.cited:
            value = key(cited.claim)
            if value is not None:
                found.setdefault(value, []).append(cited)
        return found

    def weight(self, claims: Sequence[CitedClaim]) -> tuple[int, str]:
        """For sorting, the best first: minus the independent sources, the best reliability."""
        return -len({self.groups[c.id] for c in claims}), best_reliability(claims, self.distrusted)


def ids_of(claims: Sequence[CitedClaim]) -> tuple[str, ...]:
    """Their ids, in order."""
    return tuple(c.id for c in claims)


def choose_type(ballot: Ballot) -> Chosen:
    """The type of most independent sources; where they tie, the more exact one."""
    tally = ballot.tally(lambda c: c.event_type)
    best = min(
        tally,
        key=lambda t: (ballot.weight(tally[t])[0], kinds.is_general(t), ballot.weight(tally[t]), t),
    )
    return Chosen(best, "most independent sources, then the more exact type", ids_of(tally[best]))


def choose_status(ballot: Ballot) -> Chosen:
    """What affirming sources say; happening outweighs planning, else the latest report holds."""
    affirmed = [c for c in ballot.cited if _affirms(c)]
    real = [c for c in affirmed if c.claim.status in kinds.REAL]
    if real:
        latest = real[-1].claim.status
        backing = [c for c in real if c.claim.status == latest]
        return Chosen(latest, "told as happening; the latest such report", ids_of(backing))
    pool = affirmed or list(ballot.cited)
    latest = pool[-1].claim.status
    return Chosen(
        latest, "the latest report", ids_of([c for c in pool if c.claim.status == latest])
    )


def _affirms(cited: CitedClaim) -> bool:
    source = cited.claim.source
    return cited.claim.status != "denied" and (source is None or source.stance in AFFIRMING)


def choose_place(ballot: Ballot) -> Chosen:
    """The most exact place; of equals, the one of most independent sources."""
    tally = ballot.tally(lambda c: c.place)
    if not tally:
        return NOTHING
    merged: dict[tuple[Any, ...], list[CitedClaim]] = {}
    for place, claims in tally.items():
        merged.setdefault(_place_key(place), []).extend(claims)
    best = min(merged, key=lambda k: (k[0], *ballot.weight(merged[k]), str(k)))
    backing = sorted(merged[best], key=lambda c: (c.published or date.max, c.id))
    return Chosen(
        backing[0].claim.place, "the most exact, then most independent sources", ids_of(backing)
    )


def _place_key(place: Place) -> tuple[Any, ...]:
    return place.precision or 9, place.place_id or place.text.casefold(), place.relation or ""


def choose_period(ballot: Ballot) -> Chosen:
    """The narrowest period; of equals, the one of most independent sources."""
    tally = ballot.tally(lambda c: (c.start, c.end) if c.start and c.end else None)
    if not tally:
        return NOTHING

    def order(period: tuple[date, date]) -> tuple[Any, ...]:
        return (period[1] - period[0]).days, *ballot.weight(tally[period]), period

    best = min(tally, key=order)
    return Chosen(best, "the narrowest, then most independent sources", ids_of(tally[best]))


def choose_actors(ballot: Ballot) -> Chosen:
    """The sides that act, by most independent sources."""
    return _choose_sides(ballot, actors_of, lambda c: (c.actors, c.actor_ids))


def choose_targets(ballot: Ballot) -> Chosen:
    """The sides that are acted on, by most independent sources."""
    return _choose_sides(ballot, targets_of, lambda c: (c.targets, c.target_ids))


Named = tuple[tuple[str, ...], tuple[str | None, ...]]


def _choose_sides(
    ballot: Ballot, sides: Callable[[Claim], frozenset[str]], named: Callable[[Claim], Named]
) -> Chosen:
    tally = ballot.tally(lambda c: sides(c) or None)
    if not tally:
        return Chosen(((), ()), NOTHING.rule, ())
    best = min(tally, key=lambda s: (*ballot.weight(tally[s]), -len(s), sorted(s)))
    backing = [c for c in ballot.cited if sides(c.claim) & best]
    names: dict[str, dict[tuple[str, str | None], list[CitedClaim]]] = {}
    for cited in backing:
        texts, ids = named(cited.claim)
        padded = ids + (None,) * (len(texts) - len(ids))
        for text, actor_id in zip(texts, padded, strict=False):
            for side in sides_of((actor_id,), (text,)):
                names.setdefault(side, {}).setdefault((text, actor_id), []).append(cited)
    forms = [_form(ballot, names[side]) for side in sorted(names) if side in best]
    value = tuple(text for text, _ in forms), tuple(actor_id for _, actor_id in forms)
    return Chosen(value, "most independent sources", ids_of(backing))


def _form(
    ballot: Ballot, forms: Mapping[tuple[str, str | None], Sequence[CitedClaim]]
) -> tuple[str, str | None]:
    """The name most sources use, the longest where they tie."""
    return min(forms, key=lambda f: (*ballot.weight(forms[f]), -len(f[0]), f[0], f[1] or ""))

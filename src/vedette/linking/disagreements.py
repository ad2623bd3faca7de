"""Where the claims of one event differ, told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from vedette.linking import kinds
from vedette.linking.casualties import Count, counts_of
from vedette.linking.cited import CitedClaim
from vedette.linking.fields import Ballot
from vedette.linking.period import told
from vedette.linking.places import EXACT
from vedette.linking.places import weigh as weigh_places
from vedette.linking.sides import actors_of, targets_of
from vedette.model import Claim, Disagreement


def disagreements_of(ballot: Ballot) -> tuple[Disagreement, ...]:
    """Every field on which claims of the event differ."""
    found = [*_denials(ballot), *_figures(ballot)]
    found += _values(ballot, "event_type", lambda c: c.event_type.replace("_", " "))
    found += _periods(ballot)
    found += _places(ballot)
    found += _sides(ballot, "actors", actors_of, lambda c: c.actors)
    found += _sides(ballot, "targets", targets_of, lambda c: c.targets)
    return tuple(found)


def voice(cited: CitedClaim) -> str:
    """Who says it and where: "the Turkish defence ministry in a report of 3 February"."""
    source = cited.claim.source
    who = source.name if source else cited.publisher or "a report in its own voice"
    day = cited.published
    return f"{who} in a report of {day.day} {day:%B}" if day else who


def _said(values: Sequence[tuple[str, CitedClaim]]) -> str:
    """Values with who gives them, equal neighbours told once."""
    parts = []
    for value, same in groupby(values, key=lambda pair: pair[0]):
        voices = dict.fromkeys(voice(cited) for _, cited in same)
        parts.append(f"{value} by {' and '.join(voices)}")
    return "; ".join(parts)


def _values(
    ballot: Ballot, name: str, value: Callable[[Claim], str | None]
) -> Iterator[Disagreement]:
    given = [(v, c) for c in ballot.cited if (v := value(c.claim))]
    if len({v for v, _ in given}) > 1:
        text = f"{name.replace('_', ' ')}: {_said(given)}"
        yield Disagreement(name, text, tuple(c.id for _, c in given))


def _denials(ballot: Ballot) -> Iterator[Disagreement]:
    against = [c for c in ballot.cited if c.claim.status == "denied" or _stance(c) == "denies"]
    affirming = [c for c in ballot.cited if c not in against]
    if against and affirming:
        given = [("told", c) for c in affirming] + [("denied", c) for c in against]
        yield Disagreement("status", f"status: {_said(given)}", tuple(c.id for _, c in given))
    real = [c for c in affirming if c.claim.status in kinds.REAL]
    off = [c for c in affirming if c.claim.status == "cancelled"]
    if real and off:
        given = [("told as happening", c) for c in real] + [("called off", c) for c in off]
        yield Disagreement("status", f"status: {_said(given)}", tuple(c.id for _, c in given))


def _stance(cited: CitedClaim) -> str:
    return cited.claim.source.stance if cited.claim.source else "asserts"


def _periods(ballot: Ballot) -> Iterator[Disagreement]:
    dated = [c for c in ballot.cited if c.claim.start and c.claim.end]
    latest = max((c.claim.start for c in dated if c.claim.start), default=None)
    if latest and any(c.claim.end and c.claim.end < latest for c in dated):
        yield from _values(ballot, "period", lambda c: told(c.start, c.end) if c.start else None)


def _places(ballot: Ballot) -> Iterator[Disagreement]:
    exact = [c for c in ballot.cited if c.claim.place and (c.claim.place.precision or 9) <= EXACT]
    if any(
        r.weight < 0 for i, a in enumerate(exact) for b in exact[:i] for r in weigh_places(a, b)
    ):
        given = [(c.claim.place.text, c) for c in exact if c.claim.place]
        yield Disagreement("place", f"place: {_said(given)}", tuple(c.id for c in exact))


def _sides(
    ballot: Ballot,
    name: str,
    sides: Callable[[Claim], frozenset[str]],
    names: Callable[[Claim], tuple[str, ...]],
) -> Iterator[Disagreement]:
    sets = [s for c in ballot.cited if (s := _known(sides(c.claim)))]
    if any(not a & b for i, a in enumerate(sets) for b in sets[:i]):
        yield from _values(ballot, name, lambda c: ", ".join(names(c)) or None)


def _known(sides: frozenset[str]) -> frozenset[str]:
    return frozenset(side for side in sides if side[0] not in "~@")


def _figures(ballot: Ballot) -> Iterator[Disagreement]:
    """One for each kind of which the sources give different numbers."""
    counts = counts_of(ballot.cited)
    by_id = {c.id: c for c in ballot.cited}
    for kind in dict.fromkeys((c.what.kind, c.what.cumulative) for c in counts):
        of_kind = [c for c in counts if (c.what.kind, c.what.cumulative) == kind]
        statements = _statements(of_kind, by_id)
        if len({_numbers(found) for found, _ in statements}) > 1:
            given = [(_phrase(found), cited) for found, cited in statements]
            claims = tuple(dict.fromkeys(i for c in of_kind for i in c.claims))
            running = " (running toll)" if kind[1] else ""
            yield Disagreement("figures", f"{kind[0]}{running}: {_said(given)}", claims)


def _statements(
    counts: Sequence[Count], by_id: dict[str, CitedClaim]
) -> list[tuple[list[Count], CitedClaim]]:
    """What each claim counts of one kind, in order of publication, on one day of its sum."""
    found: dict[str, list[Count]] = {}
    for count in counts:
        found.setdefault(count.claims[0], []).append(count)
    days = {i: by_id[i].published or date.max for i in found}
    order = sorted(found, key=lambda i: (days[i], sum(c.point for c in found[i]), i))
    return [(found[i], by_id[i]) for i in order]


def _numbers(counts: Sequence[Count]) -> tuple[int, int | None]:
    highs = [c.high for c in counts]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return sum(c.low or 0 for c in counts), high


def _phrase(counts: Sequence[Count]) -> str:
    parts = [f"{bounds_in_words(c.low, c.high)} {c.who}".strip() for c in counts]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def bounds_in_words(low: int | None, high: int | None) -> str:
    """Bounds in words: "5", "61 or more", "up to 150", "24 to 99"."""
    if low == high and low is not None:
        return f"{low:,}"
    if high is None:
        return f"{low or 0:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"

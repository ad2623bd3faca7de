"""Lineage: which claims stand on one and the same source."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from vedette.linking.cited import CitedClaim
from vedette.linking.sources import voice_of
from vedette.linking.voices import is_copied, quotes_of
from vedette.linking.wording import PERMUTATIONS, likeness, shingles_of

NAMED = 3
"""Words of a name from which a longer name that holds them all is taken for the same."""
LIKE = 0.5
"""Overlap of two reports' texts from which one is taken for a copy of the other."""
BAND = 2
"""Numbers of a fingerprint that two reports must share at one place to be compared: of copies
by :data:`LIKE`, all but one pair in ten thousand do."""
FORMULA = 50
"""Claims that share a mark from which only neighbours in the order of ids are compared by it."""


def independent_groups(cited: Sequence[CitedClaim]) -> tuple[tuple[str, ...], ...]:
    """Ids of the claims of each independent source, sorted, the groups sorted too.

    One source are: claims from the same named source (the organs of one state are one), a
    report and those that cite its publisher, reports that copy one another's text and quotes
    in the same words unless they name two sources, and a report's own voice beside the source
    that it cites.
    """
    if len(cited) == 1:
        return ((cited[0].id,),)
    cited = sorted(cited, key=lambda c: c.id)
    sets = _Sets(c.id for c in cited)
    beside = _first_sources(cited)
    voices = {c.id: _voice(c, beside) for c in cited}
    for group in _grouped((voices[c.id], c.id) for c in cited).values():
        sets.join(group)
    firsts = {voice: claim_id for claim_id, voice in sorted(voices.items(), reverse=True)}
    for one, other in combinations(sorted(firsts), 2):
        if _same_name(one, other):
            sets.join((firsts[one], firsts[other]))
    for a, b in _candidates(cited):
        if _one_voice(a, b) and _copied(a, b):
            sets.join((a.id, b.id))
    return sets.groups()


class _Sets:
    """Disjoint sets of ids (path halving; the least id names a set)."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.parent = {i: i for i in ids}

    def find(self, node: str) -> str:
        parent = self.parent
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def join(self, ids: Sequence[str]) -> None:
        for other in ids[1:]:
            one, two = sorted((self.find(ids[0]), self.find(other)))
            self.parent[two] = one

    def groups(self) -> tuple[tuple[str, ...], ...]:
        found = _grouped((self.find(i), i) for i in self.parent)
        return tuple(sorted(tuple(sorted(g)) for g in found.values()))


def _grouped(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _voice(claim: CitedClaim, beside: Mapping[str, str]) -> str:
    source = claim.claim.source
    if source:
        return voice_of(source.name)
    if named := beside.get(claim.claim.report_id):
        return voice_of(named)
    return voice_of(claim.publisher) if claim.publisher else f"report {claim.claim.report_id}"


def _first_sources(cited: Sequence[CitedClaim]) -> dict[str, str]:
    """The source that each report cites for the event, the least claim id first."""
    found: dict[str, str] = {}
    for claim in cited:
        if claim.claim.source:
            found.setdefault(claim.claim.report_id, claim.claim.source.name)
    return found


def _same_name(a: str, b: str) -> bool:
    """ "governor of hatay" and "governor of hatay province"."""
    one, other = set(a.split()), set(b.split())
    return min(len(one), len(other)) >= NAMED and (one <= other or other <= one)


def _candidates(cited: Sequence[CitedClaim]) -> Iterator[tuple[CitedClaim, CitedClaim]]:
    """Pairs that may copy one another: alike in a part of their text or of their quotes."""
    by_mark: dict[Hashable, list[CitedClaim]] = {}
    for claim in cited:
        for mark in _marks(claim):
            by_mark.setdefault(mark, []).append(claim)
    seen: set[tuple[str, str]] = set()
    for group in by_mark.values():
        if len(group) > FORMULA:
            yield from pairwise(group)
            continue
        for a, b in combinations(group, 2):
            if (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


def _marks(claim: CitedClaim) -> Iterator[Hashable]:
    text = claim.fingerprint[:PERMUTATIONS]
    for start in range(0, len(text), BAND):
        yield start, text[start : start + BAND]
    yield from shingles_of(quotes_of(claim.claim))


def _one_voice(a: CitedClaim, b: CitedClaim) -> bool:
    """Whether the two may stand on one source: they do not name two."""
    one, other = a.claim.source, b.claim.source
    return not (one and other) or voice_of(one.name) == voice_of(other.name)


def _copied(a: CitedClaim, b: CitedClaim) -> bool:
    if a.claim.report_id == b.claim.report_id:
        return False
    if likeness(a.fingerprint, b.fingerprint) >= LIKE:
        return True
    return is_copied(quotes_of(a.claim), quotes_of(b.claim))

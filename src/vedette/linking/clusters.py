"""Clusters of claims: each one event. Deterministic, whatever the order of the inputs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from vedette.linking.cited import CitedClaim
from vedette.linking.comparison import SAME, Comparison
from vedette.linking.verdicts import in_force
from vedette.model import Decision

LEAST = 0.5
"""Mean chance over all pairs of tellings of two clusters from which they are joined; pairs
never compared count as none, so a vague claim cannot chain two events."""
Pair = tuple[str, str]


def cluster(
    cited: Iterable[CitedClaim],
    comparisons: Iterable[Comparison],
    decisions: Iterable[Decision],
) -> tuple[tuple[str, ...], ...]:
    """Ids of the claims of each event, sorted, the clusters sorted too.

    1. A person's ``different`` and ``same``, the latest decision first.
    2. Claims that one report tells as one event are one telling.
    3. The surest tellings are joined, by average linkage, unless a hard conflict or a person
       parts any two of their claims.

    Two clusters join only over a pair that is itself ``same``, so that claims linked by no
    chain of such pairs, labels and decisions never meet, and each component of them can be
    clustered alone.
    """
    claims = sorted(cited, key=lambda c: c.id)
    verdicts = in_force(decisions).pairs
    edges = _edges(claims, comparisons, verdicts)
    groups = _Groups([c.id for c in claims])
    groups.forbid(pair for pair, verdict in verdicts.items() if verdict == "different")
    for pair, verdict in verdicts.items():
        if verdict == "same":
            groups.join_ordered(*pair)
    groups.conflict(pair for pair, made in edges.items() if made.parts)
    labels = {c.id: (c.claim.report_id, c.claim.event) for c in claims if c.claim.event}
    for pair in sorted(edges, key=lambda p: (-edges[p].score, p)):
        if labels.get(pair[0], 0) == labels.get(pair[1], 1):
            groups.join_told(*pair)
    groups.link(edges)
    groups.join_surest()
    return groups.clusters()


def _edges(
    claims: Sequence[CitedClaim],
    comparisons: Iterable[Comparison],
    verdicts: Mapping[Pair, str],
) -> dict[Pair, Comparison]:
    """The comparisons of these claims that no person's verdict replaces."""
    known = {c.id for c in claims}
    found = {}
    for made in comparisons:
        pair = (made.first, made.second)
        if pair not in verdicts and known.issuperset(pair):
            found[pair] = made
    return found


@dataclass(frozen=True, slots=True)
class _Link:
    """The chances of all compared tellings of two clusters, summed, and the best of them."""

    total: float
    best: float

    def __add__(self, other: _Link) -> _Link:
        return _Link(self.total + other.total, max(self.best, other.best))


NO_LINK = _Link(0.0, 0.0)


class _Groups:
    """Clusters, what forbids them to be one, and the links between them.

    Each is named by one of its claims; on merging, the smaller takes the larger's name, so
    that the work stays near linear in the number of comparisons.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        self.owner = {i: i for i in ids}
        self.members = {i: [i] for i in ids}
        self.tellings = dict.fromkeys(ids, 1)
        self.links: dict[str, dict[str, _Link]] = defaultdict(dict)
        self.conflicts: dict[str, set[str]] = defaultdict(set)
        self.forbidden: dict[str, set[str]] = defaultdict(set)

    def forbid(self, pairs: Iterable[Pair]) -> None:
        """A person says that two claims are of two events."""
        self._part(self.forbidden, pairs)

    def conflict(self, pairs: Iterable[Pair]) -> None:
        """A hard conflict parts two claims that no person joined."""
        self._part(self.conflicts, pairs)

    def _part(self, table: dict[str, set[str]], pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            one, other = (self.owner.get(i, "") for i in pair)
            if one and other and one != other:
                table[one].add(other)
                table[other].add(one)

    def join_ordered(self, a: str, b: str) -> None:
        """A person says that two claims are of one event: only another decision parts them."""
        one, other = self.owner.get(a, ""), self.owner.get(b, "")
        if one and other and one != other and other not in self.forbidden[one]:
            self._merge(one, other)

    def join_told(self, a: str, b: str) -> None:
        """One report tells two claims as one event."""
        one, other = self.owner[a], self.owner[b]
        if one != other and not self._parted(one, other):
            self._merge(one, other)

    def link(self, edges: Mapping[Pair, Comparison]) -> None:
        """Between two tellings the surest pair of claims speaks; each cluster is one so far."""
        self.tellings = dict.fromkeys(self.members, 1)
        for (a, b), made in edges.items():
            one, other = self.owner[a], self.owner[b]
            if one != other and made.score > self.links[one].get(other, NO_LINK).best:
                link = _Link(made.score, made.score)
                self.links[one][other] = self.links[other][one] = link

    def join_surest(self) -> None:
        """Join the two clusters of the greatest mean chance until none is left that may."""
        heap = [(-self._mean(a, b), a, b) for a in list(self.links) for b in self.links[a] if a < b]
        heapify(heap)
        while heap:
            mean, a, b = heappop(heap)
            if a not in self.members or b not in self.members or -mean != self._mean(a, b):
                continue
            if not self._may(a, b):
                continue
            kept = self._merge(a, b)
            for near in self.links[kept]:
                first, second = sorted((kept, near))
                heappush(heap, (-self._mean(first, second), first, second))

    def _mean(self, a: str, b: str) -> float:
        pairs = self.tellings[a] * self.tellings[b]
        return round(self.links[a].get(b, NO_LINK).total / pairs, 9)

    def _may(self, a: str, b: str) -> bool:
        sure = self.links[a].get(b, NO_LINK).best >= SAME
        return sure and self._mean(a, b) >= LEAST and not self._parted(a, b)

    def _parted(self, a: str, b: str) -> bool:
        return b in self.conflicts[a] or b in self.forbidden[a]

    def _merge(self, a: str, b: str) -> str:
        kept, gone = sorted((a, b), key=lambda c: (-len(self.members[c]), c))
        for member in self.members[gone]:
            self.owner[member] = kept
        self.members[kept] += self.members.pop(gone)
        self.tellings[kept] += self.tellings.pop(gone)
        self._move_links(kept, gone)
        for table in (self.conflicts, self.forbidden):
            for near in table.pop(gone, set()):
                table[near].discard(gone)
                if near != kept:
                    table[near].add(kept)
                    table[kept].add(near)
        return kept

    def _move_links(self, kept: str, gone: str) -> None:
        for near, link in self.links.pop(gone, {}).items():
            del self.links[near][gone]
            if near != kept:
                whole = self.links[kept].get(near, NO_LINK) + link
                self.links[kept][near] = self.links[near][kept] = whole

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """The clusters, sorted."""
        return tuple(sorted(tuple(sorted(members)) for members in self.members.values()))

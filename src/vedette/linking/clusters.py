"""Clusters of claims: each one event. Deterministic, whatever the order of the inputs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from vedette.linking.cited import CitedClaim
from vedette.linking.comparison import SAME, Comparison
from vedette.linking.verdicts import Verdicts, in_force
from vedette.model import Decision

LEAST = 0.5
"""Mean chance over all pairs of two clusters from which they are joined; pairs never
compared count as none, so a vague claim cannot chain two events."""


def cluster(
    cited: Iterable[CitedClaim],
    comparisons: Iterable[Comparison],
    decisions: Iterable[Decision],
) -> tuple[tuple[str, ...], ...]:
    """Ids of the claims of each event, sorted, the clusters sorted too.

    A person's ``same`` and ``different`` come first, the latest decision first; then the
    surest pairs are joined, by average linkage, unless a hard conflict or a decision parts
    any two of their claims. Two clusters join only over a pair that is itself ``same``, so
    that claims linked by no chain of such pairs never meet, and each component of them can
    be clustered alone.
    """
    ids = sorted({c.id for c in cited})
    verdicts = in_force(decisions)
    graph = _Graph(ids, _edges(ids, comparisons, verdicts))
    for pair, verdict in verdicts.pairs.items():
        if verdict == "different":
            graph.part(*pair)
    for pair, verdict in verdicts.pairs.items():
        if verdict == "same":
            graph.order(*pair)
    graph.join_surest()
    return graph.clusters()


def _edges(
    ids: Sequence[str], comparisons: Iterable[Comparison], verdicts: Verdicts
) -> dict[tuple[str, str], Comparison]:
    """The comparisons of these claims that no person's verdict replaces."""
    known = set(ids)
    found = {}
    for made in comparisons:
        pair = (made.first, made.second)
        if pair not in verdicts.pairs and known.issuperset(pair):
            found[pair] = made
    return found


@dataclass(frozen=True, slots=True)
class _Link:
    """The chances of all compared pairs of two clusters, summed, and the best of them."""

    total: float
    best: float

    def __add__(self, other: _Link) -> _Link:
        return _Link(self.total + other.total, max(self.best, other.best))


NO_LINK = _Link(0.0, 0.0)


class _Graph:
    """Clusters and the links between them; small is always merged into large."""

    def __init__(self, ids: Sequence[str], edges: dict[tuple[str, str], Comparison]) -> None:
        self.owner = {i: i for i in ids}
        self.members = {i: [i] for i in ids}
        self.links: dict[str, dict[str, _Link]] = defaultdict(dict)
        self.conflicts: dict[str, set[str]] = defaultdict(set)
        self.barred: dict[str, set[str]] = defaultdict(set)
        for (a, b), made in edges.items():
            if made.parts:
                self.conflicts[a].add(b)
                self.conflicts[b].add(a)
            elif made.score > 0:
                self.links[a][b] = self.links[b][a] = _Link(made.score, made.score)

    def part(self, a: str, b: str) -> None:
        """A person says that two claims are of two events."""
        if a in self.owner and b in self.owner:
            self.barred[a].add(b)
            self.barred[b].add(a)

    def order(self, a: str, b: str) -> None:
        """A person says that two claims are of one event: only another decision parts them."""
        if a not in self.owner or b not in self.owner:
            return
        one, other = self.owner[a], self.owner[b]
        if one != other and other not in self.barred[one]:
            self._merge(one, other)

    def join_surest(self) -> None:
        """Join the two clusters of the greatest mean chance until none is left that may."""
        heap = [(-self._mean(a, b), a, b) for a in list(self.links) for b in self.links[a] if a < b]
        heapify(heap)
        while heap:
            mean, a, b = heappop(heap)
            if a not in self.members or b not in self.members or -mean < LEAST:
                continue
            if -mean != self._mean(a, b) or not self._may(a, b):
                continue
            kept = self._merge(a, b)
            for near in self.links[kept]:
                first, second = sorted((kept, near))
                heappush(heap, (-self._mean(first, second), first, second))

    def _mean(self, a: str, b: str) -> float:
        pairs = len(self.members[a]) * len(self.members[b])
        return round(self.links[a].get(b, NO_LINK).total / pairs, 9)

    def _may(self, a: str, b: str) -> bool:
        if b in self.conflicts[a] or b in self.barred[a]:
            return False
        return self.links[a].get(b, NO_LINK).best >= SAME

    def _merge(self, a: str, b: str) -> str:
        kept, gone = sorted((a, b), key=lambda c: (-len(self.members[c]), c))
        for member in self.members[gone]:
            self.owner[member] = kept
        self.members[kept] += self.members.pop(gone)
        for near, link in self.links.pop(gone, {}).items():
            del self.links[near][gone]
            if near != kept:
                whole = self.links[kept].get(near, NO_LINK) + link
                self.links[kept][near] = self.links[near][kept] = whole
        for table in (self.conflicts, self.barred):
            for near in table.pop(gone, set()):
                table[near].discard(gone)
                table[near].add(kept)
                table[kept].add(near)
            table[kept].discard(kept)
        return kept

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(tuple(sorted(members)) for members in self.members.values()))

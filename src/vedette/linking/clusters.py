"""Clusters of claims: each one event. Deterministic, whatever the order of the inputs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from vedette.linking.cited import CitedClaim
from vedette.linking.comparison import SAME, Comparison
from vedette.linking.verdicts import in_force
from vedette.model import Decision

LEAST = 0.5
"""Mean chance over all pairs of tellings of two clusters from which they may be joined; pairs
never compared count as none, so a vague claim cannot chain two events."""
Pair = tuple[str, str]


def cluster(
    cited: Iterable[CitedClaim],
    comparisons: Iterable[Comparison],
    decisions: Iterable[Decision],
    unheard: Collection[str] = (),
) -> tuple[tuple[str, ...], ...]:
    """Ids of the claims of each event, sorted, the clusters sorted too.

    Two claims of ``unheard`` may be of one crowd, whose claims were not all compared with one
    another: where these two were not, the pair counts neither for nor against.

    1. What a person calls ``different`` stays apart.
    2. Claims that one report tells as one event are one telling.
    3. Over the pairs that are the same, the surest first, clusters are joined if the mean
       chance of all their pairs allows it and no hard conflict or person parts any two.
    4. What a person calls ``same`` is joined, the latest decision first, with all of both
       events unless a person parts those. Nobody else's event changes: a claim leaves its
       event only if ``different`` leaves it no choice.

    Two clusters join only over a pair that is itself ``same``, so that claims linked by no
    chain of such pairs, labels and decisions never meet, and each component of them can be
    clustered alone.
    """
    claims = sorted(cited, key=lambda c: c.id)
    verdicts = in_force(decisions).pairs
    edges = _edges(claims, comparisons, verdicts)
    events = _machine(_start(claims, verdicts, unheard), claims, edges)
    ordered = [pair for pair, verdict in verdicts.items() if verdict == "same"]
    if not ordered:
        return events.clusters()
    groups = _start(claims, verdicts, unheard)
    for pair in ordered:
        groups.join_ordered(*pair, events)
    within = {p: made for p, made in edges.items() if events.owner[p[0]] == events.owner[p[1]]}
    return _machine(groups, claims, within).clusters()


def _start(
    claims: Sequence[CitedClaim], verdicts: Mapping[Pair, str], unheard: Collection[str]
) -> _Groups:
    groups = _Groups([c.id for c in claims], unheard)
    groups.forbid(pair for pair, verdict in verdicts.items() if verdict == "different")
    return groups


def _machine(
    groups: _Groups, claims: Sequence[CitedClaim], edges: Mapping[Pair, Comparison]
) -> _Groups:
    """Join what nothing parts, by labels and by comparisons."""
    groups.conflict(pair for pair, made in edges.items() if made.parts)
    labels = {c.id: (c.claim.report_id, c.claim.event) for c in claims if c.claim.event}
    groups.conflict(_told_apart(labels))
    told = [p for p in edges if p[0] in labels and labels[p[0]] == labels.get(p[1])]
    for pair in sorted(told, key=lambda p: (-edges[p].score, p)):
        groups.join_told(*pair)
    groups.link(edges)
    groups.join_surest(edges)
    return groups


def _told_apart(labels: Mapping[str, tuple[str, str]]) -> Iterator[Pair]:
    """The pairs that one report tells as two events, whether they were compared or not."""
    told: dict[str, list[str]] = defaultdict(list)
    for id, (report, _) in labels.items():
        told[report].append(id)
    for ids in told.values():
        yield from (p for p in combinations(ids, 2) if labels[p[0]] != labels[p[1]])


def _edges(
    claims: Sequence[CitedClaim],
    comparisons: Iterable[Comparison],
    verdicts: Mapping[Pair, str],
) -> dict[Pair, Comparison]:
    """The comparisons of these claims, but for the pairs that a person parts or is unsure of.

    A pair that a person joins keeps its own: which events the person joins is told by what
    stood before.
    """
    known = {c.id for c in claims}
    found = {}
    for made in comparisons:
        pair = (made.first, made.second)
        if verdicts.get(pair, "same") == "same" and known.issuperset(pair):
            found[pair] = made
    return found


class _Groups:
    """Clusters, what forbids them to be one, and the links between them.

    Each is named by one of its claims; on merging, the smaller takes the larger's name, so
    that the work stays near linear in the number of comparisons. A link is the sum of the
    chances of the compared pairs of tellings. ``crowd`` counts the tellings of which no claim
    is heard by all of its crowd, ``met`` the pairs of such tellings that were compared.
    """

    def __init__(self, ids: Sequence[str], unheard: Collection[str]) -> None:
        self.owner = {i: i for i in ids}
        self.members = {i: [i] for i in ids}
        self.tellings = dict.fromkeys(ids, 1)
        self.unheard = frozenset(unheard)
        self.crowd = dict.fromkeys(ids, 0)
        self.met: dict[str, dict[str, float]] = defaultdict(dict)
        self.links: dict[str, dict[str, float]] = defaultdict(dict)
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

    def join_ordered(self, a: str, b: str, events: _Groups) -> None:
        """A person says that two claims, and so their events, are one."""
        if a not in self.owner or b not in self.owner:
            return
        whole = [*events.members[events.owner[a]], *events.members[events.owner[b]]]
        owners = {self.owner[claim] for claim in whole}
        if not any(self.forbidden[owner] & owners for owner in owners):
            for other in sorted(whole):
                self._join_unless_forbidden(a, other)
        self._join_unless_forbidden(a, b)

    def _join_unless_forbidden(self, a: str, b: str) -> None:
        one, other = self.owner[a], self.owner[b]
        if one != other and other not in self.forbidden[one]:
            self._merge(one, other)

    def join_told(self, a: str, b: str) -> None:
        """One report tells two claims as one event."""
        one, other = self.owner[a], self.owner[b]
        if one != other and not self._parted(one, other):
            self._merge(one, other)

    def link(self, edges: Mapping[Pair, Comparison]) -> None:
        """Between two tellings the surest pair of claims speaks; each cluster is one so far."""
        self.tellings = dict.fromkeys(self.members, 1)
        self.crowd = {i: int(self.unheard.issuperset(ids)) for i, ids in self.members.items()}
        for (a, b), made in edges.items():
            one, other = self.owner[a], self.owner[b]
            if one == other:
                continue
            if made.score > self.links[one].get(other, 0.0):
                self.links[one][other] = self.links[other][one] = made.score
            if self.crowd[one] and self.crowd[other]:
                self.met[one][other] = self.met[other][one] = 1

    def join_surest(self, edges: Mapping[Pair, Comparison]) -> None:
        """Join clusters over the pairs that are the same, the surest pair first."""
        same = (pair for pair, made in edges.items() if made.score >= SAME)
        for a, b in sorted(same, key=lambda pair: (-edges[pair].score, pair)):
            one, other = self.owner[a], self.owner[b]
            if one != other and self._mean(one, other) >= LEAST and not self._parted(one, other):
                self._merge(one, other)

    def _mean(self, a: str, b: str) -> float:
        pairs = self.tellings[a] * self.tellings[b]
        if self.crowd[a] and self.crowd[b]:
            pairs += int(self.met[a].get(b, 0)) - self.crowd[a] * self.crowd[b]
        return self.links[a].get(b, 0.0) / max(1, pairs)

    def _parted(self, a: str, b: str) -> bool:
        return b in self.conflicts[a] or b in self.forbidden[a]

    def _merge(self, a: str, b: str) -> str:
        kept, gone = sorted((a, b), key=lambda c: (-len(self.members[c]), c))
        for member in self.members[gone]:
            self.owner[member] = kept
        self.members[kept] += self.members.pop(gone)
        self.tellings[kept] += self.tellings.pop(gone)
        self.crowd[kept] += self.crowd.pop(gone)
        for sums in (self.links, self.met):
            _move(sums, kept, gone)
        for table in (self.conflicts, self.forbidden):
            for near in table.pop(gone, set()):
                table[near].discard(gone)
                if near != kept:
                    table[near].add(kept)
                    table[kept].add(near)
        return kept

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """The clusters, sorted."""
        return tuple(sorted(tuple(sorted(members)) for members in self.members.values()))


def _move(sums: dict[str, dict[str, float]], kept: str, gone: str) -> None:
    """What a cluster has with each other one becomes that of the one it is merged into."""
    for near, total in sums.pop(gone, {}).items():
        del sums[near][gone]
        if near != kept:
            whole = sums[kept].get(near, 0.0) + total
            sums[kept][near] = sums[near][kept] = whole

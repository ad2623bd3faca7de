"""Lineage: which claims stand on one and the same source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from vedette.linking.cited import CitedClaim
from vedette.linking.sources import voice_of
from vedette.linking.voices import is_copied, quotes_of
from vedette.linking.wording import likeness

LIKE = 0.5
"""Overlap of two reports' texts from which one is taken for a copy of the other."""


def independent_groups(cited: Sequence[CitedClaim]) -> tuple[tuple[str, ...], ...]:
    """Ids of the claims of each independent source, sorted, the groups sorted too.

    One source are: claims from the same named source (the organs of one state are one), a
    report and those that cite its publisher, reports that copy one another's text, quotes
    in the same words, and a report's own voice beside the source that it cites.
    """
    parent = {c.id: c.id for c in cited}
    first: dict[str, str] = {}
    for claim in cited:
        for key in _keys(claim, cited):
            _join(parent, first.setdefault(key, claim.id), claim.id)
    for a, b in combinations(cited, 2):
        if _find(parent, a.id) != _find(parent, b.id) and _copied(a, b):
            _join(parent, a.id, b.id)
    groups: dict[str, list[str]] = {}
    for claim_id in sorted(parent):
        groups.setdefault(_find(parent, claim_id), []).append(claim_id)
    return tuple(sorted(tuple(g) for g in groups.values()))


def _find(parent: dict[str, str], node: str) -> str:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _join(parent: dict[str, str], a: str, b: str) -> None:
    one, other = sorted((_find(parent, a), _find(parent, b)))
    parent[other] = one


def _keys(claim: CitedClaim, cited: Sequence[CitedClaim]) -> Iterator[str]:
    source = claim.claim.source
    if source:
        yield voice_of(source.name)
    elif named := _first_source(claim, cited):
        yield voice_of(named)
    else:
        yield voice_of(claim.publisher) if claim.publisher else f"report {claim.claim.report_id}"


def _first_source(claim: CitedClaim, cited: Sequence[CitedClaim]) -> str | None:
    """The source that the same report cites for the same event, the lesser claim id first."""
    beside = [c.claim for c in cited if c.claim.report_id == claim.claim.report_id]
    named = sorted((c.id, c.source.name) for c in beside if c.source)
    return named[0][1] if named else None


def _copied(a: CitedClaim, b: CitedClaim) -> bool:
    if a.claim.report_id == b.claim.report_id:
        return False
    if likeness(a.fingerprint, b.fingerprint) >= LIKE:
        return True
    return is_copied(quotes_of(a.claim), quotes_of(b.claim))

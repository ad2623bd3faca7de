"""Stories of real outlets about the same events (ECB+), read and linked as users would.

The texts come without a day of publication; all are given one and the same, which puts the two
events of each topic on the same days and makes joining harder than it is.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from evals.ecb import gold_chains, story_texts
from vedette.linking import CitedClaim
from vedette.model import Report, Span
from vedette.reading import read_report

PUBLISHED = date(2012, 3, 14)
Chains = Mapping[str, frozenset[str]]
Marks = Mapping[str, Sequence[tuple[int, int, str]]]
"""Start, end and chain of each mention, by story."""


def read_stories(split: str) -> tuple[list[CitedClaim], Chains]:
    """The claims of a split's stories, and the gold chains mentioned in each one's quotes."""
    cited: list[CitedClaim] = []
    chains: dict[str, frozenset[str]] = {}
    marks = gold_chains(split)
    for story, text in story_texts(split).items():
        report = Report(id=story, text=text, published=PUBLISHED)
        for claim in read_report(report):
            cited.append(CitedClaim.of(claim, report))
            chains[claim.id] = frozenset(
                chain for start, end, chain in marks[story] if _within(claim.evidence, start, end)
            )
    return cited, chains


def _within(quotes: Sequence[Span], start: int, end: int) -> bool:
    return any(quote.start <= start and end <= quote.end for quote in quotes)


def score(
    cited: Sequence[CitedClaim], chains: Chains, clusters: Sequence[Sequence[str]], marks: Marks
) -> tuple[float, float]:
    """Precision of joined pairs of two stories, and the share of shared events that are joined.

    A pair is right if its quotes mention a gold chain in common. An event shared is a gold chain
    that two stories mention; it is joined where a right pair of their claims mentions it. How many
    are shared does not hang on what the reader finds.
    """
    claims = {c.id: c.claim for c in cited}
    owner = {i: n for n, ids in enumerate(clusters) for i in ids}
    right = joined = 0
    met: set[tuple[str, str, str]] = set()
    for a, b in itertools.combinations(sorted(i for i in claims if chains[i]), 2):
        one, two = sorted((claims[a].report_id, claims[b].report_id))
        if one == two or owner[a] != owner[b]:
            continue
        shared = chains[a] & chains[b]
        joined, right = joined + 1, right + bool(shared)
        met |= {(chain, one, two) for chain in shared}
    return right / max(1, joined), len(met) / max(1, _shared(marks))


def _shared(marks: Marks) -> int:
    """How many events are shared: a gold chain and two stories that mention it."""
    stories: Counter[str] = Counter()
    for told in marks.values():
        stories.update({chain for _, _, chain in told})
    return sum(count * (count - 1) // 2 for count in stories.values())

"""Evidence of the report itself: its labels, and words that two reports share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from vedette.linking import kinds
from vedette.linking.cited import CitedClaim
from vedette.linking.reason import CONFLICT, Reason
from vedette.linking.sources import speaker_of
from vedette.linking.wording import content_words, overlap, shared_names, shingles_of
from vedette.model import Claim

COPIED = 0.6
"""Share of the shorter quote's runs of three words from which a quote is copied."""
RUNS = 8
"""Runs of words below which a quote is too short to be called copied."""
SPOKEN = 0.35
"""Words that two tellings of one threat or demand must share."""
OPEN = 2.0
WORDING = ((0.1, -0.5), (0.5, 0.0), (0.6, 0.5), (0.8, 1.0), (OPEN, 2.0))
"""Weight of the share of words in common, from ECB+ train (log2 odds of pairs with one head
word), cut down by half: reports of one war tell many events in the same words."""
NAMES = ((0.1, -1.0), (0.2, -0.5), (0.5, 0.0), (0.6, 0.5), (0.8, 1.0), (OPEN, 1.5))
"""Weight of the share of names in common between reports, from ECB+ train, cut down for
reports of one war, of which one pair in ten shares half of its names."""


def quotes_of(claim: Claim) -> tuple[str, ...]:
    """The words of a claim's evidence."""
    return tuple(span.text for span in claim.evidence)


def weigh(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """Reasons of wording, source and matter for claims of two reports; none within one."""
    if a.claim.report_id != b.claim.report_id:
        yield from _wording(a.claim, b.claim)
        yield from _sources(a.claim, b.claim)
        yield from _reports(a, b)


def weigh_labels(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """A reason of what one report itself tells as one event or as two."""
    if a.claim.report_id == b.claim.report_id:
        yield from _labels(a.claim, b.claim)


def _labels(a: Claim, b: Claim) -> Iterator[Reason]:
    if not a.event or not b.event:
        return
    if a.event == b.event:
        yield Reason("event", 25.0, "their report tells them as one event")
    else:
        yield Reason("event", CONFLICT, "their report tells them as two events")


def _wording(a: Claim, b: Claim) -> Iterator[Reason]:
    one, other = quotes_of(a), quotes_of(b)
    if is_copied(one, other):
        yield Reason("wording", 5.0, "the same words in both reports")
        return
    shared = overlap(content_words(one), content_words(other))
    weight = _step(shared, WORDING)
    if kinds.is_spoken(a.event_type) and shared < SPOKEN:
        yield Reason("wording", -3.0, "other words were spoken")
    elif weight:
        yield Reason("wording", weight, f"{shared:.0%} of the quotes' words are shared")


def is_copied(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one quote has most of the other's runs of three words, and no other number."""
    one, other = shingles_of(a), shingles_of(b)
    if min(len(one), len(other)) < RUNS or overlap(one, other) < COPIED:
        return False
    return _numbers(a) == _numbers(b)


@lru_cache(maxsize=65536)
def _numbers(quotes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in content_words(quotes) if word[0].isdigit())


def _step(value: float, steps: tuple[tuple[float, float], ...]) -> float:
    """The weight of the first step that the value is under."""
    return next(weight for under, weight in steps if value < under)


def _sources(a: Claim, b: Claim) -> Iterator[Reason]:
    if a.source and b.source and speaker_of(a.source.name) == speaker_of(b.source.name):
        yield Reason("source", 0.5, f"same source: {a.source.name}")


def _reports(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """Whether the two reports are about the same matters, by the names they share."""
    if not a.fingerprint or not b.fingerprint:
        return
    shared = shared_names(a.fingerprint, b.fingerprint)
    if weight := _step(shared, NAMES):
        words = f"the reports share {shared:.0%} of their names and numbers"
        yield Reason("report", weight, words)

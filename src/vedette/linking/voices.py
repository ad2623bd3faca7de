"""Evidence of the report itself: its labels, and words that two reports share."""

from __future__ import annotations

from collections.abc import Iterator

from vedette.linking import kinds
from vedette.linking.cited import CitedClaim
from vedette.linking.reason import CONFLICT, Reason
from vedette.linking.wording import content_words, overlap, shingles_of
from vedette.model import Claim

COPIED = 0.6
"""Share of the shorter quote's runs of three words from which a quote is copied."""


def quotes_of(claim: Claim) -> tuple[str, ...]:
    """The words of a claim's evidence."""
    return tuple(span.text for span in claim.evidence)


def weigh(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """A reason for labels within one report, or for wording across two."""
    if a.claim.report_id == b.claim.report_id:
        yield from _labels(a.claim, b.claim)
    else:
        yield from _wording(a.claim, b.claim)


def _labels(a: Claim, b: Claim) -> Iterator[Reason]:
    if not a.event or not b.event:
        return
    if a.event == b.event:
        yield Reason("event", 15.0, "their report tells them as one event")
    else:
        yield Reason("event", CONFLICT, "their report tells them as two events")


def _wording(a: Claim, b: Claim) -> Iterator[Reason]:
    one, other = quotes_of(a), quotes_of(b)
    copied = overlap(shingles_of(one), shingles_of(other))
    if copied >= COPIED and min(len(shingles_of(one)), len(shingles_of(other))) >= 4:
        yield Reason("wording", 6.0, "the same words in both reports")
        return
    shared = overlap(content_words(one), content_words(other))
    if shared >= 0.5:
        yield Reason("wording", 1.5, f"{shared:.0%} of the words are shared")
    elif kinds.is_spoken(a.event_type):
        yield Reason("wording", -3.0, "other words were spoken")

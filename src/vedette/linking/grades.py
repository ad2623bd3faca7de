"""Admiralty grades: reliability of who speaks, credibility of what is said, kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vedette.linking.cited import CitedClaim
from vedette.linking.sources import voice_of

BY_KIND = {
    "un": "B",
    "monitor": "B",
    "media": "C",
    "official": "C",
    "expert": "C",
    "state_media": "D",
    "armed_group": "D",
    "witness": "D",
    "other": "E",
}
"""Reliability by kind of source. "A" is never given by a machine; "F" is who cannot be judged."""
OWN_VOICE = "C"
LOWERED = {"B": "C", "C": "D", "D": "E"}
AFFIRMING = frozenset({"asserts", "confirms"})


def reliability_of(claim: CitedClaim, distrusted: frozenset[str] = frozenset()) -> str:
    """The grade of who speaks in a claim.

    By kind of source (:data:`BY_KIND`); a report's own voice is "C" with a publisher and
    "F" without. By record: a voice of which a person rejected a claim of the same event, or
    people rejected more claims than they accepted, is one grade lower, at worst "E".

    Args:
        distrusted: these voices (:func:`distrusted_voices`).
    """
    source = claim.claim.source
    if source is None:
        grade = OWN_VOICE if claim.publisher else "F"
    else:
        grade = BY_KIND.get(source.kind, "E")
    return LOWERED.get(grade, grade) if _voice(claim) in distrusted else grade


def distrusted_voices(
    cited: Sequence[CitedClaim],
    rejected: frozenset[str],
    accepted: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """The voices of which people rejected more claims than they accepted."""
    balance: Counter[str] = Counter()
    for c in cited:
        if voice := _voice(c):
            balance[voice] += (c.id in rejected) - (c.id in accepted)
    return frozenset(voice for voice, more in balance.items() if more > 0)


def _voice(claim: CitedClaim) -> str:
    source = claim.claim.source
    name = source.name if source else claim.publisher
    return voice_of(name) if name else ""


def best_reliability(claims: Sequence[CitedClaim], distrusted: frozenset[str] = frozenset()) -> str:
    """The best grade among claims; "F" for none."""
    return min((reliability_of(claim, distrusted) for claim in claims), default="F")


def credibility_of(affirming: int, denying: int, reliability: str) -> str:
    """The grade of what is said, from the counts of independent sources for and against.

    "1" three or more agree, "2" two agree, "3" one of reliability A to C, "4" one of less;
    contradicted: "5" where as many deny it as affirm it, else two grades worse, at worst
    "4"; "6" where nobody who can be judged affirms it.
    """
    if not affirming or reliability == "F":
        return "6"
    if denying >= affirming:
        return "5"
    grade = 1 if affirming >= 3 else 2 if affirming == 2 else 3 if reliability <= "C" else 4
    return str(min(grade + 2, 4) if denying else grade)

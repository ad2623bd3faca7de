"""Admiralty grades: reliability of who speaks, credibility of what is said, kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.linking.cited import CitedClaim

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
GRADES = "ABCDEF"
AFFIRMING = frozenset({"asserts", "confirms"})


def reliability_of(claim: CitedClaim, rejected: frozenset[str] = frozenset()) -> str:
    """The grade of who speaks in a claim.

    By kind of source (:data:`BY_KIND`); a report's own voice is "C" with a publisher and
    "F" without; a source whose claim a person rejected is one grade lower.
    """
    source = claim.claim.source
    if source is None:
        grade = OWN_VOICE if claim.publisher else "F"
    else:
        grade = BY_KIND.get(source.kind, "E")
    return lowered(grade) if claim.id in rejected and grade != "F" else grade


def lowered(grade: str) -> str:
    """One grade worse, at worst "E"."""
    return GRADES[min(GRADES.index(grade) + 1, 4)]


def best_reliability(claims: Sequence[CitedClaim]) -> str:
    """The best grade among claims; "F" for none."""
    return min((reliability_of(claim) for claim in claims), default="F")


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

"""Which language a text is in."""

from __future__ import annotations

ENOUGH = 0.10
"""Share of English function words above which a text in Latin letters is English: ours."""
FEW = 12
"""Words below which Latin letters are taken for English: names mislead the statistics."""
SAMPLE = 20_000
COMMON = frozenset(
    "the of and to in a is was that for on by with as at it from be has have had were are not said "
    "an who this which been its their after they will he but his two".split()
)


def language_of(text: str) -> str:
    """ISO 639-1 code of the main language of a text.

    Texts full of foreign names mislead statistics, so English function words decide first.
    """
    sample = text[:SAMPLE]
    words = sample.lower().split()
    letters = [c for c in sample if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters) / max(1, len(letters))
    share = sum(w.strip(".,;:\"'()“”") in COMMON for w in words) / max(1, len(words))
    if latin > 0.6 and (share >= ENOUGH or len(words) < FEW):
        return "en"
    import py3langid

    return str(py3langid.classify(sample)[0])

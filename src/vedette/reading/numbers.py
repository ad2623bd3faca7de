"""Numbers of English news as words and digits, with the bounds that the words allow.

Rulings are the codebook's: "at least 13" is 13 and more, "nearly 150" is 150 at most,
"more than 60" is 61 and more, "dozens" is 24 to 99, "several" 3 and more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
         "fifteen sixteen seventeen eighteen nineteen").split()  # fmt: skip
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
SIMPLE = {w: i for i, w in enumerate(UNITS)} | {w: 10 * (i + 2) for i, w in enumerate(TENS)}
MOST = 9_999_999_999
"""More people than there are; a larger number is not a figure."""

VAGUE: dict[str, tuple[int, int | None]] = {
    "hundreds of thousands": (200_000, 999_999),
    "tens of thousands": (20_000, 99_999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
    "hundreds": (200, 999),
    "scores": (40, None),
    "dozens": (24, 99),
    "several hundred": (200, 999),
    "several thousand": (2_000, 9_999),
    "several dozen": (36, 99),
    "a few": (3, None),
    "several": (3, None),
    "multiple": (2, None),
    "numerous": (3, None),
    "a couple of": (2, 2),
}

_WORD = "|".join([*SIMPLE, *SCALES, "dozen", "and", "a", "half", "couple"])
_WORDS = "|".join(w for w in sorted([*SIMPLE, *SCALES, "dozen"], key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_NUMBER = (
    rf"(?:(?:{_DIGITS})(?:[ -](?:hundred|thousand|million|billion|dozen))?(?!\d)"
    rf"|(?:half a |a quarter of a )(?:million|billion|dozen)"
    rf"|(?:(?:a|{_WORDS})[ -](?:and[ -])?)?(?:{_WORDS})(?:[ -](?:and[ -])?(?:{_WORDS}))*)"
)
_VAGUE = "|".join(re.escape(w) for w in sorted(VAGUE, key=len, reverse=True))
_LOWER = r"at least|no (?:fewer|less) than|a minimum of|upwards of"
_ABOVE = r"more than|over|above|in excess of|greater than|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?"
_UPPER = r"up to|as many as|as much as|at most|no more than|nearly|almost|close to|a maximum of"
_BELOW = r"fewer than|less than|under|below"
_ABOUT = (
    r"about|around|some|roughly|approximately|an estimated|estimated|exactly|just|only|another"
    r"|a further|a total of|all|the"
)
FIGURE = re.compile(
    rf"(?<![\w$£€.,/#-])(?:(?P<lower>{_LOWER})\s+|(?P<above>{_ABOVE})\s+|(?P<upper>{_UPPER})\s+"
    rf"|(?P<below>{_BELOW})\s+|(?P<about>{_ABOUT})\s+)?"
    rf"(?:(?P<vague>{_VAGUE})|(?:between\s+)?(?P<first>{_NUMBER})"
    rf"(?:\s?(?:-|–|to|and|or)\s?(?P<second>{_NUMBER}))?)"
    rf"(?P<more>\s+or more|-plus)?(?![\w%]|,\d|\.\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lowest and highest that the words allow; ``rule`` says which words bound it."""

    low: int | None
    high: int | None
    rule: str


def parse_number(text: str) -> int | None:
    """The number that digits or words mean; None where they mean none or too large a one."""
    text = text.lower().replace(",", "").strip()
    if m := re.fullmatch(r"(\d+(?:\.\d+)?)(?:[ -](hundred|thousand|million|billion|dozen))?", text):
        scale = {**SCALES, "dozen": 12}.get(m[2], 1)
        if len(m[1]) > 12 or ("." in m[1] and scale < 1000):
            return None
        return _sane(round(float(m[1]) * scale))
    if m := re.fullmatch(r"(half|a quarter of) a (million|billion|dozen)", text):
        return {**SCALES, "dozen": 12}[m[2]] // (2 if m[1] == "half" else 4)
    return _words(text)


def _sane(value: int) -> int | None:
    return value if value <= MOST else None


def _words(text: str) -> int | None:
    total = part = 0
    seen = False
    for word in re.split(r"[ -]+", text):
        if word in {"and", "a"}:
            continue
        if word in SIMPLE:
            part += SIMPLE[word]
        elif word == "dozen":
            part = 12 * max(1, part)
        elif word == "hundred":
            part = 100 * max(1, part)
        elif word in SCALES:
            total, part = total + SCALES[word] * max(1, part), 0
        else:
            return None
        seen = True
    return _sane(total + part) if seen else None


def bounds_of(m: re.Match[str]) -> Bounds | None:
    """The bounds of one match of :data:`FIGURE`; None where it is no number after all."""
    if m["vague"]:
        low, high = VAGUE[re.sub(r"\s+", " ", m["vague"].lower())]
        return _bounded(m, low, high, f"vague: {m['vague'].lower()}")
    first = parse_number(m["first"])
    second = parse_number(m["second"]) if m["second"] else None
    if first is None:
        return None
    if second is not None:
        first = _same_scale(m["second"], first, second)
        if first >= second:
            return None
        return Bounds(first, second, "range")
    return _bounded(m, first, first, "number")


def _same_scale(words: str, first: int, second: int) -> int:
    """ "two to three million": the scale stands for both."""
    scale = next(
        (SCALES[w] for w in ("million", "billion", "thousand") if words.lower().endswith(w)), 1
    )
    return first * scale if first * scale < second else first


def _bounded(m: re.Match[str], low: int, high: int | None, rule: str) -> Bounds:
    if m["lower"] or m["more"]:
        return Bounds(low, None, f"{m['lower'] or m['more']}: no upper bound".strip())
    if m["above"]:
        return Bounds(low + 1, None, f"{m['above']}: above it")
    if m["upper"]:
        return Bounds(None, high, f"{m['upper']}: no lower bound")
    if m["below"]:
        return Bounds(None, None if high is None else high - 1, f"{m['below']}: below it")
    return Bounds(low, high, rule)

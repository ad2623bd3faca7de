"""Whom, where and when the reader carries over from other sentences, and how often that is right.

The reports of ``carried.yaml`` are our own, of many wars and styles; beside each stand some of
its claims as a careful coder codes them. A value is *named* where the reader took it from the
claim's own sentence and *carried* where it came from elsewhere in the report. Scored is each
value that the reader gives to a claim of the list, and how many of the coder's it gives at all;
``no_false_doer`` is the share of claims without a doer that the coder does not give them. Half of
the reports were not looked at while the reader was mended for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from vedette.model import Claim, Report
from vedette.reading import read_report

REPORTS = Path(__file__).with_name("carried.yaml")
SLOTS = ("actors", "targets", "place", "dates")
SMALL = frozenset("the a an of in on at its his her their and for by to from with".split())
Coded = dict[str, Any]


@dataclass(frozen=True)
class Value:
    """One value that the reader gave to a coded claim."""

    slot: str
    carried: bool
    right: bool


def reports(path: Path = REPORTS) -> Iterator[tuple[Report, list[Coded]]]:
    """Each report with its coded claims."""
    for item in yaml.safe_load(path.read_text("utf8")):
        yield Report(item["id"], item["text"], item["published"]), item["claims"]


def meant(claims: tuple[Claim, ...], coded: Coded) -> Claim | None:
    """The reader's claim of the words and type that the coder means, if it has one."""
    for kind in coded["type"]:
        for claim in claims:
            told = any(coded["words"] in quote.text for quote in claim.evidence)
            if told and claim.event_type == kind:
                return claim
    return None


def same(coded: str, found: str) -> bool:
    """Whether half of the words of the longer name stand in one that the coder allows."""
    ours = _words(found)
    for form in coded.split(" | "):
        theirs = _words(form)
        if 2 * len(ours & theirs) >= max(len(ours), len(theirs)):
            return True
    return False


def _words(text: str) -> set[str]:
    return {word.strip(".,'’") for word in text.lower().split()} - SMALL


def values(claim: Claim, coded: Coded) -> Iterator[Value]:
    """Every value of the claim in a slot that the coder filled or left empty on purpose."""
    carried = {(i.field, i.value) for i in claim.inferred}
    for slot, names in (("actors", claim.actors), ("targets", claim.targets)):
        for name in names if slot in coded else ():
            right = any(same(form, name) for form in coded[slot])
            yield Value(slot, (slot, name) in carried, right)
    if "place" in coded and claim.place is not None:
        right = coded["place"] is not None and same(coded["place"], claim.place.text)
        yield Value("place", ("place", claim.place.text) in carried, right)
    if "start" in coded and claim.start is not None:
        days: tuple[date | None, date | None] = coded["start"], coded["end"]
        dated = any(field == "dates" for field, _ in carried)
        yield Value("dates", dated, days == (claim.start, claim.end))


def wanted(coded: Coded) -> Iterator[tuple[str, Any]]:
    """What the coder gives, slot by slot."""
    for slot in ("actors", "targets"):
        yield from ((slot, form) for form in coded.get(slot) or ())
    if coded.get("place"):
        yield "place", coded["place"]
    if coded.get("start"):
        yield "dates", (coded["start"], coded["end"])


def given(claim: Claim | None, slot: str, value: Any) -> bool:
    """Whether the reader's claim has what the coder gives."""
    if claim is None:
        return False
    if slot == "dates":
        days: tuple[date | None, date | None] = value
        return (claim.start, claim.end) == days
    if slot == "place":
        return claim.place is not None and same(value, claim.place.text)
    return any(same(value, name) for name in getattr(claim, slot))


def run(path: Path = REPORTS) -> dict[str, float]:
    """Share right of named and of carried values, share found, claims without a false doer."""
    found: Counter[tuple[str, bool, bool]] = Counter()
    recall: Counter[tuple[str, bool]] = Counter()
    matched = false = 0
    for report, coded in reports(path):
        claims = read_report(report)
        for one in coded:
            claim = meant(claims, one)
            recall.update((slot, given(claim, slot, value)) for slot, value in wanted(one))
            told = list(values(claim, one)) if claim is not None else []
            matched += claim is not None
            false += any(v.slot == "actors" and not v.right for v in told)
            found.update((v.slot, v.carried, v.right) for v in told)
    for slot in SLOTS:
        got, all_ = recall[slot, True], recall[slot, True] + recall[slot, False]
        named, carried = (_right_of(found, slot, elsewhere) for elsewhere in (False, True))
        print(f"  {slot}: {named} named right, {carried} carried right, {got} of {all_} found")
    return {
        "no_false_doer": 1 - false / matched,
        "named": _share(found, False),
        "carried": _share(found, True),
        "found": sum(n for (_, b), n in recall.items() if b) / sum(recall.values()),
    }


def _right_of(found: Counter[tuple[str, bool, bool]], slot: str, carried: bool) -> str:
    right = found[slot, carried, True]
    return f"{right} of {right + found[slot, carried, False]}"


def _share(found: Counter[tuple[str, bool, bool]], carried: bool) -> float:
    right = sum(found[slot, carried, True] for slot in SLOTS)
    return right / max(1, right + sum(found[slot, carried, False] for slot in SLOTS))

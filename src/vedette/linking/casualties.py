"""Figures of an event: what each source counts, and the rule that chooses between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from statistics import median_low

from vedette.linking.cited import CitedClaim
from vedette.linking.grades import reliability_of
from vedette.linking.people import PEOPLE_KINDS, group_of, side_of, whole_figures
from vedette.linking.sides import targets_of
from vedette.linking.sources import voice_of
from vedette.linking.wording import words_of
from vedette.model import EventFigure, Figure


class CasualtyRule(Enum):
    """How the best figure is chosen among sources."""

    LATEST_BEST = "latest figure of the best independent source"
    CONSERVATIVE = "most conservative figure"
    MEDIAN = "median of the independent sources"


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: a kind of figure, of which people."""

    kind: str
    cumulative: bool
    group: str
    side: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """One source's figure in one report, its bounds as the words give them."""

    what: Counted
    who: str
    low: int | None
    high: int | None
    published: date
    reliability: str
    voice: str
    claims: tuple[str, ...]

    @property
    def point(self) -> int:
        """The number to choose: the lower bound, or the upper where that alone is given."""
        return self.low if self.low is not None else self.high or 0


def figures_of(
    cited: Sequence[CitedClaim], rule: CasualtyRule, distrusted: frozenset[str] = frozenset()
) -> tuple[tuple[EventFigure, ...], tuple[EventFigure, ...]]:
    """The figures by kind, people and side, and the totals of each kind.

    A total adds what one source counts in one report, never one source's figure to
    another's; running tolls are kept apart.
    """
    counts = counts_of(cited, distrusted)
    parts = _by_what(counts)
    totals = _by_what(totals_of(counts))
    return (
        tuple(_chosen(what, found, rule) for what, found in parts),
        tuple(_chosen(what, found, rule) for what, found in totals if what.kind in PEOPLE_KINDS),
    )


def counts_of(cited: Sequence[CitedClaim], distrusted: frozenset[str] = frozenset()) -> list[Count]:
    """Each source's figures in each report."""
    found: dict[tuple[str, str, Counted, str], Count] = {}
    for claim in cited:
        for figure in whole_figures(claim.claim):
            if figure.low is None and figure.high is None:
                continue
            count = _count(claim, figure, distrusted)
            place = (claim.claim.report_id, count.voice, count.what, _head(figure.who))
            found[place] = _later(found[place], count) if place in found else count
    return _with_known_sides(_summed(list(found.values())))


def _head(who: str) -> str:
    """The noun of a phrase, in the singular: "soldier" for "Turkish soldiers"."""
    words = words_of(who)
    return words[-1].removesuffix("s") if words else ""


def _later(a: Count, b: Count) -> Count:
    """Of two figures of the same people in one report, the greater; both claims behind it."""
    kept = max((a, b), key=lambda c: (c.point, c.claims))
    return _remade(kept, claims=tuple(sorted({*a.claims, *b.claims})))


def _count(cited: CitedClaim, figure: Figure, distrusted: frozenset[str]) -> Count:
    claim = cited.claim
    who = figure.who if group_of(figure.who) != "unknown" else _beside(cited, figure) or figure.who
    people = figure.kind in PEOPLE_KINDS
    voice = voice_of(claim.source.name) if claim.source else ""
    side = (side_of(who) or _only_side(cited)) if people else None
    what = Counted(figure.kind, figure.cumulative, group_of(who) if people else "", side)
    day = cited.published or date.min
    grade = reliability_of(cited, distrusted)
    return Count(what, figure.who, figure.low, figure.high, day, grade, voice, (cited.id,))


def _beside(cited: CitedClaim, figure: Figure) -> str | None:
    """Of "four soldiers were killed and nine wounded": the nine are soldiers.

    Where no figure beside it names its people, those that the claim says were hit do.
    """
    if figure.who and figure.who.casefold() != "others":
        return None
    beside = {f.who for f in cited.claim.figures if group_of(f.who) != "unknown"}
    named = beside or {name for name in cited.claim.targets if group_of(name) != "unknown"}
    return next(iter(named)) if len(named) == 1 else None


def _only_side(cited: CitedClaim) -> str | None:
    known = [side for side in targets_of(cited.claim) if side[0] not in "~@"]
    return known[0] if len(known) == 1 else None


def _remade(count: Count, **changes: object) -> Count:
    fields = {name: getattr(count, name) for name in Count.__slots__}
    return Count(**{**fields, **changes})


def _summed(counts: Sequence[Count]) -> list[Count]:
    """Add what one source says of one group in one report under several names."""
    groups: dict[tuple[object, ...], list[Count]] = {}
    for count in counts:
        key = (count.claims[0] if not count.voice else count.voice, count.published, count.what)
        groups.setdefault(key, []).append(count)
    return [_sum(found, found[0].what) for found in groups.values()]


def _sum(counts: Sequence[Count], what: Counted) -> Count:
    if len(counts) == 1:
        return _remade(counts[0], what=what)
    lows = [c.low for c in counts if c.low is not None]
    highs = [c.high for c in counts if c.high is not None]
    return _remade(
        counts[0],
        what=what,
        who=" and ".join(c.who for c in counts if c.who),
        low=sum(lows) if lows else None,
        high=sum(highs) if len(highs) == len(counts) else None,
        claims=tuple(sorted({i for c in counts for i in c.claims})),
    )


def _with_known_sides(counts: Sequence[Count]) -> list[Count]:
    """A figure of no named side is of the one side that the others name for its people."""
    sides: dict[tuple[str, str], set[str]] = {}
    for count in counts:
        if count.what.side:
            sides.setdefault((count.what.kind, count.what.group), set()).add(count.what.side)
    made = []
    for count in counts:
        known = sides.get((count.what.kind, count.what.group), set())
        what = count.what
        if what.side is None and len(known) == 1:
            what = Counted(what.kind, what.cumulative, what.group, next(iter(known)))
        made.append(_remade(count, what=what))
    return made


def totals_of(counts: Sequence[Count]) -> list[Count]:
    """What each source counts in all in each report, of each kind."""
    groups: dict[tuple[object, ...], list[Count]] = {}
    for count in counts:
        what = Counted(count.what.kind, count.what.cumulative, "", None)
        key = (count.voice or count.claims, count.published, what)
        groups.setdefault(key, []).append(count)
    return [
        _sum(found, Counted(found[0].what.kind, found[0].what.cumulative, "", None))
        for found in groups.values()
    ]


def _by_what(counts: Iterable[Count]) -> list[tuple[Counted, list[Count]]]:
    groups: dict[Counted, list[Count]] = {}
    for count in counts:
        groups.setdefault(count.what, []).append(count)
    order = sorted(
        groups, key=lambda w: (w.kind != "killed", w.kind, w.cumulative, w.group, w.side or "")
    )
    return [(what, groups[what]) for what in order]


def _chosen(what: Counted, counts: Sequence[Count], rule: CasualtyRule) -> EventFigure:
    best = choose(counts, rule)
    credible = [c for c in counts if c.reliability < "E"] or list(counts)
    highs = [c.high for c in credible]
    return EventFigure(
        kind=what.kind,
        who=best.who,
        low=min(c.low or 0 for c in credible),
        high=None if None in highs else max(h for h in highs if h is not None),
        cumulative=what.cumulative,
        best=best.point,
        group=what.group,
        side=what.side,
        rule=rule.value,
        claims=tuple(sorted({i for c in counts for i in c.claims})),
    )


def choose(counts: Sequence[Count], rule: CasualtyRule) -> Count:
    """The count that a rule takes as the best."""
    ordered = sorted(counts, key=lambda c: (c.published, c.claims))
    if rule is CasualtyRule.CONSERVATIVE:
        return min(ordered, key=lambda c: c.point)
    if rule is CasualtyRule.MEDIAN:
        latest = {c.voice or c.claims[0]: c for c in ordered}
        points = sorted(latest.values(), key=lambda c: (c.point, c.claims))
        middle = median_low([c.point for c in points])
        return next(c for c in points if c.point == middle)
    return min(reversed(ordered), key=lambda c: c.reliability)

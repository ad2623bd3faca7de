"""Claims of one event from one source in several sentences: one claim, with all their quotes."""

from __future__ import annotations

from dataclasses import replace

from vedette.model import Claim, Place, Span

QUOTES = 3
"""Quotes of one claim, at most."""


def merged(found: list[Claim], text: str) -> list[Claim]:
    """One claim for an event told twice by one source with nothing against its being one.

    What only the later tells ("The leader was held on Friday" after "Troops held one man") is
    added to the first.
    """
    kept: list[Claim] = []
    for claim in found:
        at = next((i for i, k in enumerate(kept) if adds_nothing(claim, k) or adds_nothing(k, claim)
                   or completes(claim, k)), -1)  # fmt: skip
        if at < 0:
            kept.append(claim)
        elif adds_nothing(kept[at], claim):
            kept[at] = with_quotes(claim, {*claim.evidence, *kept[at].evidence}, text)
        else:
            kept[at] = _together(kept[at], claim, text)
    return kept


def adds_nothing(claim: Claim, to: Claim) -> bool:
    """Whether all that a claim holds stands in another of the same event and source."""
    if not _of_one(claim, to) or len(to.evidence) >= QUOTES:
        return False
    parts = ((claim.actors, to.actors), (claim.targets, to.targets), (claim.figures, to.figures))
    within = all(set(ours) <= set(theirs) for ours, theirs in parts)
    return within and (claim.start is None or (claim.start, claim.end) == (to.start, to.end))


def completes(claim: Claim, other: Claim) -> bool:
    """Whether two claims of one event and source tell of different sides of it, none otherwise."""
    if not _of_one(claim, other) or len(claim.evidence) + len(other.evidence) > QUOTES:
        return False
    if claim.actors and other.actors and set(claim.actors) != set(other.actors):
        return False
    ours, theirs = _words(claim.targets), _words(other.targets)
    if ours and theirs and not ours & theirs:
        return False
    kinds = {f.kind for f in claim.figures} & {f.kind for f in other.figures}
    if kinds and set(claim.figures) != set(other.figures):
        return False
    dated = claim.start is not None and other.start is not None
    return not dated or (claim.start, claim.end) == (other.start, other.end)


def with_quotes(claim: Claim, quotes: set[Span], text: str) -> Claim:
    """The claim with other quotes of its report."""
    return replace(claim, evidence=tuple(sorted(quotes, key=lambda q: q.start)), report_text=text)


def _of_one(claim: Claim, other: Claim) -> bool:
    """Whether two claims are of one event, type, status and source, in other words."""
    ours = (claim.event, claim.event_type, claim.status, claim.source)
    theirs = (other.event, other.event_type, other.status, other.source)
    return ours == theirs and claim.evidence != other.evidence


def _words(names: tuple[str, ...]) -> set[str]:
    return {word for name in names for word in name.lower().split()}


def _together(first: Claim, other: Claim, text: str) -> Claim:
    """The first with what only the other has; a place that a sentence names before a carried."""
    actors, targets = (first if first.actors else other), (first if first.targets else other)
    dated = first if first.start is not None else other
    whole = replace(
        first,
        actors=actors.actors,
        actor_ids=actors.actor_ids,
        targets=targets.targets,
        target_ids=targets.target_ids,
        place=_place(first, other),
        start=dated.start,
        end=dated.end,
        figures=tuple(dict.fromkeys([*first.figures, *other.figures])),
        inferred=(),
        report_text=text,
    )
    told = {i for claim in (first, other) for i in _named(claim)}
    inferred = (i for i in (*first.inferred, *other.inferred) if (i.field, i.value) not in told)
    kept = dict.fromkeys(i for i in inferred if i.value in _values(whole, i.field))
    whole = replace(whole, inferred=tuple(kept), report_text=text)
    return with_quotes(whole, {*first.evidence, *other.evidence}, text)


def _place(first: Claim, other: Claim) -> Place | None:
    carried = any(i.field == "place" for i in first.inferred)
    if first.place is None or (carried and other.place is not None):
        return other.place
    return first.place


def _named(claim: Claim) -> set[tuple[str, str]]:
    """The values that a claim's own sentence names."""
    carried: set[tuple[str, str]] = {(i.field, i.value) for i in claim.inferred}
    fields = ("actors", "targets", "place", "dates")
    return {(f, v) for f in fields for v in _values(claim, f)} - carried


def _values(claim: Claim, field: str) -> tuple[str, ...]:
    if field == "place":
        return (claim.place.text,) if claim.place else ()
    if field == "dates":
        return (f"{claim.start} to {claim.end}",) if claim.start else ()
    names: tuple[str, ...] = getattr(claim, field)
    return names

"""Component ``vedette_claims``: frames become claims, and those of one event share its label."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from vedette.codebook import load_codebook
from vedette.model import Claim, Figure, Inferred, Source, Span
from vedette.reading.annotations import Attribution, Frame, Mention
from vedette.reading.answers import answered_by, with_answers
from vedette.reading.inference import carried_over
from vedette.reading.merging import merged, with_quotes
from vedette.reading.reader import READER
from vedette.reading.status import WORDS

JOINING = frozenset({"remote", "fighting", "people", "humanitarian"})
"""Families whose claims are joined into events within a report."""
HARM = frozenset({"remote", "fighting", "people"})
"""Families of which a headline may speak in general ("Soldiers killed near the border")."""
GENERAL = frozenset({"attack", "armed_clash", "toll"})
"""Types that a report may give an event told elsewhere more exactly."""
HEADLINE = 20
"""Words of a headline, at most."""
LIMIT = 8
"""Figures, actors or targets of one claim, at most."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A frame and the label of its event."""

    frame: Frame
    label: str


@Language.component("vedette_claims")
def claims(doc: Doc) -> Doc:
    """Fill ``doc._.claims``, in the order of their first quote."""
    answers = answered_by(doc._.frames)
    doc._.frames = with_answers(doc._.frames, answers)
    items = label_events(doc._.frames)
    labels = {at: items[told].label for at, told in answers.items()}
    text = doc.text
    told = [
        _claim(doc, replace(item, label=labels.get(at, item.label)), text)
        for at, item in enumerate(items)
    ]
    found = merged(under_headline(told, text), text)
    unique = {claim.id: claim for claim in found}
    doc._.claims = sorted(unique.values(), key=lambda c: (c.evidence[0].start, c.event, c.id))
    return doc


def under_headline(found: list[Claim], text: str) -> list[Claim]:
    """A headline says what the report then tells: it becomes a quote of the fuller claim."""
    end = headline_end(text)
    body = [c for c in found if c.evidence[0].start >= end]
    kept = list(body)
    for claim in (c for c in found if c.evidence[0].start < end):
        at = next((i for i, c in enumerate(body) if _headlined(claim, c)), -1)
        if at < 0:
            kept.insert(0, claim)
        elif len(kept[kept.index(body[at])].evidence) == 1:
            fuller = with_quotes(body[at], {*body[at].evidence, *claim.evidence}, text)
            kept[kept.index(body[at])] = body[at] = fuller
    return kept


def headline_end(text: str) -> int:
    """Characters of the first block, if it is short and has no full stop; else 0."""
    block = text.split("\n\n", 1)[0]
    short = len(block.split()) <= HEADLINE and len(block) < len(text)
    return len(block) if short and not block.rstrip().endswith((".", "!", "?", "”", '"')) else 0


def _headlined(headline: Claim, claim: Claim) -> bool:
    types = load_codebook().types
    families = types[headline.event_type].family, types[claim.event_type].family
    if headline.event_type == "toll":
        return families[0] == families[1] or bool(claim.figures)
    general = headline.event_type in GENERAL and families[1] in HARM
    return general or families[0] == families[1]


def label_events(frames: list[Frame]) -> list[Labelled]:
    """Join frames of one event: same type (or a general one of its family), nothing against it."""
    groups: list[list[Frame]] = []
    for frame in frames:
        fitting = [
            g for g in groups if all(may_be_one(frame, other) for other in g) and _ties(frame, g)
        ]
        if fitting:
            fitting[-1].append(frame)
        else:
            groups.append([frame])
    labels = {id(f): f"e{n}" for n, group in enumerate(groups, 1) for f in group}
    return [Labelled(frame, labels[id(frame)]) for frame in frames]


def may_be_one(a: Frame, b: Frame) -> bool:
    """Whether nothing in two frames speaks against their being one event."""
    types = load_codebook().types
    one, two = types[a.trigger.event_type], types[b.trigger.event_type]
    if one.family != two.family or one.family not in JOINING:
        return False
    if one.name != two.name and not ({one.name, two.name} & GENERAL):
        return False
    return _same_time(a, b) and _same_place(a, b) and _same_figures(a, b) and _same_sides(a, b)


def _same_sides(a: Frame, b: Frame) -> bool:
    """Two events with other doers and other victims are two, blow and answer."""
    sides = ((a.actors, b.actors), (a.targets, b.targets))
    if not all(ours and theirs for ours, theirs in sides):
        return True
    return any({m.name for m in ours} & {m.name for m in theirs} for ours, theirs in sides)


def _same_time(a: Frame, b: Frame) -> bool:
    if (
        a.time is None
        or b.time is None
        or not (a.time.first and b.time.first and a.time.last and b.time.last)
    ):
        return a.time is None or b.time is None
    return a.time.first <= b.time.last and b.time.first <= a.time.last


def _same_place(a: Frame, b: Frame) -> bool:
    return a.place is None or b.place is None or a.place.place.place_id == b.place.place.place_id


def _same_figures(a: Frame, b: Frame) -> bool:
    """Two counts of killed that cannot both be true part two events told by one source."""
    if (a.attribution.name if a.attribution else None) != (
        b.attribution.name if b.attribution else None
    ):
        return True
    ours = {(f.kind, f.who): (f.low, f.high) for f in a.figures}
    return all(ours.get((f.kind, f.who), (f.low, f.high)) == (f.low, f.high) for f in b.figures)


def _ties(frame: Frame, group: list[Frame]) -> bool:
    """Something must hold them together: the day, or who did it to whom, at the same place."""
    return any(_tied(frame, other) for other in group)


def _tied(a: Frame, b: Frame) -> bool:
    same_day = a.time is not None and b.time is not None and a.time.first == b.time.first
    named = bool({m.name for m in a.actors} & {m.name for m in b.actors}) or bool(
        {m.name for m in a.targets} & {m.name for m in b.targets}
    )
    placed = a.place is not None and b.place is not None
    return (placed and (same_day or named) and a.trigger.event_type == b.trigger.event_type) or (
        placed and same_day and named
    )  # fmt: skip


def _claim(doc: Doc, item: Labelled, text: str) -> Claim:
    frame = item.frame
    start, end = frame.evidence
    quote = doc[start:end]
    span = Span(quote.start_char, quote.end_char, quote.text)
    time, place = frame.time, frame.place
    return Claim(
        report_id=doc._.report.report_id,
        event_type=frame.trigger.event_type,
        evidence=(span,),
        status=frame.status,
        actors=tuple(m.name for m in frame.actors[:LIMIT]),
        targets=tuple(m.name for m in frame.targets[:LIMIT]),
        actor_ids=tuple(m.actor_id for m in frame.actors[:LIMIT]),
        target_ids=tuple(m.actor_id for m in frame.targets[:LIMIT]),
        place=place.place if place else None,
        start=time.first if time else None,
        end=time.last if time else None,
        figures=_figures(frame),
        source=_source(frame),
        event=item.label,
        reader=READER,
        inferred=_inferred(doc, frame, text),
        report_text=text,
    )


def _inferred(doc: Doc, frame: Frame, text: str) -> tuple[Inferred, ...]:
    found = []
    for carried in carried_over(doc, frame):
        words = doc[carried.start : carried.end]
        span = Span.of(text, words.start_char, words.end_char)
        found.append(Inferred(carried.field, carried.value, span))
    return tuple(found)


def _figures(frame: Frame) -> tuple[Figure, ...]:
    running = frame.trigger.event_type == "toll" or bool(frame.time and frame.time.cumulative)
    found = [
        Figure(f.kind, f.who, f.low, f.high, f.cumulative or running) for f in frame.figures[:LIMIT]
    ]
    return tuple(dict.fromkeys(found))


def _source(frame: Frame) -> Source | None:
    a = frame.attribution
    if frame.trigger.event_type in WORDS and frame.actors:
        said = a is not None and any(m.name == a.name for m in frame.actors)
        if a is None or not said:
            return _speaker(frame.actors[0], a)
    if a is None:
        return None
    return Source(a.name, a.kind, a.stance)


def _speaker(actor: Mention, attribution: Attribution | None) -> Source:
    if attribution is not None and attribution.name == actor.name:
        return Source(actor.name, attribution.kind, "asserts")
    kind = {"armed_group": "armed_group", "monitor": "monitor", "un": "un", "media": "media"}
    return Source(actor.name, kind.get(actor.kind, "official"), "asserts")

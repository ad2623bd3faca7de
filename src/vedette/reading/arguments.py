"""Component ``vedette_arguments``: each trigger with its parts, as one frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from vedette.reading.actors import mention_at
from vedette.reading.annotations import (
    Attribution,
    FigureMention,
    Frame,
    Mention,
    TimeMention,
    Trigger,
)
from vedette.reading.attribution import attribution_of
from vedette.reading.casting import cast
from vedette.reading.clauses import ancestors_within
from vedette.reading.event_place import Placed, event_places
from vedette.reading.figures import figures_of, fitted
from vedette.reading.participants import Participants
from vedette.reading.role_features import path_between
from vedette.reading.status import WORDS
from vedette.reading.syntax import Syntax, syntax_of
from vedette.reading.time_features import dated

TO_COME = frozenset({"planned", "threatened", "hypothetical"})
AMONG_ACTORS = WORDS | {"cooperation", "sanction", "talks", "agreement"}
"""Types whose targets are states, groups and people, never things."""
FLEEING = frozenset({"displacement", "return"})
ONE_EVENT = frozenset(
    {f"prep:{word}>pobj" for word in ("in", "by", "during", "from", "with")}
    | {f"pobj>prep:{word}" for word in ("in", "by", "during", "from", "with")}
    | {"agent:by>pobj", "pobj>agent:by", "nsubj", "conj>prep:in>pobj"}
)
"""How a verb of killing hangs on the noun for what killed."""
Timed = tuple[TimeMention | None, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the slots of all triggers of a document are filled from, by token."""

    sources: dict[int, Attribution | None]
    people: dict[int, Participants]
    times: dict[int, Timed]
    places: dict[int, Placed]
    figures: dict[int, tuple[FigureMention, ...]]


@Language.component("vedette_arguments")
def arguments(doc: Doc) -> Doc:
    """Fill ``doc._.frames``, one for each trigger, in order."""
    told = [t for t in doc._.triggers if not _left_unsaid(doc, t)]
    sources = {t.token: attribution_of(doc, t.token) for t in doc._.triggers}
    figures = figures_of(doc, [t.token for t in told])
    parts = Parts(sources, cast(doc, sources), dated(doc), event_places(doc), figures)
    frames = (one for t in told for one in by_period(doc, _frame(doc, t, parts)))
    doc._.frames = fused(syntax_of(doc), list(frames))
    return doc


def by_period(doc: Doc, frame: Frame) -> list[Frame]:
    """ "300 fled in May and 90 in June": a frame for each period that has a figure of its own."""
    own = {f: _own_period(doc, f) for f in frame.figures}
    here = (frame.time.first, frame.time.last) if frame.time else None
    apart = [f for f, t in own.items() if t is not None and here not in {None, (t.first, t.last)}]
    if not apart:
        return [frame]
    kept = tuple(f for f in frame.figures if f not in apart)
    parted = [replace(frame, figures=(f,), time=own[f]) for f in apart]
    return [replace(frame, figures=kept), *parted] if kept else parted


def _own_period(doc: Doc, figure: FigureMention) -> TimeMention | None:
    """The period right after a figure that leaves out its verb: "and 90 in June"."""
    bare = (
        figure.head < 0 and figure.start > 0 and doc[figure.start - 1].lower_ in {"and", ",", ";"}
    )
    near = (t for t in doc._.times if 0 < t.start - figure.end < 2 and t.first is not None)
    return next(near, None) if bare else None


def fused(syntax: Syntax, frames: list[Frame]) -> list[Frame]:
    """One frame where two words of a sentence tell of one event ("killed in strikes")."""
    kept: list[Frame] = []
    for frame in frames:
        at = next((i for i, k in enumerate(kept) if _tell_one(syntax, k, frame)), -1)
        if at < 0:
            kept.append(frame)
        else:
            kept[at] = _both(kept[at], frame)
    return kept


def _tell_one(syntax: Syntax, a: Frame, b: Frame) -> bool:
    """Whether two words of one type hang together: one is the other's subject or setting."""
    said = (
        a.attribution.name if a.attribution else "",
        b.attribution.name if b.attribution else "",
    )
    if a.trigger.event_type != b.trigger.event_type or a.evidence != b.evidence:
        return False
    path, _ = path_between(syntax, a.trigger.token, b.trigger.token)
    one = path.replace("<", ">").strip(">") in ONE_EVENT
    return one and said[0] == said[1] and a.status == b.status


def _both(a: Frame, b: Frame) -> Frame:
    """The frame that counts, with what only the other says."""
    main, other = (b, a) if len(b.figures) > len(a.figures) else (a, b)
    noun, verb = (main, other) if "of the noun" in main.rules.get("actors", "") else (other, main)
    targets = main.targets or other.targets
    return replace(
        main,
        actors=tuple(m for m in noun.actors if m not in targets) or verb.actors,
        targets=targets,
        time=main.time or other.time,
        figures=tuple(dict.fromkeys([*main.figures, *other.figures])),
    )


def _left_unsaid(doc: Doc, trigger: Trigger) -> bool:
    """ "did not say how many were killed": nothing is told."""
    above = ancestors_within(doc[trigger.token], 4)
    return any(
        word.lemma_ in {"say", "know", "disclose", "specify"}
        and any(c.dep_ == "neg" for c in word.children)
        for word in above
    )


def _frame(doc: Doc, trigger: Trigger, parts: Parts) -> Frame:
    token, kind = trigger.token, trigger.event_type
    status, status_rule = doc._.statuses[token]
    people, attribution = parts.people[token], parts.sources[token]
    place, place_rule = parts.places[token]
    time, time_rule = _time(doc, parts.times[token], status)
    actors, targets = _ruled(kind, people.actors, people.targets)
    actors = _spoken(doc, kind, actors, attribution)
    if attribution is not None and attribution.stance == "declines":
        status, status_rule = "occurred", f"neither confirmed nor denied: {attribution.rule}"
    if attribution is not None and attribution.stance == "denies" and kind not in WORDS:
        status, status_rule = "denied", f"the source denies it: {attribution.rule}"
    counted = parts.figures.get(token, ())
    figures = tuple(f for figure in counted if (f := fitted(figure, kind)) is not None)
    rules = {
        "event_type": trigger.rule, "status": status_rule, **people.rules, "place": place_rule,
        "time": time_rule, "source": attribution.rule if attribution else "",
    }  # fmt: skip
    return Frame(
        trigger, _evidence(doc, token), status, actors, targets, place, time, figures, attribution,
        {name: rule for name, rule in rules.items() if rule},
    )  # fmt: skip


def _ruled(
    kind: str, actors: tuple[Mention, ...], targets: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The codebook's rulings: words and deals are among those who act; who flees is a target."""
    if kind in AMONG_ACTORS:
        targets = tuple(m for m in targets if m.kind not in {"object", "other"} or m.actor_id)
    if kind not in FLEEING:
        return actors, targets
    fleeing = tuple(m for m in actors if m.kind in {"people", "other", "person"})
    driving = tuple(m for m in actors if m not in fleeing)
    return driving, fleeing + tuple(m for m in targets if m.kind != "object")


def _time(doc: Doc, timed: Timed, status: str) -> Timed:
    """The event's time; a day gone by is not the day of what is still to come."""
    time, rule = timed
    published: date | None = doc._.report.published
    if time is None or time.last is None:
        return None, ""
    if status in TO_COME and published is not None and time.last < published:
        return None, ""
    return time, rule


def _spoken(
    doc: Doc, kind: str, actors: tuple[Mention, ...], attribution: Attribution | None
) -> tuple[Mention, ...]:
    """Words as acts: where nobody else says them, their source does."""
    if kind in WORDS and not actors and attribution is not None and attribution.source_head >= 0:
        speaker = mention_at(doc, attribution.source_head)
        return (speaker,) if speaker and speaker.kind != "pronoun" else ()
    return actors


def _evidence(doc: Doc, token: int) -> tuple[int, int]:
    """The sentence of a word, cut at blank lines and without blanks at its ends."""
    sentence = doc[token].sent
    start, end = sentence.start, sentence.end
    for i in range(token - 1, start - 1, -1):
        if "\n\n" in doc[i].text_with_ws:
            start = i + 1
            break
    for i in range(token + 1, end):
        if "\n\n" in doc[i].text_with_ws:
            end = i
            break
    while start < token and doc[start].is_space:
        start += 1
    while end - 1 > token and doc[end - 1].is_space:
        end -= 1
    return start, end

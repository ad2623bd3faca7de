"""Component ``vedette_arguments``: each trigger with its parts, as one frame."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from vedette.actors import load_register
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
from vedette.reading.clauses import ancestors_within
from vedette.reading.event_place import event_place
from vedette.reading.figures import figures_of, fitted
from vedette.reading.participants import participants
from vedette.reading.status import WORDS
from vedette.reading.times import event_time

TO_COME = frozenset({"planned", "threatened", "hypothetical"})
SUFFERED = frozenset(
    {"killed", "injured", "missing", "detained", "abducted", "displaced", "returned", "released"}
)
AMONG_ACTORS = WORDS | {"cooperation", "sanction", "talks", "agreement"}
"""Types whose targets are states, groups and people, never things."""
FLEEING = frozenset({"displacement", "return"})
_PRONOUNS = (
    "it they them he she we you us who which that this those these one some many others there"
)
UNNAMED = frozenset({*_PRONOUNS.split(), *_PRONOUNS.title().split(), "I"}) - {"Us"}


@Language.component("vedette_arguments")
def arguments(doc: Doc) -> Doc:
    """Fill ``doc._.frames``, one for each trigger, in order."""
    told = [t for t in doc._.triggers if not _left_unsaid(doc, t)]
    shared = figures_of(doc, [t.token for t in told])
    doc._.frames = [_frame(doc, t, shared.get(t.token, ())) for t in told]
    return doc


def _left_unsaid(doc: Doc, trigger: Trigger) -> bool:
    """ "did not say how many were killed": nothing is told."""
    above = ancestors_within(doc[trigger.token], 4)
    return any(
        word.lemma_ in {"say", "know", "disclose", "specify"}
        and any(c.dep_ == "neg" for c in word.children)
        for word in above
    )


def _frame(doc: Doc, trigger: Trigger, counted: tuple[FigureMention, ...]) -> Frame:
    token, kind = trigger.token, trigger.event_type
    status, status_rule = doc._.statuses[token]
    people = participants(doc, token, kind)
    place, place_rule = event_place(doc, token, kind)
    time, time_rule = _time(doc, trigger, status)
    attribution = attribution_of(doc, token)
    actors, targets = _ruled(kind, _named(people.actors), _named(people.targets))
    actors, attribution = _spoken(doc, kind, actors, attribution)
    if attribution is not None and attribution.stance == "declines":
        status, status_rule = "occurred", f"neither confirmed nor denied: {attribution.rule}"
    if attribution is not None and attribution.stance == "denies" and kind not in WORDS:
        status, status_rule = "denied", f"the source denies it: {attribution.rule}"
    figures = tuple(f for figure in counted if (f := fitted(figure, kind)) is not None)
    targets = targets or _counted(doc, figures)
    rules = {
        "event_type": trigger.rule, "status": status_rule, **people.rules, "place": place_rule,
        "time": time_rule, "source": attribution.rule if attribution else "",
    }  # fmt: skip
    return Frame(
        trigger, _evidence(doc, token), status, actors, targets, place, time, figures, attribution,
        {name: rule for name, rule in rules.items() if rule},
    )  # fmt: skip


def _named(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those that say who it is; a pronoun nobody stands behind says nothing."""
    return tuple(
        _as_state(m)
        for m in mentions
        if m.kind != "pronoun" and m.name.removeprefix("The ") not in UNNAMED
    )


def _as_state(mention: Mention) -> Mention:
    """ "the Turkish offensive": the adjective stands for the state."""
    state = load_register().adjective(mention.name)
    if state is None or mention.name in {state.name, *state.aliases}:
        return mention
    return replace(mention, name=state.name)


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


def _counted(doc: Doc, figures: tuple[FigureMention, ...]) -> tuple[Mention, ...]:
    """Those counted as killed, held or driven out are the ones it was done to."""
    heads = [f.head for f in figures if f.kind in SUFFERED and f.head >= 0 and f.high != 0]
    return _named(tuple(m for head in heads if (m := mention_at(doc, head)) is not None))


def _time(doc: Doc, trigger: Trigger, status: str) -> tuple[TimeMention | None, str]:
    """The event's time; a day gone by is not the day of what is still to come."""
    time, rule = event_time(doc, trigger.token)
    published: date | None = doc._.report.published
    if time is None or time.last is None:
        return None, ""
    if status in TO_COME and published is not None and time.last < published:
        return None, ""
    return time, rule


def _spoken(
    doc: Doc, kind: str, actors: tuple[Mention, ...], attribution: Attribution | None
) -> tuple[tuple[Mention, ...], Attribution | None]:
    """Words as acts: who says them is actor and source."""
    if kind not in WORDS:
        return actors, attribution
    if not actors and attribution is not None and attribution.source_head >= 0:
        speaker = mention_at(doc, attribution.source_head)
        return _named((speaker,) if speaker else ()), attribution
    return actors, attribution


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

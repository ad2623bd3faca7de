"""What the time model sees of a period that may be an event's: names of features, as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from vedette.codebook import load_codebook
from vedette.reading.annotations import TimeMention, Trigger
from vedette.reading.clauses import governing_verb
from vedette.reading.linear import load_models
from vedette.reading.role_features import path_between
from vedette.reading.syntax import Syntax, syntax_of
from vedette.reading.times import event_time, likeliest

MOST = 16
"""Periods weighed for one event, the nearest in the text."""
Ruled = tuple[TimeMention | None, str]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The times of one report.

    Attributes:
        ruled: for each trigger the time that the rules of grammar give it.
        counts: how often the report names each period.
        statuses: the status of each trigger's event.
        owners: what verb each time hangs on: of an event, of saying, another or none.
    """

    doc: Doc
    syntax: Syntax
    times: tuple[TimeMention, ...]
    ruled: Mapping[int, Ruled]
    counts: Counter[tuple[date | None, date | None]]
    statuses: Mapping[int, str]
    owners: Mapping[int, str]


def calendar_of(doc: Doc) -> Calendar:
    """The times of a document and what the rules make of them."""
    times = tuple(doc._.times)
    told = {t.token for t in doc._.triggers}
    said = {a.cue for a in doc._.attributions}
    return Calendar(
        doc, syntax_of(doc), times, {t.token: event_time(doc, t.token) for t in doc._.triggers},
        Counter((t.first, t.last) for t in times),
        {token: status for token, (status, _) in doc._.statuses.items()},
        {t.start: _owner(doc, t, told, said) for t in times},
    )  # fmt: skip


def _owner(doc: Doc, time: TimeMention, told: set[int], said: set[int]) -> str:
    verb = governing_verb(doc[time.end - 1])
    if verb is None:
        return "none"
    return "event" if verb.i in told else "saying" if verb.i in said else "other"


def time_options(
    calendar: Calendar, trigger: Trigger
) -> list[tuple[TimeMention | None, list[str]]]:
    """The periods that may be an event's, None among them, each with its features."""
    at = trigger.token
    nearest: dict[tuple[date | None, date | None], TimeMention] = {}
    ranked = sorted(calendar.times, key=lambda t: (_away(calendar, t, at), t.start))
    for time in ranked:
        if time.first is not None and len(nearest) < MOST:
            nearest.setdefault((time.first, time.last), time)
    options: list[tuple[TimeMention | None, list[str]]] = [
        (time, _features(calendar, trigger, time)) for time in nearest.values()
    ]
    return [*options, (None, _none(calendar, trigger))]


def _away(calendar: Calendar, time: TimeMention, at: int) -> float:
    sentences = abs(calendar.syntax.sent[time.start] - calendar.syntax.sent[at])
    return sentences * 1000 + abs(time.start - at)


def _none(calendar: Calendar, trigger: Trigger) -> list[str]:
    kind, at, syntax = trigger.event_type, trigger.token, calendar.syntax
    here = [t for t in calendar.times if syntax.sent[t.start] == syntax.sent[at]]
    ruled, rule = calendar.ruled[at]
    by_rule = "none" if ruled is None else "resolved" if ruled.first else "vague"
    status = calendar.statuses.get(at, "")
    some = f"{any(t.first for t in here):d}{bool(here):d}"
    return [
        "none", f"none&type={kind}", f"none&rule={by_rule}", f"none&rule={by_rule}&{rule[:12]}",
        f"none&here={some}", f"none&status={status}", f"none&status={status}&rule={by_rule}",
        f"none&tag={syntax.tag[at]}", f"none&tag={syntax.tag[at]}&rule={by_rule}",
        f"none&known={known_event(syntax, at)}&here={some}", f"none&lemma={syntax.lemma[at]}",
        f"none&early={syntax.sent[at] < 3:d}&here={some}",
        f"none&family={_family(kind)}&rule={by_rule}",
    ]  # fmt: skip


def _family(kind: str) -> str:
    return load_codebook().types[kind].family


def known_event(syntax: Syntax, at: int) -> str:
    """Whether a trigger is a noun told of before ("the attack"), a bare one, or a verb."""
    if syntax.pos[at] in {"VERB", "AUX"}:
        return "verb"
    determiner = syntax.child(at, "det")
    return str(syntax.lower[determiner]) if determiner >= 0 else "bare"


def _features(calendar: Calendar, trigger: Trigger, time: TimeMention) -> list[str]:
    syntax, at, kind = calendar.syntax, trigger.token, trigger.event_type
    family, away = _family(kind), syntax.sent[time.start] - syntax.sent[at]
    place = "here" if away == 0 else f"{max(-4, min(away, 1))}"
    period = (time.first, time.last)
    ruled = calendar.ruled[at][0]
    mine = ruled is not None and (ruled.first, ruled.last) == period
    status = calendar.statuses.get(at, "")
    published: date | None = calendar.doc._.report.published
    when = _when(published, time)
    others = sorted(_others(calendar, trigger, period))
    found = [
        f"at={place}", f"at={place}&mine={mine:d}", f"at={place}&type={kind}",
        f"at={place}&family={family}&grain={time.grain}", f"at={place}&grain={time.grain}",
        f"at={place}&when={when}", f"when={when}&status={status}", f"when={when}&type={kind}",
        f"at={place}&known={known_event(syntax, at)}", f"at={place}&tag={syntax.tag[at]}",
        f"at={place}&count={min(calendar.counts[period], 4)}", f"grain={time.grain}&type={kind}",
        f"at={place}&cumulative={time.cumulative:d}&type={kind}",
        f"at={place}&anyrule={ruled is not None:d}&status={status}",
        f"rule={time.rule.split(' + ')[0]}&mine={mine:d}", f"rule={time.rule}&at={place}",
        f"early={syntax.sent[time.start] < 2:d}&at={place}&grain={time.grain}",
    ]  # fmt: skip
    owner = calendar.owners[time.start]
    found += [f"owner={owner}&at={place}", f"owner={owner}&mine={mine:d}&at={place}"]
    found += [f"tied={o}&at={place}" for o in others]
    found += [f"tied={o}&known={known_event(syntax, at)}" for o in others] or ["untied"]
    if away == 0:
        found += _here(calendar, trigger, time, mine)
    return found


def _when(published: date | None, time: TimeMention) -> str:
    if published is None or time.first is None or time.last is None:
        return "undated"
    days = (published - time.last).days
    if days < 0:
        return "future"
    return "day" if days == 0 else "week" if days < 8 else "month" if days < 32 else (
        "year" if days < 400 else "old")  # fmt: skip


def _others(
    calendar: Calendar, trigger: Trigger, period: tuple[date | None, date | None]
) -> set[str]:
    """How the rules tie the period to other events: of the type, of the word, of the family."""
    lemma, found = calendar.syntax.lemma[trigger.token], set()
    for other in calendar.doc._.triggers:
        time = calendar.ruled[other.token][0]
        if other.token == trigger.token or time is None or (time.first, time.last) != period:
            continue
        if other.event_type == trigger.event_type:
            found.add("type")
            if calendar.syntax.lemma[other.token] == lemma:
                found.add("word")
        elif _family(other.event_type) == _family(trigger.event_type):
            found.add("family")
        else:
            found.add("other")
    return found


def _here(calendar: Calendar, trigger: Trigger, time: TimeMention, mine: bool) -> list[str]:
    syntax, at = calendar.syntax, trigger.token
    path, top = path_between(syntax, at, time.end - 1)
    rule = calendar.ruled[at][1].partition(":")[0] if mine else ""
    verb = "V" if syntax.pos[at] in {"VERB", "AUX"} else "N"
    steps = path.count("<") + path.count(">")
    side = "before" if time.start < at else "after"
    taken = any(
        token != at and other is not None and other.start == time.start
        for token, (other, _) in calendar.ruled.items()
    )
    return [
        f"rule={rule}&verb={verb}", f"path={path}&verb={verb}", f"steps={min(steps, 7)}",
        f"steps={min(steps, 7)}&mine={mine:d}",
        f"side={side}&far={min(abs(at - time.start) // 4, 6)}",
        f"taken={taken:d}&mine={mine:d}", f"top={syntax.lemma[top]}&mine={mine:d}",
        f"top={syntax.pos[top]}&path={path.rpartition('<')[0].count('<')}",
        f"mine={mine:d}&type={trigger.event_type}",
    ]  # fmt: skip


def dated(doc: Doc) -> dict[int, Ruled]:
    """The period of every trigger's event, by its token, and the rule that chose it."""
    calendar, model = calendar_of(doc), load_models()["times"]
    found: dict[int, Ruled] = {}
    for trigger in doc._.triggers:
        options = time_options(calendar, trigger)
        shares = model.shares(features for _, features in options)
        sentence = doc[trigger.token].sent
        within = (sentence.start, sentence.end)
        time = likeliest([time for time, _ in options], shares, within)
        found[trigger.token] = time, _rule(calendar, trigger, time)
    return found


def _rule(calendar: Calendar, trigger: Trigger, time: TimeMention | None) -> str:
    ruled, rule = calendar.ruled[trigger.token]
    if time is None:
        return ""
    if ruled is not None and (ruled.first, ruled.last) == (time.first, time.last):
        return f"{rule}, weighed"
    here = calendar.syntax.sent[time.start] == calendar.syntax.sent[trigger.token]
    return f"{'in the sentence' if here else 'told elsewhere'}, weighed: {time.rule}"

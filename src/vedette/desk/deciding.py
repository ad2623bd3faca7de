"""From a key pressed in the review to decisions, and to what they will change, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from vedette.codebook import load_codebook
from vedette.desk.event_view import field_views
from vedette.desk.words import count_words, headline
from vedette.errors import InputError
from vedette.model import Decision, Event, Figure

KEYS = {
    "accept": ("a", "Accept"),
    "reject": ("r", "Reject"),
    "amend": ("e", "Amend"),
    "same": ("m", "Join"),
    "different": ("p", "Part"),
    "unsure": ("u", "Unsure"),
}
"""The key and the button of each verdict."""
CONFIRM = {
    "accept": "Accept",
    "reject": "Reject",
    "amend": "Amend",
    "same": "Join the two events",
    "different": "Part the claim from this event",
    "unsure": "Keep as unsure",
}
PAST = {
    "accept": "Accepted",
    "reject": "Rejected",
    "amend": "Amended",
    "same": "Joined",
    "different": "Parted",
    "unsure": "Marked as unsure",
    "undo": "Undone",
}
NEEDS_REASON = frozenset({"reject", "amend", "same", "different"})


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person is about to decide on one claim of an event.

    Attributes:
        other: for same and unsure, a claim of the other event.
        field, value: for amend; the value as JSON of the codebook.
    """

    verdict: str
    claim: str
    other: str = ""
    field: str = ""
    value: Any = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a decision changes: before and after, in words."""

    name: str
    before: str
    after: str


def decisions_of(ask: Ask, event: Event, by: str, reason: str = "") -> list[Decision]:
    """The decisions that an ask amounts to; to part a claim is one for each claim it leaves.

    Raises:
        InputError: the verdict is none, or it needs what is not there.
    """
    if ask.verdict not in KEYS:
        raise InputError(f"There is no verdict {ask.verdict[:40]!r}")
    if ask.verdict in NEEDS_REASON and not reason.strip():
        raise InputError(f"To {ask.verdict} needs a reason", "Say why in a few words")
    at = datetime.now(UTC)
    given = reason.strip()[:500]
    if ask.verdict == "amend":
        return [Decision("amend", (ask.claim,), by, at, given, ask.field, ask.value)]
    if ask.verdict in {"accept", "reject"}:
        return [Decision(ask.verdict, (ask.claim,), by, at, given)]
    others = [ask.other] if ask.other else [c.id for c in event.claims if c.id != ask.claim]
    if not others:
        raise InputError(
            "The event has no other claim to part from", "To take the claim out, reject it"
        )
    return [Decision(ask.verdict, (ask.claim, other), by, at, given) for other in others]


def changes_of(before: Sequence[Event], after: Sequence[Event]) -> list[Change]:
    """What differs between the events as they are and as they will be."""
    found: list[Change] = []
    if len(before) != len(after):
        found.append(Change("events", _listed(before), _listed(after)))
    later = {event.id: event for event in after}
    for event in before:
        if event.id in later:
            found += _fields_changed(event, later[event.id])
    return found


def _listed(events: Iterable[Event]) -> str:
    return "; ".join(f"{headline(e)} ({count_words(len(e.claims), 'claim')})" for e in events)


def _fields_changed(before: Event, after: Event) -> list[Change]:
    old, new = _told(before), _told(after)
    names = dict.fromkeys([*old, *new])
    return [
        Change(name, old.get(name, ""), new.get(name, "none"))
        for name in names
        if old.get(name) != new.get(name)
    ]


def _told(event: Event) -> dict[str, str]:
    told: dict[str, str] = {}
    for field in field_views(event):
        told[field.name] = (
            f"{told[field.name]}; {field.value}" if field.name in told else field.value
        )
    told["independent sources"] = str(event.independent_sources)
    told["grade"] = f"{event.reliability}{event.credibility}"
    told["standing"] = event.verdict or "not reviewed"
    told["where sources differ"] = count_words(len(event.disagreements), "field")
    return told


def words_of(decision: Decision) -> str:
    """A decision in a few words: "Amended: type"."""
    word = PAST.get(decision.verdict, decision.verdict)
    return f"{word}: {decision.field}" if decision.field else word


def amended(field: str, text: str, event: Event) -> Any:
    """The JSON value of a field as a person typed it.

    Raises:
        InputError: the text is no value of the field.
    """
    text = text.strip()
    if field in {"actors", "targets"}:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if field == "figures":
        return [_figure(line) for line in text.splitlines() if line.strip()]
    if field in {"start", "end"}:
        return text or None
    if field == "place":
        return _place(text, event)
    if field in {"event_type", "status"}:
        return text
    raise InputError(f"The field {field[:40]!r} cannot be amended")


def _place(text: str, event: Event) -> Mapping[str, Any] | None:
    from vedette.desk.coding import place_named

    country = event.place.country if event.place else None
    place = place_named(text, country)
    return place.as_record() if place else None


def figure_line(figure: Figure) -> str:
    """A figure as a line that :func:`amended` reads: "killed 5-8 Turkish soldiers"."""
    low = "" if figure.low is None else str(figure.low)
    high = "" if figure.high is None else str(figure.high)
    bounds = low if low == high else f"{low}-{high}"
    return f"{figure.kind} {bounds} {figure.who}".strip()


def _figure(line: str) -> dict[str, Any]:
    kind, _, rest = line.strip().partition(" ")
    bounds, _, who = rest.strip().partition(" ")
    low, dash, high = bounds.partition("-")
    if kind not in load_codebook().figure_kinds or not all(
        part == "" or part.isdecimal() for part in (low, high)
    ):
        raise InputError(
            f"{line.strip()[:60]!r} is no figure", "Write: killed 5-8 soldiers, one a line"
        )
    first = int(low) if low else None
    last = (int(high) if high else None) if dash else first
    return Figure(kind, who.strip(), first, last).as_record()

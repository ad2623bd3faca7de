"""The review: the queue, one event with its claims, what a decision will change, deciding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel

from vedette.codebook import load_codebook
from vedette.desk.deciding import (
    CONFIRM,
    KEYS,
    NEEDS_REASON,
    Ask,
    Change,
    amended,
    changes_of,
    decisions_of,
    figure_line,
    words_of,
)
from vedette.desk.event_view import claim_views, field_views
from vedette.desk.identity import current_user
from vedette.desk.kept import keep
from vedette.desk.pages.event import (
    Other,
    event_or_404,
    nearby_filter,
    others,
    reports_of,
    similar_filter,
)
from vedette.desk.rendering import address, render
from vedette.desk.rows import Row, list_rows
from vedette.desk.words import place_words, plain
from vedette.errors import InputError, StaleError, VedetteError
from vedette.model import Decision, Event
from vedette.store import EventFilter, Record

router = APIRouter()
QUEUE = 50
UNDECIDED = EventFilter(only_undecided=True)
EVERYTHING = EventFilter(with_rejected=True)


class Choice(BaseModel):
    """The fields of a decision as the page sends them."""

    verdict: str = ""
    claim: str = ""
    other: str = ""
    field: str = ""
    value: str = ""
    state: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AmendField:
    """One field that can be amended, with its present value as text."""

    name: str
    label: str
    value: str
    hint: str = ""
    type: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that a claim may be joined with."""

    title: str
    start: Any
    end: Any
    distance: int | None
    href: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What the panel shows before anything is written."""

    kind: str
    event: str
    claim: str = ""
    title: str = ""
    confirm: str = ""
    text: str = ""
    reason_needed: bool = False
    hidden: Mapping[str, str] = field(default_factory=dict)
    changes: Sequence[Change] = ()
    fields: Sequence[AmendField] = ()
    candidates: Sequence[Candidate] = ()


@dataclass(frozen=True, slots=True)
class Last:
    """The decision that the undo key takes back."""

    id: str
    words: str


@router.get("/review")
def queue(request: Request) -> HTMLResponse:
    """The events without a decision, the most doubtful and harmful first."""
    record: Record = request.app.state.record
    waiting_events, total = waiting(request)
    return render(
        request,
        "review.html",
        queue=waiting_events,
        total=total,
        events=total or keep(request, ("count", EVERYTHING), lambda: record.count(EVERYTHING)),
        flash=flash_of(record, request),
        last=last_of(record, request),
        back="/review",
    )


def waiting(request: Request) -> tuple[list[Row], int]:
    """The queue, and how many events without a decision there are."""
    record: Record = request.app.state.record
    total = keep(request, ("count", UNDECIDED), lambda: record.count(UNDECIDED))
    return queue_of(request), total


def queue_of(request: Request) -> list[Row]:
    """The events without a decision, the most doubtful and harmful first."""
    record: Record = request.app.state.record
    return keep(request, "queue", lambda: list_rows(record, UNDECIDED, "-wanted", QUEUE))


@router.get("/review/{id}")
def event(request: Request, id: str, claim: str = "") -> HTMLResponse:
    """One event: its claims, of which one is decided on."""
    return _page(request, id, claim, None)


@router.get("/review/{id}/preview")
def preview(request: Request, id: str, verdict: str, claim: str) -> Response:
    """The panel for a verdict: what is asked, and what will change."""
    record: Record = request.app.state.record
    event = event_or_404(record, id)
    values = {name: request.query_params.get(name, "") for name in ("other", "field", "value")}
    form = Choice(verdict=verdict, claim=claim, **values)
    try:
        shown = _preview(request, event, form)
    except VedetteError as error:
        shown = Preview("problem", event.id, claim, text=str(error))
    if request.headers.get("hx-request"):
        return render(request, "parts/preview.html", preview=shown)
    return _page(request, id, claim, shown)


@router.post("/review/{id}/decide")
def decide(request: Request, id: str, form: Annotated[Choice, Form()]) -> Response:
    """Write a decision, unless the events have changed since it was looked at."""
    record: Record = request.app.state.record
    event = event_or_404(record, id)
    user = current_user(request)
    made = decisions_of(_ask(record, event, form), event, user, form.reason)
    try:
        record.decide(*made, seen=form.state)
    except StaleError:
        return _stale(request, event, made[0])
    following = _next_claim(record, event, form.claim)
    return RedirectResponse(address(following, {"done": made[0].id}), 303)


@router.post("/review/undo")
def undo(
    request: Request, decision: Annotated[str, Form()], back: Annotated[str, Form()] = "/review"
) -> Response:
    """Take a decision back: an undo is a decision of its own."""
    record: Record = request.app.state.record
    made = {d.id: d for d in record.decisions()}
    if decision not in made:
        raise HTTPException(404, "The record holds no decision of this address.")
    together = [d.id for d in made.values() if _together(d, made[decision])]
    undoing = Decision("undo", tuple(together), current_user(request), datetime.now(UTC))
    record.decide(undoing)
    target = back if back.startswith("/") and not back.startswith("//") else "/review"
    return RedirectResponse(address(target.partition("?")[0], {"done": undoing.id}), 303)


def _together(one: Decision, other: Decision) -> bool:
    """Whether two decisions were one act: parting a claim writes several."""
    return (one.verdict, one.by, one.at) == (other.verdict, other.by, other.at)


def flash_of(record: Record, request: Request) -> str:
    """What was just done, from the decision named in the address."""
    done = request.query_params.get("done", "")
    found = next((d for d in record.latest_decisions(20) if d.id == done), None)
    return f"{words_of(found)}." if found else ""


def last_of(record: Record, request: Request) -> Last | None:
    """This person's latest decision that still stands."""
    user = current_user(request)
    latest = record.latest_decisions(50)
    undone = {id for d in latest if d.verdict == "undo" for id in d.subjects}
    for made in latest:
        if made.by == user and made.verdict != "undo" and made.id not in undone:
            return Last(made.id, words_of(made).lower())
    return None


def _page(request: Request, id: str, claim: str, shown: Preview | None) -> HTMLResponse:
    record: Record = request.app.state.record
    event = event_or_404(record, id)
    claims = claim_views(event, reports_of(record, event))
    current = next((c for c in claims if c.claim.id == claim), None)
    current = current or next((c for c in claims if c.verdict is None), claims[0])
    following = queue_of(request)[:2]
    return render(
        request,
        "review_event.html",
        event=event,
        claims=claims,
        current=current.claim.id,
        current_number=current.number,
        verdicts=_verdicts(event, current.claim.id),
        fields=field_views(event),
        preview=shown,
        next=next((row.id for row in following if row.id != event.id), ""),
        flash=flash_of(record, request),
        last=last_of(record, request),
        back=f"/review/{event.id}",
    )


def _verdicts(event: Event, claim: str) -> list[dict[str, str]]:
    path = f"/review/{event.id}/preview"
    return [
        {"key": key, "label": label, "href": address(path, {"verdict": name, "claim": claim})}
        for name, (key, label) in KEYS.items()
    ]


def _preview(request: Request, event: Event, form: Choice) -> Preview:
    record: Record = request.app.state.record
    if form.claim not in {claim.id for claim in event.claims}:
        raise InputError("The claim is not of this event any more", "Reload the page")
    if form.verdict == "amend" and not form.field:
        return Preview("amend", event.id, form.claim, fields=amend_fields(event))
    single = form.verdict == "unsure" and len(event.claims) == 1
    if (form.verdict == "same" or single) and not form.other:
        found = _candidates(record, event, form)
        return Preview("join", event.id, form.claim, title=form.verdict, candidates=found)
    ask = _ask(record, event, form)
    made = decisions_of(ask, event, current_user(request), "preview")
    before = _concerned(record, event, ask)
    after = record.preview(*made)
    return Preview(
        "confirm",
        event.id,
        form.claim,
        title=_title(event, form),
        confirm=CONFIRM[form.verdict],
        reason_needed=form.verdict in NEEDS_REASON,
        hidden={**_hidden(form), "other": ask.other, "state": record.mark(e.id for e in before)},
        changes=changes_of(before, after),
    )


def _hidden(form: Choice) -> dict[str, str]:
    return {name: getattr(form, name) for name in ("verdict", "claim", "field", "value")}


def _ask(record: Record, event: Event, form: Choice) -> Ask:
    value = amended(form.field, form.value, event) if form.verdict == "amend" else None
    return Ask(form.verdict, form.claim, _other_claim(record, event, form.other), form.field, value)


def _other_claim(record: Record, event: Event, named: str) -> str:
    """A claim of the event that an address, an event id or a claim id names; "" for none."""
    id = named.strip().rstrip("/").rpartition("/")[2]
    if not id:
        return ""
    other = record.event(id)
    if other is None:
        raise InputError(f"There is no event {id[:60]!r}", "Copy its address from its page")
    if other.id == event.id:
        raise InputError("That is the same event", "Name another one")
    return id if id in {claim.id for claim in other.claims} else other.claims[0].id


def _concerned(record: Record, event: Event, ask: Ask) -> list[Event]:
    other = record.event(ask.other) if ask.other else None
    return [event, other] if other else [event]


def _candidates(record: Record, event: Event, form: Choice) -> list[Candidate]:
    found: dict[str, Other] = {}
    near = nearby_filter(event)
    alike = replace(near, types=(event.event_type,)) if near else None
    for wanted in (alike, near, similar_filter(event)):
        found |= {other.id: other for other in others(record, event, wanted)}
    path = f"/review/{event.id}/preview"
    base = {"verdict": form.verdict, "claim": form.claim}
    return [
        Candidate(o.title, o.start, o.end, o.distance, address(path, {**base, "other": o.id}))
        for o in list(found.values())[:9]
    ]


def _title(event: Event, form: Choice) -> str:
    number = next(n for n, claim in enumerate(event.claims, 1) if claim.id == form.claim)
    what = f": {plain(form.field)}" if form.field else ""
    return f"{KEYS[form.verdict][1]} claim {number}{what}"


def amend_fields(event: Event) -> list[AmendField]:
    """The fields of an event that a person may amend."""
    book = load_codebook()
    types = {name: kind.label for name, kind in book.types.items()}
    statuses = {name: plain(name) for name in book.statuses}
    figures = "\n".join(figure_line(f) for f in event.figures)
    return [
        AmendField("event_type", "Type", event.event_type, choices=types),
        AmendField("status", "Status", event.status, choices=statuses),
        AmendField("actors", "Who", "\n".join(event.actors), "one a line", lines=True),
        AmendField("targets", "To whom", "\n".join(event.targets), "one a line", lines=True),
        AmendField("place", "Where", place_words(event.place) if event.place else ""),
        AmendField(
            "start", "First day", event.start.isoformat() if event.start else "", type="date"
        ),
        AmendField("end", "Last day", event.end.isoformat() if event.end else "", type="date"),
        AmendField("figures", "How many", figures, "one a line: killed 5-8 soldiers", lines=True),
    ]


def _next_claim(record: Record, event: Event, claim: str) -> str:
    """The next claim of the event without a decision, else the next event of the queue."""
    present = record.event(event.id)
    decided = {s for d in present.decisions for s in d.subjects} if present else set()
    if present and any(c.id not in decided and c.id != claim for c in present.claims):
        return f"/review/{present.id}"
    following = list_rows(record, UNDECIDED, "-wanted", 1)
    return f"/review/{following[0].id}" if following else "/review"


def _stale(request: Request, event: Event, mine: Decision) -> Response:
    since = [
        {"by": d.by, "at": d.at, "words": words_of(d), "reason": d.reason}
        for d in event.decisions[-3:]
    ]
    words = {"words": words_of(mine), "reason": mine.reason}
    return render(request, "stale.html", 409, event=event, since=since, mine=words)

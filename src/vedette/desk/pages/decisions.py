"""All decisions, the latest first; each can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vedette.desk.deciding import words_of
from vedette.desk.pages.review import flash_of
from vedette.desk.rendering import render
from vedette.desk.words import headline
from vedette.model import Decision
from vedette.store import Record

router = APIRouter()
PAGE = 50


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in the list."""

    id: str
    at: datetime
    by: str
    words: str
    reason: str
    event: str
    title: str
    undone: bool
    can_undo: bool


@router.get("/decisions")
def page(request: Request, page: int = 1) -> HTMLResponse:
    """One page of the decisions."""
    record: Record = request.app.state.record
    everything = sorted(record.decisions(), key=lambda d: (d.at, d.id), reverse=True)
    undone = undone_ids(everything)
    page = min(max(page, 1), 100_000)
    first = (page - 1) * PAGE
    shown = everything[first : first + PAGE]
    return render(
        request,
        "decisions.html",
        decisions=[_row(record, made, undone, {d.id: d for d in everything}) for made in shown],
        total=len(everything),
        flash=flash_of(record, request),
        page=page,
        more=len(everything) > first + PAGE,
        page_href=lambda number: f"/decisions?page={number}",
    )


def undone_ids(latest_first: list[Decision]) -> set[str]:
    """Ids of the decisions that a standing undo takes back."""
    undone: set[str] = set()
    for made in latest_first:
        if made.verdict == "undo" and made.id not in undone:
            undone.update(made.subjects)
    return undone


def _subject(made: Decision) -> str:
    return made.subjects[0].replace(":", " ") if made.field == "judgement" else ""


def _row(
    record: Record, made: Decision, undone: set[str], known: Mapping[str, Decision]
) -> DecisionRow:
    told = known.get(made.subjects[0], made) if made.verdict == "undo" else made
    words = words_of(made) if told is made else f"{words_of(made)}: {words_of(told).lower()}"
    event = record.event(told.subjects[0])
    gone = made.id in undone
    return DecisionRow(
        made.id, made.at, made.by, words, made.reason,
        event.id if event else "", headline(event) if event else _subject(told),
        gone, not gone and made.verdict != "undo",
    )  # fmt: skip

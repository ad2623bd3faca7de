"""Coding by hand: a form filled in over words of a report becomes a claim."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from vedette.codebook import load_codebook
from vedette.errors import ClaimError
from vedette.model import Claim, Figure, Place, Report, Source


class Draft(BaseModel):
    """What a person filled in; texts as typed."""

    start: str = ""
    end: str = ""
    event_type: str = ""
    status: str = "occurred"
    actors: str = ""
    targets: str = ""
    place: str = ""
    first: str = ""
    last: str = ""
    source: str = ""
    source_kind: str = "official"
    stance: str = "asserts"
    figure_kind: str = ""
    figure_who: str = ""
    low: str = ""
    high: str = ""
    words: str = ""
    problem: str = ""


def claim_of_draft(draft: Draft, report: Report) -> Claim:
    """The claim of a filled form.

    Raises:
        ClaimError: no words are selected, or a value is none of the codebook's.
    """
    codebook = load_codebook()
    if draft.event_type not in codebook.types or draft.status not in codebook.statuses:
        raise ClaimError(
            "The event type or status is not in the codebook", "Choose one of the list"
        )
    first, last = _day(draft.first), _day(draft.last)
    return Claim(
        report_id=report.id,
        event_type=draft.event_type,
        status=draft.status,
        actors=_lines(draft.actors),
        targets=_lines(draft.targets),
        place=place_named(draft.place),
        start=first or last,
        end=last or first,
        figures=_figures(draft),
        source=_source(draft),
        evidence=(report.span(*_span(draft, report)),),
        event=f"by hand {draft.start}",
        report_text=report.text,
    )


def _span(draft: Draft, report: Report) -> tuple[int, int]:
    try:
        start, end = int(draft.start), int(draft.end)
    except ValueError:
        raise ClaimError("No words are selected", "Select them in the text first") from None
    if not 0 <= start < end <= len(report.text) or not report.text[start:end].strip():
        raise ClaimError("The selected words are not in the report", "Select them again")
    return start, end


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ClaimError(f"{text!r} is no day", "Write YYYY-MM-DD") from None


def place_named(text: str, country: str | None = None) -> Place | None:
    """The place of a name alone: the most peopled of that name, in the country if one is given."""
    from vedette.gazetteer import load_gazetteer

    name = text.strip()
    if not name:
        return None
    found = load_gazetteer().find(name)
    inside = [entry for entry in found if entry.country == country] or found
    if not inside:
        return Place(name)
    best = inside[0]
    return Place(
        name, best.country, best.id, best.name, best.region, best.latitude, best.longitude,
        best.precision, best.radius_km,
    )  # fmt: skip


def _figures(draft: Draft) -> tuple[Figure, ...]:
    if not draft.figure_kind:
        return ()
    if draft.figure_kind not in load_codebook().figure_kinds:
        raise ClaimError("This kind of figure is not in the codebook", "Choose one of the list")
    low, high = _number(draft.low), _number(draft.high)
    if low is None and high is None:
        raise ClaimError("The figure has no number", "Give its low or its high bound")
    return (Figure(draft.figure_kind, draft.figure_who.strip(), low, high),)


def _number(text: str) -> int | None:
    if not text.strip():
        return None
    if not text.strip().isdecimal() or len(text) > 9:
        raise ClaimError(f"{text[:20]!r} is no number", "Write digits only")
    return int(text)


def _source(draft: Draft) -> Source | None:
    if not draft.source.strip():
        return None
    codebook = load_codebook()
    if draft.source_kind not in codebook.source_kinds or draft.stance not in codebook.stances:
        raise ClaimError("The source's kind or stance is not in the codebook", "Choose of the list")
    return Source(draft.source.strip(), draft.source_kind, draft.stance)

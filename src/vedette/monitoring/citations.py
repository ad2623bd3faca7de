"""Citations: a claim beside its report, as a footnote gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vedette.model import Claim, Event, Place, Report

Reports = Mapping[str, Report]
"""Reports by id; those missing are cited by their id alone."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Who says it, where and in which words.

    Attributes:
        voice: the source as the report names it, else the publisher, else the report's id.
        own_voice: whether the report states it itself.
        stance: asserts, confirms, denies or declines.
        day: the event's last day, else the day of publication.
    """

    claim_id: str
    event_id: str
    report_id: str
    event_type: str
    status: str
    voice: str
    own_voice: bool
    kind: str
    stance: str
    quote: str
    day: date | None
    published: date | None
    publisher: str | None
    title: str | None
    url: str | None

    @property
    def sort_key(self) -> tuple[date, date, str]:
        return (self.day or date.min, self.published or date.min, self.claim_id)

    def as_record(self) -> dict[str, Any]:
        return {
            "claim": self.claim_id,
            "event": self.event_id,
            "report": self.report_id,
            "event_type": self.event_type,
            "status": self.status,
            "source": self.voice,
            "own_voice": self.own_voice,
            "kind": self.kind,
            "stance": self.stance,
            "quote": self.quote,
            "day": self.day.isoformat() if self.day else None,
            "published": self.published.isoformat() if self.published else None,
            "publisher": self.publisher,
            "title": self.title,
            "url": self.url,
        }


def quotes_of(claim: Claim) -> str:
    """All quotes of a claim as one text."""
    return " … ".join(" ".join(span.text.split()) for span in claim.evidence)


def cite(claim: Claim, event_id: str, reports: Reports) -> Citation:
    """The citation of a claim."""
    report = reports.get(claim.report_id)
    published = report.published if report else None
    source = claim.source
    publisher = report.publisher if report else None
    return Citation(
        claim_id=claim.id,
        event_id=event_id,
        report_id=claim.report_id,
        event_type=claim.event_type,
        status=claim.status,
        voice=source.name if source else publisher or _report_words(report, claim.report_id),
        own_voice=source is None,
        kind=source.kind if source else "media",
        stance=source.stance if source else "asserts",
        quote=quotes_of(claim),
        day=claim.end or published,
        published=published,
        publisher=publisher,
        title=report.title if report else None,
        url=report.url if report else None,
    )


def _report_words(report: Report | None, report_id: str) -> str:
    """What a report of no known publisher is called: its title, its day, else its id."""
    if report and report.title:
        return f"“{report.title}”"
    if report and report.published:
        return f"a report of {report.published}"
    return f"report {report_id}"


def cite_all(event: Event, reports: Reports) -> tuple[Citation, ...]:
    """Citations of an event's claims, in their order."""
    return tuple(cite(claim, event.id, reports) for claim in event.claims)


def voices(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Names of those cited, each once, in order."""
    return tuple(dict.fromkeys(citation.voice for citation in citations))


def place_words(place: Place | None) -> str:
    """A place as a report names it, with the words about it; empty where none is told."""
    if place is None:
        return ""
    return f"{place.relation} {place.text}" if place.relation else place.text


def counted(event: Event) -> tuple[Claim, ...]:
    """The claims of an event that count: those that no person rejected."""
    if event.verdict == "rejected":
        return ()
    return tuple(claim for claim in event.claims if claim.id not in event.rejected)

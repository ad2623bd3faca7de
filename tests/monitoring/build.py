"""Events built by hand for the tests of monitoring and of the situation report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from vedette.linking import CitedClaim, compute_event
from vedette.model import Claim, Decision, Event, Figure, Place, Report, Source, Span

_numbers = count(1)

PLACES = {
    "Idlib": Place("Idlib", "SY", "region:SY-ID", "Idlib", "Idlib", 35.82684, 36.57787, 4),
    "Saraqeb": Place("Saraqeb", "SY", "geonames:164816", "Saraqib", "Idlib", 35.86447, 36.80591, 1),
    "Morek": Place("Morek", "SY", "geonames:166640", "Murak", "Hama", 35.37615, 36.6897, 1),
    "Surman": Place("Surman", "SY", "ucdp:1317", "Al Surman", "Idlib", 35.60616, 36.85293, 1),
    "Taftanaz": Place("Taftanaz", "SY", "ucdp:1479", "Taftanaz", "Idlib", 35.99832, 36.78579, 1),
    "Damascus": Place("Damascus", "SY", "geonames:170654", "Damascus", "Damascus", 33.5, 36.3, 1),
    "Syria": Place("Syria", "SY", "country:SY", "Syria", None, 35.0, 38.0, 6, None, "northeastern"),
    "Ankara": Place("Ankara", "TR", "geonames:323786", "Ankara", "Ankara", 39.9, 32.8, 1),
}
KINDS = {
    "SOHR": ("Syrian Observatory for Human Rights", "monitor"),
    "Anadolu": ("Anadolu", "state_media"),
    "SANA": ("SANA", "state_media"),
    "Turkey": ("Turkey", "official"),
    "Turkish source": ("Turkish security source", "official"),
    "Turkish ministry": ("Turkish defence ministry", "official"),
    "Syrian army": ("Syrian army", "official"),
    "Russian ministry": ("Russian defence ministry", "official"),
    "UN": ("United Nations", "un"),
}


def figure(
    kind: str, who: str, low: int | None, high: int | None, cumulative: bool = False
) -> Figure:
    return Figure(kind, who, low, high, cumulative)


def claim(event_type: str, quote: str, says: str | None = None, **fields: Any) -> Claim:
    """A claim whose report is its one quote.

    ``says`` is a key of KINDS; ``day`` sets start and end; ``at`` is a key of PLACES.
    """
    name, kind = KINDS.get(says, (says, "monitor")) if says else (None, "")
    stance = fields.pop("stance", "denies" if fields.get("status") == "denied" else "asserts")
    day, at = fields.pop("day", None), fields.pop("at", None)
    if day:
        fields["start"] = fields["end"] = date.fromisoformat(day)
    return Claim(
        report_id=fields.pop("report", f"r{next(_numbers)}"),
        event_type=event_type,
        evidence=(Span(0, len(quote), quote),),
        source=Source(name, kind, stance) if name else None,
        place=PLACES[at] if at else None,
        report_text=quote,
        **fields,
    )


def event(
    *claims: Claim,
    independent: int | None = None,
    event_id: str | None = None,
    decisions: Sequence[Decision] = (),
) -> Event:
    """The event that linking computes of claims; its id and sources can be set."""
    made = compute_event([CitedClaim(c, c.end) for c in claims], decisions)
    changes: dict[str, Any] = {}
    if independent is not None:
        changes["independent_sources"] = independent
    if event_id:
        changes["id"] = event_id
    return replace(made, **changes)


def reports(
    events: Sequence[Event], published: str, publisher: str = "Sample Wire"
) -> dict[str, Report]:
    """A report for every claim, published on one day."""
    day = date.fromisoformat(published)
    return {
        c.report_id: Report(c.report_id, c.evidence[0].text, day, "A title", publisher)
        for e in events
        for c in e.claims
    }

"""Between an event and its rows: light columns to filter by, words to search, the whole as JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from vedette.codebook import load_codebook
from vedette.linking import CitedClaim
from vedette.model import Claim, Decision, Disagreement, Event, EventFigure, Place
from vedette.store.folding import folded
from vedette.store.rows import moment, to_json

TITLE = 160
"""Characters of an event's title, at most."""


def event_json(event: Event) -> str:
    """The event's own part of its JSON: claims and decisions by id, for they are kept apart."""
    record = event.as_record()
    record["claims"] = [claim.id for claim in event.claims]
    record["decisions"] = [decision.id for decision in event.decisions]
    return to_json(record)


def event_of(
    record: Mapping[str, Any], claims: Sequence[Claim], decisions: Sequence[Decision]
) -> Event:
    """The event of its JSON, with the claims and decisions that it names."""
    place = record["place"]
    return Event(
        id=record["id"],
        event_type=record["event_type"],
        status=record["status"],
        actors=tuple(record["actors"]),
        actor_ids=tuple(record["actor_ids"]),
        targets=tuple(record["targets"]),
        target_ids=tuple(record["target_ids"]),
        place=Place(**place) if place else None,
        start=date.fromisoformat(record["start"]) if record["start"] else None,
        end=date.fromisoformat(record["end"]) if record["end"] else None,
        figures=_figures(record["figures"]),
        totals=_figures(record["totals"]),
        rules=record["rules"],
        support={name: tuple(ids) for name, ids in record["support"].items()},
        claims=tuple(claims),
        sources=tuple(record["sources"]),
        independent_sources=record["independent_sources"],
        disagreements=tuple(
            Disagreement(d["field"], d["text"], tuple(d["claims"])) for d in record["disagreements"]
        ),
        decisions=tuple(decisions),
        rejected=tuple(record["rejected"]),
        verdict=record["verdict"],
        reliability=record["reliability"],
        credibility=record["credibility"],
    )


def _figures(records: Iterable[Mapping[str, Any]]) -> tuple[EventFigure, ...]:
    return tuple(EventFigure(**{**f, "claims": tuple(f["claims"])}) for f in records)


def ids_in(data: str) -> tuple[dict[str, Any], list[str], list[str]]:
    """An event's JSON as an object, with the ids of its claims and of its decisions."""
    record = json.loads(data)
    return record, record["claims"], record["decisions"]


def event_row(event: Event, cited: Collection[CitedClaim], unsure: int) -> dict[str, Any]:
    """The light columns of an event.

    Args:
        cited: the event's claims beside their reports.
        unsure: how many claims of other events may be of this one.
    """
    place = event.place
    captured = [moment(c.captured) for c in cited if c.captured]
    decided = [moment(decision.at) for decision in event.decisions]
    return {
        "id": event.id,
        "type": event.event_type,
        "family": load_codebook().family_of(event.event_type),
        "status": event.status,
        **_where(place),
        "start": event.start.isoformat() if event.start else None,
        "end": event.end.isoformat() if event.end else None,
        **_harm(event.totals),
        "sources": len(event.sources),
        "independent": event.independent_sources,
        "disputed": len(event.disagreements),
        "decided": len(event.decisions),
        "rejected": int(event.verdict == "rejected"),
        "unsure": unsure,
        "doubt": unsure + _doubt(event),
        "reliability": event.reliability,
        "credibility": event.credibility,
        "first_seen": min(captured, default=""),
        "changed": max(captured + decided, default=""),
        "title": title_of(event),
    }


def _where(place: Place | None) -> dict[str, Any]:
    return {
        "country": place.country if place else None,
        "place": (place.name or place.text) if place else None,
        "place_id": place.place_id if place else None,
        "admin1": place.admin1 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "radius_km": place.radius_km if place else None,
        "precision": place.precision if place else None,
    }


def _harm(totals: Iterable[EventFigure]) -> dict[str, int | None]:
    once = {figure.kind: figure for figure in totals if not figure.cumulative}
    best = {kind: figure.best for kind, figure in once.items()}
    killed = once.get("killed")
    return {
        "killed_low": killed.low if killed else None,
        "killed": best.get("killed"),
        "killed_high": killed.high if killed else None,
        "injured": best.get("injured"),
        "displaced": best.get("displaced"),
    }


def _doubt(event: Event) -> float:
    """How much an event wants a person's eye, beside the claims that may be of it."""
    if event.decisions:
        return 0.0
    unplaced = event.place is None or event.place.latitude is None
    single = event.independent_sources < 2
    return len(event.disagreements) + 0.5 * (unplaced + single + (event.start is None))


def title_of(event: Event) -> str:
    """One line: what, where, who against whom."""
    kinds = load_codebook().types
    kind = kinds[event.event_type].label if event.event_type in kinds else event.event_type
    where = f", {event.place.name or event.place.text}" if event.place else ""
    who, whom = ", ".join(event.actors[:2]), ", ".join(event.targets[:2])
    sides = " → ".join(side for side in (who, whom) if side)
    line = f"{kind}{where}: {sides}" if sides else f"{kind}{where}"
    return line if len(line) <= TITLE else line[: TITLE - 1] + "…"


def event_words(event: Event, cited: Iterable[CitedClaim]) -> dict[str, str]:
    """The words by which an event is found."""
    claims = event.claims
    places = [claim.place for claim in claims if claim.place]
    shown = [event.place] if event.place else []
    names = [(p.text, p.name, p.admin1) for p in [*shown, *places]]
    return {
        "actors": folded(
            (*event.actors, *event.targets, *_ids(event.actor_ids), *_ids(event.target_ids))
        ),
        "sources": folded((*event.sources, *(c.publisher for c in cited))),
        "places": folded(name for group in names for name in group),
        "words": folded((
            title_of(event),
            *(c.title for c in cited),
            *(span.text for claim in claims for span in claim.evidence),
        )),
    }  # fmt: skip


def _ids(ids: Iterable[str | None]) -> list[str]:
    return [id for id in ids if id]

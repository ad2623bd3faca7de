"""How an event came to be what it is: one version for each report or decision that changed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from vedette.linking import CitedClaim
from vedette.linking.events import regraded
from vedette.model import Decision, Event
from vedette.store.blocks import unheard
from vedette.store.cited import Citations
from vedette.store.decided import decisions_on
from vedette.store.links import component, events_of, links_among

SHOWN = (
    "event_type", "status", "actors", "targets", "place", "start", "end", "totals",
    "independent_sources", "disagreements", "rejected", "verdict", "reliability", "credibility",
)  # fmt: skip
"""Fields whose changes make a version."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an event before and after; ``None`` before the event was there."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Version:
    """An event from a moment on.

    Attributes:
        reports: ids of the reports captured at that moment that it rests on.
        decisions: those made at that moment.
        event: the event as it stood then.
        changes: what differs from the version before.
    """

    at: datetime
    reports: tuple[str, ...]
    decisions: tuple[Decision, ...]
    event: Event
    changes: tuple[Change, ...]


def versions_of(
    connection: Connection,
    citations: Citations,
    claim_ids: list[str],
    distrusted: Callable[[datetime], frozenset[str]],
) -> Iterator[Version]:
    """The versions of the event that the first captured of these claims is of, oldest first.

    Computed as the record would have been at each moment, from the claims captured and the
    decisions made by then.
    """
    ids = component(connection, claim_ids, ever=True)
    cited = citations.of(connection, sorted(ids))
    links, aside = links_among(connection, ids), unheard(connection, ids)
    decisions = decisions_on(connection, ids)
    anchor = min(claim_ids, key=lambda id: (_captured(cited[id]), id))
    before: Event | None = None
    for at in sorted({_captured(c) for c in cited.values()} | {d.at for d in decisions}):
        there = {id: c for id, c in cited.items() if _captured(c) <= at}
        if anchor not in there:
            continue
        known = [link for link in links if link.first in there and link.second in there]
        made = events_of(there, known, [d for d in decisions if d.at <= at], aside)
        event = next(e for e in made if anchor in {c.id for c in e.claims})
        event = regraded(event, [there[c.id] for c in event.claims], distrusted(at))
        changes = tuple(_changes(before, event))
        if changes:
            yield Version(at, _reports(event, there, at), _at(decisions, at), event, changes)
        before = event


def _captured(cited: CitedClaim) -> datetime:
    assert cited.captured is not None
    return cited.captured


def _reports(event: Event, cited: Mapping[str, CitedClaim], at: datetime) -> tuple[str, ...]:
    new = [c.report_id for c in event.claims if _captured(cited[c.id]) == at]
    return tuple(dict.fromkeys(new))


def _at(decisions: list[Decision], at: datetime) -> tuple[Decision, ...]:
    return tuple(d for d in decisions if d.at == at)


def _changes(before: Event | None, after: Event) -> Iterator[Change]:
    then = before.as_record() if before else {}
    now = after.as_record()
    for name in SHOWN:
        if then.get(name) != now[name] and (before or now[name]):
            yield Change(name, then.get(name), now[name])
    ids, old = [c.id for c in after.claims], [c["id"] for c in then.get("claims", [])]
    if sorted(ids) != sorted(old):
        yield Change("claims", old, ids)

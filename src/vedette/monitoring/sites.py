"""The board of sites: the latest state by source, the history, and counts of groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vedette.model import Claim, Event, Place
from vedette.monitoring.citations import Citation, Reports, cite, counted
from vedette.monitoring.rules import load_rules
from vedette.monitoring.sides import Sides, side_label
from vedette.monitoring.site_claims import Attachment, Count, attach
from vedette.monitoring.site_files import Group, Site, groups_of

NO_REPORTS: Reports = {}


@dataclass(frozen=True, slots=True)
class StateEntry:
    """One source's word on a state.

    Attributes:
        state: a name of codebook/monitoring.yaml.
        outcome: "reported", "denied", "not confirmed", "planned", "cancelled", "threatened"
            or "hypothetical".
        low, high: how many of the group, where a number is told.
        how: why the claim attaches, in words.
    """

    state: str
    outcome: str
    citation: Citation
    low: int | None = None
    high: int | None = None
    how: str = ""

    @property
    def label(self) -> str:
        """The state for people: "surrounded", "evacuation denied"."""
        words = load_rules().site_states[self.state]
        return words.label if self.outcome == "reported" else f"{words.noun} {self.outcome}"

    def count_words(self, size: int) -> str:
        """ "3 of 12", "at least 3 of 12", or nothing."""
        if self.low is None and self.high is None:
            return ""
        if self.low == self.high:
            number = f"{self.low}"
        elif self.high is None:
            number = f"at least {self.low}"
        elif self.low is None:
            number = f"up to {self.high}"
        else:
            number = f"{self.low} to {self.high}"
        return f"{number} of {size}"

    def as_record(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "outcome": self.outcome,
            "label": self.label,
            "low": self.low,
            "high": self.high,
            "how": self.how,
            **self.citation.as_record(),
        }


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site: the latest word of each source first, then everything in time."""

    site: Site
    latest: tuple[StateEntry, ...]
    history: tuple[StateEntry, ...]
    disputed: bool

    @property
    def state(self) -> str:
        """The latest state in words; "no report" where nothing is said of it by name."""
        if not self.latest:
            return "no report by name"
        return f"{self.latest[0].label}{' (disputed)' if self.disputed else ''}"

    def as_record(self) -> dict[str, Any]:
        return {
            "site": self.site.as_record(),
            "state": self.state,
            "disputed": self.disputed,
            "latest": [entry.as_record() for entry in self.latest],
            "history": [entry.as_record() for entry in self.history],
        }


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What is said of a group without naming its sites."""

    group: Group
    entries: tuple[StateEntry, ...]

    @property
    def label(self) -> str:
        kind = load_rules().site_kinds[self.group.kind].label
        return f"{self.group.size} {kind}s of {side_label(self.group.owner)}"

    @property
    def latest(self) -> tuple[StateEntry, ...]:
        """The last entry of each state, outcome and source, newest first."""
        return _latest(self.entries, lambda e: (e.state, e.outcome, e.citation.voice))

    def as_record(self) -> dict[str, Any]:
        return {
            "id": self.group.id,
            "label": self.label,
            "kind": self.group.kind,
            "owner": self.group.owner,
            "agreement": self.group.agreement,
            "size": self.group.size,
            "latest": [self._entry(entry) for entry in self.latest],
            "history": [self._entry(entry) for entry in self.entries],
        }

    def _entry(self, entry: StateEntry) -> dict[str, Any]:
        return {**entry.as_record(), "of": self.group.size,
                "count": entry.count_words(self.group.size)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnlistedRow:
    """A place where reports tell of a position of an owner that no site file lists."""

    place: Place
    owner: str
    entries: tuple[StateEntry, ...]

    def as_record(self) -> dict[str, Any]:
        return {
            "place": self.place.as_record(),
            "owner": self.owner,
            "history": [entry.as_record() for entry in self.entries],
        }


@dataclass(frozen=True, slots=True)
class Board:
    """All sites, groups and unlisted positions."""

    sites: tuple[SiteRow, ...]
    groups: tuple[GroupRow, ...]
    unlisted: tuple[UnlistedRow, ...]

    def as_record(self) -> dict[str, Any]:
        return {
            "sites": [row.as_record() for row in self.sites],
            "groups": [row.as_record() for row in self.groups],
            "unlisted": [row.as_record() for row in self.unlisted],
        }


def board(
    sites: Iterable[Site],
    events: Iterable[Event],
    reports: Reports = NO_REPORTS,
    sides: Sides | None = None,
) -> Board:
    """The board of ``sites`` from the claims of ``events``.

    A state stands on the day of the event, not of the report: a late report changes the
    history where it belongs, and the latest state only if nothing newer is known.
    """
    listed = tuple(sites)
    groups = groups_of(listed)
    found = list(_all(groups, events, reports, sides))
    return Board(
        sites=tuple(_site_row(site, found) for site in listed),
        groups=tuple(_group_row(group, found) for group in groups),
        unlisted=_unlisted_rows(found),
    )


Found = tuple[Attachment, StateEntry]


def _all(
    groups: Sequence[Group], events: Iterable[Event], reports: Reports, sides: Sides | None
) -> Iterator[Found]:
    for event in events:
        for claim in counted(event):
            for attachment in attach(claim, groups, sides):
                counts = dict(attachment.counts)
                for state in attachment.states:
                    entry = _entry(claim, event.id, reports, state, counts.get(state))
                    yield attachment, replace_how(entry, attachment.how)


def replace_how(entry: StateEntry, how: str) -> StateEntry:
    return StateEntry(entry.state, entry.outcome, entry.citation, entry.low, entry.high, how)


def _entry(
    claim: Claim, event_id: str, reports: Reports, state: str, count: Count | None
) -> StateEntry:
    outcome = "reported" if count and state == "existing" else outcome_of(claim)
    bounds = (count.low, count.high) if count else (None, None)
    citation = cite(claim, event_id, reports)
    # That posts exist is told as of the report, not as of the deal that it recalls.
    if count and state == "existing" and citation.published:
        citation = replace(citation, day=citation.published)
    return StateEntry(state, outcome, citation, *bounds)


def outcome_of(claim: Claim) -> str:
    """What a claim says of its event: reported, denied, not confirmed, or its status."""
    rules = load_rules()
    if rules.denies(claim):
        return "denied"
    if rules.declines(claim):
        return "not confirmed"
    return "reported" if rules.effective(claim) else claim.status


def _latest(entries: Iterable[StateEntry], key: Any) -> tuple[StateEntry, ...]:
    last: dict[Any, StateEntry] = {}
    for entry in sorted(entries, key=lambda e: e.citation.sort_key):
        last[key(entry)] = entry
    return tuple(sorted(last.values(), key=lambda e: e.citation.sort_key, reverse=True))


def _site_row(site: Site, found: Sequence[Found]) -> SiteRow:
    entries = tuple(
        sorted(
            (entry for attachment, entry in found if site in attachment.sites),
            key=lambda e: e.citation.sort_key,
        )
    )
    latest = _latest(_telling(entries), lambda e: e.citation.voice)
    return SiteRow(site, latest, entries, _disputed(latest))


def _telling(entries: Sequence[StateEntry]) -> list[StateEntry]:
    """Those that say how it is; plans and refusals to comment stay in the history."""
    return [entry for entry in entries if entry.outcome in ("reported", "denied")]


def _disputed(latest: Sequence[StateEntry]) -> bool:
    """Whether one source reports what another denies, or two differ on the same day."""
    reported = {e.state for e in latest if e.outcome == "reported"}
    denied = {e.state for e in latest if e.outcome == "denied"}
    return bool(reported & denied)


def _group_row(group: Group, found: Sequence[Found]) -> GroupRow:
    entries = (e for a, e in found if a.group is group and not a.sites and a.unlisted is None)
    return GroupRow(group, tuple(sorted(entries, key=lambda e: e.citation.sort_key)))


def _unlisted_rows(found: Sequence[Found]) -> tuple[UnlistedRow, ...]:
    rows: dict[tuple[str, str], tuple[Place, list[StateEntry]]] = {}
    for attachment, entry in found:
        place = attachment.unlisted
        if place:
            key = (attachment.group.owner, place.place_id or place.text)
            rows.setdefault(key, (place, []))[1].append(entry)
    return tuple(
        UnlistedRow(place, owner, tuple(sorted(entries, key=lambda e: e.citation.sort_key)))
        for (owner, _), (place, entries) in rows.items()
    )


def states_on(board_: Board, day: date) -> Mapping[str, str]:
    """State of each site by id as told by events up to a day."""
    return {row.site.id: _site_row_until(row, day).state for row in board_.sites}


def _site_row_until(row: SiteRow, day: date) -> SiteRow:
    entries = tuple(e for e in row.history if e.citation.day and e.citation.day <= day)
    latest = _latest(_telling(entries), lambda e: e.citation.voice)
    return SiteRow(row.site, latest, entries, _disputed(latest))

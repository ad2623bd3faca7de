"""What the monitor needs of a record: events, reports, agreements, sites and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from vedette.errors import InputError
from vedette.model import Decision, Event
from vedette.monitoring.agreements import Agreement, parse_agreement
from vedette.monitoring.areas import Area, named_area
from vedette.monitoring.citations import Reports
from vedette.monitoring.sides import Sides, side_label
from vedette.monitoring.site_files import Site, parse_site
from vedette.store import EventFilter, Record

ALL = EventFilter()


@dataclass(frozen=True, slots=True)
class Watch:
    """A record as the monitor looks at it."""

    events: tuple[Event, ...]
    reports: Reports
    agreements: tuple[Agreement, ...]
    sites: tuple[Site, ...]
    decisions: tuple[Decision, ...]

    @property
    def sides(self) -> Sides:
        """Sides under the names of the first agreement, else the register's."""
        return self.agreements[0].sides if self.agreements else Sides()

    def side_name(self, side: str) -> str:
        """A side under the first agreement's name for it, else the register's."""
        return self.agreements[0].side_name(side) if self.agreements else side_label(side)

    def agreement(self, agreement_id: str | None) -> Agreement:
        """The agreement of an id, or the only one there is.

        Raises:
            InputError: there is none of that id, none at all, or more than one.
        """
        ids = ", ".join(a.id for a in self.agreements)
        found = [a for a in self.agreements if agreement_id in (None, a.id)]
        if not self.agreements:
            raise InputError("The record holds no agreement", "Add one: vedette agreement add FILE")
        if not found:
            raise InputError(f"There is no agreement {agreement_id!r}", f"Known are: {ids}")
        if len(found) > 1:
            raise InputError("The record holds several agreements", f"Name one of: {ids}")
        return found[0]

    def area(self, name: str) -> Area:
        """The ground that a user's words stand for."""
        return named_area(name, [a.area for a in self.agreements])

    def within(
        self, area: Area | None = None, first: date | None = None, last: date | None = None
    ) -> Watch:
        """The same with the events of an area and period alone."""
        kept = (e for e in self.events if area is None or area.contains(e.place))
        return replace(self, events=tuple(e for e in kept if in_days(e, first, last)))


def in_days(event: Event, first: date | None, last: date | None) -> bool:
    """Whether an event has a day in a period; an undated one only where none is asked for."""
    if first is None and last is None:
        return True
    if event.start is None or event.end is None:
        return False
    return (last is None or event.start <= last) and (first is None or event.end >= first)


def watch(record: Record, wanted: EventFilter = ALL, as_of: date | datetime | None = None) -> Watch:
    """Everything the monitor needs, as the record stood ``as_of``."""
    events = record.events(wanted, limit=None, as_of=as_of)
    return Watch(
        events=tuple(events),
        reports={report.id: report for report in record.reports(limit=None)},
        agreements=agreements_of(record, as_of),
        sites=sites_of(record, as_of),
        decisions=_until(record.decisions(), as_of),
    )


def agreements_of(record: Record, as_of: date | datetime | None = None) -> tuple[Agreement, ...]:
    """The agreements that analysts have added."""
    documents = record.documents("agreement", as_of=as_of)
    return tuple(parse_agreement(d.data, f"agreement {d.id}") for d in documents)


def sites_of(record: Record, as_of: date | datetime | None = None) -> tuple[Site, ...]:
    """The sites that analysts have added, in the order of their ids."""
    documents = record.documents("site", as_of=as_of)
    return tuple(parse_site(d.data, f"site {d.id}") for d in documents)


def _until(decisions: Sequence[Decision], as_of: date | datetime | None) -> tuple[Decision, ...]:
    if as_of is None:
        return tuple(decisions)
    if isinstance(as_of, datetime):
        return tuple(d for d in decisions if d.at <= as_of)
    return tuple(d for d in decisions if d.at.date() <= as_of)

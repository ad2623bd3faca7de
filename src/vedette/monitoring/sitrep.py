"""The situation report: every sentence linked to its claims, every number to its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from vedette.codebook import load_codebook
from vedette.errors import InputError
from vedette.model import Event
from vedette.monitoring import harm
from vedette.monitoring.areas import Area
from vedette.monitoring.citations import Citation, Reports
from vedette.monitoring.rules import load_rules
from vedette.monitoring.series import Series, reported_days, series
from vedette.monitoring.site_files import Site
from vedette.monitoring.watch import Watch, in_days, watch
from vedette.monitoring.words import period_words
from vedette.store import Record


@dataclass(frozen=True, slots=True)
class Footnote:
    """A numbered citation."""

    number: int
    citation: Citation

    def as_record(self) -> dict[str, Any]:
        return {"number": self.number, **self.citation.as_record()}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the footnotes behind it.

    ``mark`` is "single source", "disputed" or "".
    """

    text: str
    notes: tuple[int, ...] = ()
    mark: str = ""

    def as_record(self) -> dict[str, Any]:
        return {"text": self.text, "notes": list(self.notes), "mark": self.mark}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, and the footnotes behind it."""

    cells: tuple[str, ...]
    notes: tuple[int, ...] = ()

    def as_record(self) -> dict[str, Any]:
        return {"cells": list(self.cells), "notes": list(self.notes)}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; ``columns`` without the one of footnotes."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def as_record(self) -> dict[str, Any]:
        return {
            "caption": self.caption,
            "columns": list(self.columns),
            "rows": [row.as_record() for row in self.rows],
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A lead and the sentences under it; a lead may be empty."""

    lead: Sentence | None
    sentences: tuple[Sentence, ...]
    table: Table | None = None

    def as_record(self) -> dict[str, Any]:
        return {
            "lead": self.lead.as_record() if self.lead else None,
            "sentences": [sentence.as_record() for sentence in self.sentences],
            "table": self.table.as_record() if self.table else None,
        }


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its parts; ``figure`` is "map", "incidents", "fatalities" or ""."""

    heading: str
    parts: tuple[Part, ...]
    figures: tuple[str, ...] = ()

    def as_record(self) -> dict[str, Any]:
        return {
            "heading": self.heading,
            "figures": list(self.figures),
            "parts": [part.as_record() for part in self.parts],
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers that a reader can check against ``vedette events``.

    Attributes:
        beyond: those of ``dated`` that are not placed in the area: talks about it, and
            relief or displacement told of the whole country.
    """

    dated: int
    undated: int
    beyond: int
    incidents: int
    single_source: int
    disputed: int
    reports: int
    rejected: int

    def as_record(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class SituationReport:
    """A whole situation report, the same for every format.

    Attributes:
        events: those it tells of, as they may leave at ``release``.
        incidents, fatalities: the series of its charts.
    """

    title: str
    area: str
    first: date
    last: date
    as_of: date | datetime | None
    made: datetime
    codebook: str
    release: str
    counts: Counts
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    events: tuple[Event, ...]
    sites: tuple[Site, ...]
    incidents: Series
    fatalities: Series

    def as_record(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "area": self.area,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "made": self.made.isoformat(),
            "codebook": self.codebook,
            "release": self.release,
            "counts": self.counts.as_record(),
            "sections": [section.as_record() for section in self.sections],
            "footnotes": [note.as_record() for note in self.footnotes],
            "incidents": self.incidents.as_record(),
            "fatalities": self.fatalities.as_record(),
        }


class Notes:
    """Numbers citations in the order of their first use; a claim has one number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._citations: list[Citation] = []

    def of(self, citations: Sequence[Citation]) -> tuple[int, ...]:
        """The numbers of citations, ascending."""
        for citation in citations:
            if citation.claim_id not in self._numbers:
                self._citations.append(citation)
                self._numbers[citation.claim_id] = len(self._citations)
        return tuple(sorted({self._numbers[c.claim_id] for c in citations}))

    def footnotes(self) -> tuple[Footnote, ...]:
        return tuple(Footnote(i, c) for i, c in enumerate(self._citations, 1))


@dataclass(frozen=True, slots=True)
class Scene:
    """What the sections are written from.

    Attributes:
        seen: the record with the events of the period and area.
        shown: each event of it by id, as it may leave.
        so_far: all events up to the period's end, for the board of the area's sites.
        hidden: ids of events whose place is withheld at the public level.
    """

    seen: Watch
    shown: dict[str, Event]
    so_far: tuple[Event, ...]
    hidden: frozenset[str]
    level: str
    first: date
    last: date
    area: str
    incidents: Series
    fatalities: Series
    counts: Counts

    @property
    def reports(self) -> Reports:
        return self.seen.reports


@dataclass(frozen=True, slots=True)
class Asked:
    """Options of a situation report beside its period and area."""

    level: str = "internal"
    as_of: date | datetime | None = None
    agreement_id: str | None = None


def compose(
    record: Record, first: date, last: date, area: str = "", asked: Asked | None = None
) -> SituationReport:
    """Write the situation report of a period and an area.

    Args:
        area: an agreement's area, a region, a place or a country code; empty is everywhere.

    Raises:
        InputError: the period is reversed, or the release level is none.
    """
    asked = asked or Asked()
    return compose_of(watch(record, as_of=asked.as_of), first, last, area, asked)


def compose_of(
    whole: Watch, first: date, last: date, area: str = "", asked: Asked | None = None
) -> SituationReport:
    """The same from what was already read of a record.

    Raises:
        InputError: as :func:`compose` does.
    """
    from vedette.monitoring.sitrep_sections import sections_of

    asked = asked or Asked()
    if first > last:
        raise InputError(f"The period ends ({last}) before it starts ({first})", "Swap its days")
    harm.check_level(asked.level)
    scene = _scene(whole, (first, last), area, asked)
    notes = Notes()
    sections = sections_of(scene, notes, asked.agreement_id)
    where = area or "all places"
    return SituationReport(
        title=f"Situation report: {where}, {period_words(first, last)}",
        area=where,
        first=first,
        last=last,
        as_of=asked.as_of,
        made=datetime.now(UTC).replace(microsecond=0),
        codebook=load_codebook().version,
        release=asked.level,
        counts=scene.counts,
        sections=sections,
        footnotes=notes.footnotes(),
        events=tuple(scene.shown.values()),
        sites=harm.release(whole.sites, asked.level),
        incidents=scene.incidents,
        fatalities=scene.fatalities,
    )


def _scene(whole: Watch, period: tuple[date, date], area: str, asked: Asked) -> Scene:
    first, last = period
    ground = whole.area(area) if area else None
    local = [e for e in whole.events if _belongs(e, ground)]
    chosen = [e for e in local if in_days(e, first, last) or _told_within(e, whole, period)]
    near = tuple(s for s in whole.sites if _site_belongs(s, ground))
    seen = Watch(tuple(chosen), whole.reports, whole.agreements, near, whole.decisions)
    hidden = harm.hidden_events(whole.events, whole.sites)
    covered = reported_days(whole.reports)
    counted = {m: series(local, period, measure=m, reported_days=covered)[0]
               for m in ("incidents", "fatalities")}  # fmt: skip
    return Scene(
        seen=seen,
        shown={e.id: harm.release(e, asked.level, hidden) for e in chosen},
        so_far=tuple(e for e in whole.events if _by_then(e, whole, period)),
        hidden=hidden,
        level=asked.level,
        first=first,
        last=last,
        area=area or "all places",
        incidents=counted["incidents"],
        fatalities=counted["fatalities"],
        counts=_counts(chosen, ground, period),
    )


def _belongs(event: Event, ground: Area | None) -> bool:
    """In the area; talks about it, wherever held; relief and displacement of the country."""
    if ground is None or ground.contains(event.place):
        return True
    groups = load_rules().groups
    if event.event_type in groups["humanitarian"]:
        return _of_whole_country(event, ground)
    about_it = event.event_type in groups["talks"]
    return about_it and any(ground.name in s.text for c in event.claims for s in c.evidence)


COUNTRY_PRECISION = 5
"""From this where_prec on a place is no region or town but a country or a part of one."""


def _of_whole_country(event: Event, ground: Area) -> bool:
    """Displacement "in northwestern Syria" is of Idlib too, and is told with its own words."""
    place = event.place
    if place is None or ground.country is None or place.country != ground.country:
        return False
    return (place.precision or 9) >= COUNTRY_PRECISION


def _site_belongs(site: Site, ground: Area | None) -> bool:
    """Sites of the area's country: an agreement's posts are told of together."""
    return ground is None or ground.country in (None, site.place.country)


def _by_then(event: Event, seen: Watch, period: tuple[date, date]) -> bool:
    """Whether an event was over by the period's end, overlaps it, or was reported in it."""
    if event.start is not None:
        return event.start <= period[1]
    return _told_within(event, seen, (date.min, period[1]))


def _told_within(event: Event, seen: Watch, period: tuple[date, date]) -> bool:
    """Whether an event without a day was reported in the period."""
    if event.start is not None:
        return False
    found = (seen.reports.get(c.report_id) for c in event.claims)
    days = [r.published for r in found if r and r.published]
    return any(period[0] <= day <= period[1] for day in days)


def _counts(events: Sequence[Event], ground: Area | None, period: tuple[date, date]) -> Counts:
    from vedette.monitoring.series import VIOLENT

    effective = load_rules().effective_statuses
    family = load_codebook().family_of
    dated = [e for e in events if in_days(e, *period)]
    reports = {c.report_id for e in events for c in e.claims}
    return Counts(
        dated=len(dated),
        undated=len(events) - len(dated),
        beyond=sum(not (ground is None or ground.contains(e.place)) for e in dated),
        incidents=sum(e.status in effective and family(e.event_type) in VIOLENT for e in events),
        single_source=sum(e.independent_sources < 2 for e in events),
        disputed=sum(bool(e.disagreements) for e in events),
        reports=len(reports),
        rejected=sum(len(e.rejected) for e in events),
    )

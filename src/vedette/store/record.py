"""The record: open a database, add to it, decide, and ask it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from vedette.errors import StoreError
from vedette.linking import CitedClaim
from vedette.model import Claim, Decision, Event, Report
from vedette.store import counting, links, reads, relink, summaries, writes
from vedette.store import engine as engines
from vedette.store.added import TOOL, Added, Run, default_user
from vedette.store.batches import batched
from vedette.store.check import Problem, problems
from vedette.store.cited import put_fingerprint
from vedette.store.database import Database, Past, prepared, until
from vedette.store.filters import ALL, EventFilter
from vedette.store.history import Version, versions_of
from vedette.store.replay import Progress, silent
from vedette.store.schema import claims
from vedette.store.summaries import Totals
from vedette.store.writes import Aside, Document

PAGE = 100
BY_HAND = "hand:"
"""Start of the reader's name of a claim that a person coded."""


def open_record(address: str, create: bool = False) -> Record:
    """Open the record in a SQLite file or, by its URL, in a PostgreSQL database.

    Args:
        create: make the database where there is none.

    Raises:
        StoreError: there is none, it is damaged, of a newer version, or of another program.
    """
    if not create and (missing := engines.missing_file(address)):
        raise StoreError(
            f"There is no database {str(missing)!r}",
            "Make one with 'vedette add', or name another with --db",
        )
    return Record(prepared(address), address)


class Record(Database):
    """The record in one open database; a context manager. Safe to use from several threads."""

    def add_report(self, report: Report, made: Sequence[Claim], tool: str = TOOL) -> Added:
        """Keep a report and its claims and link them, in one transaction.

        A known report changes nothing, unless its claims are others than those of its newest
        reading: then this reading counts from now on, and the old one is kept. Claims coded by
        hand stay.

        Raises:
            ReportError: another report has its id.
        """
        with self._writing() as connection:
            new = writes.put_report(connection, report, tool)
            before = writes.newest_reading(connection, report.id)
            old = writes.claims_in(connection, before) if before else []
            known = (one.claim for one in self._citations.of(connection, old).values())
            made = [*made, *(claim for claim in known if claim.reader.startswith(BY_HAND))]
            if not writes.put_reading(connection, report, made, tool):
                return Added("known", report.id, tuple(old))
            if new:
                put_fingerprint(connection, report.id, report.text)
            ids = list(dict.fromkeys(claim.id for claim in made))
            events = links.link_report(connection, self._citations, old, ids)
        return Added("new" if new else "reread", report.id, tuple(ids), tuple(events))

    def add_many(self, told: Iterable[tuple[Report, Sequence[Claim]]], tool: str = TOOL) -> int:
        """Keep many reports with their claims in one transaction, all or none.

        For bulk loads: nothing is linked until :meth:`relink`. How many were new or read anew.

        Raises:
            ReportError: another report has the id of one of them.
        """
        count = 0
        with self._writing() as connection:
            for report, made in told:
                if writes.put_report(connection, report, tool):
                    put_fingerprint(connection, report.id, report.text)
                count += writes.put_reading(connection, report, made, tool)
        return count

    def relink(self, progress: Progress = silent) -> None:
        """Compute all keys, links and events anew with this version, in one transaction.

        What is kept, people's decisions among it, stays as it is and counts as before.
        """
        with self._writing() as connection:
            relink.relink(connection, self._citations, progress)
            engines.refresh_statistics(connection)
        self._memory.close()

    def add_claim(self, claim: Claim, by: str) -> Added:
        """Keep a claim that a person coded by hand, beside those of the report's reading.

        Later readings of the report keep it too.

        Raises:
            StoreError: the record does not hold the claim's report.
        """
        report = self.report(claim.report_id)
        if report is None:
            raise StoreError(f"The record holds no report {claim.report_id!r}", "Add it first")
        by_hand = replace(claim, reader=f"{BY_HAND}{by}", report_text=report.text)
        return self.add_report(report, [*self.claims_of(report.id), by_hand])

    def holds(self, report: Report) -> bool:
        """Whether this very report is here; a cheap question before a dear reading."""
        with self._reading() as connection:
            return writes.known_report(connection, report)

    @contextmanager
    def run(self, command: str) -> Iterator[Run]:
        """Note a command that adds reports: when, by whom, and what came of it."""
        counts = Run()
        with self._writing() as connection:
            number = writes.start_run(connection, command, TOOL, default_user())
        try:
            yield counts
        finally:
            with self._writing() as connection:
                writes.end_run(connection, number, (counts.new, counts.known, counts.aside))
                engines.refresh_statistics(connection)

    def set_aside(
        self, source: str, reason: str, remedy: str = "", data: bytes | None = None
    ) -> bool:
        """Keep why an input became no report; false where that is known."""
        with self._writing() as connection:
            return writes.put_aside(connection, source, reason, remedy, data)

    def decide(self, *decisions: Decision, seen: str = "") -> tuple[str, ...]:
        """Keep a person's decisions, all or none; ids of the events computed anew.

        Args:
            seen: the :meth:`mark` of the events that the person looked at.

        Raises:
            StaleError: these events have changed since.
            StoreError: a verdict is none, or it is about something the record does not hold.
        """
        with self._writing() as connection:
            if seen:
                summaries.check_mark(connection, seen)
            return self._decide(connection, decisions)

    def mark(self, event_ids: Iterable[str]) -> str:
        """A mark of events as they are now, for :meth:`decide`."""
        with self._reading() as connection:
            return summaries.mark_of(connection, event_ids)

    def preview(self, *decisions: Decision) -> list[Event]:
        """The events as they would be after decisions, which are not kept.

        Raises:
            StoreError: as :meth:`decide` does.
        """
        with self._engine.connect().execution_options(writes=True) as connection:
            change = connection.begin()
            try:
                ids = self._decide(connection, decisions)
                return reads.events_by_id(connection, connection, self._citations, ids)
            except DBAPIError as error:
                raise engines.explain(error, self._address) from error
            finally:
                change.rollback()

    def _decide(self, connection: Connection, made: Iterable[Decision]) -> tuple[str, ...]:
        kept = [writes.put_decision(connection, decision) for decision in made]
        seeds = {id for decision in kept for id in writes.claims_decided(connection, decision)}
        ids = tuple(links.recompute(connection, self._citations, sorted(seeds)))
        reads.check_periods(connection, ids)
        return ids

    def events(
        self,
        wanted: EventFilter = ALL,
        *,
        limit: int | None = PAGE,
        offset: int = 0,
        order: str = "start",
        as_of: Past = None,
    ) -> list[Event]:
        """One page of the events that pass a filter.

        Args:
            as_of: a day (to its end) or a moment, UTC: reports captured and decisions made by
                then. So in every method that takes it.
        """
        with self._viewing(as_of) as (view, kept):
            ids = reads.event_ids(view, wanted, limit=limit, offset=offset, order=order)
            return reads.events_by_id(view, kept, self._citations, ids)

    def each_event(
        self, wanted: EventFilter = ALL, *, order: str = "start", as_of: Past = None
    ) -> Iterator[Event]:
        """Every event that passes a filter, loaded a few at a time: for exports of any size."""
        with self._viewing(as_of) as (view, kept):
            ids = reads.event_ids(view, wanted, limit=None, offset=0, order=order)
        for some in batched(ids, PAGE):
            with self._viewing(as_of) as (view, kept):
                page = reads.events_by_id(view, kept, self._citations, some)
            yield from page

    def count(self, wanted: EventFilter = ALL, *, as_of: Past = None) -> int:
        """How many events pass a filter."""
        with self._viewing(as_of) as (view, _):
            return reads.count_events(view, wanted)

    def rows(
        self,
        wanted: EventFilter = ALL,
        columns: Sequence[str] = ("id",),
        *,
        order: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        as_of: Past = None,
    ) -> list[tuple[Any, ...]]:
        """Light columns (``reads.COLUMNS``) of events as tuples, for maps, timelines, counts."""
        with self._viewing(as_of) as (view, _):
            return reads.light_rows(view, wanted, columns, order=order, limit=limit, offset=offset)

    def totals(self, wanted: EventFilter = ALL) -> Totals:
        """Sums over the events that pass a filter."""
        with self._reading() as connection:
            return summaries.totals_of(connection, wanted)

    def cited(self, claim_ids: Iterable[str]) -> list[CitedClaim]:
        """Claims beside what linking needs of their reports, in the order of their ids."""
        with self._reading() as connection:
            return list(self._citations.of(connection, claim_ids).values())

    def tally(self, wanted: EventFilter, *columns: str, as_of: Past = None) -> dict[Any, int]:
        """How many events there are of each value of a light column, the most first."""
        with self._viewing(as_of) as (view, _):
            return reads.tally(view, wanted, columns)

    def event(self, id: str, as_of: Past = None) -> Event | None:
        """An event by its id, by an id it had before, or by the id of one of its claims."""
        with self._viewing(as_of) as (view, kept):
            present = reads.present_id(view, id)
            if present is None:
                return None
            return reads.events_by_id(view, kept, self._citations, [present])[0]

    def counting(self, event: Event, as_of: Past = None) -> list[Event]:
        """Events whose figures may count this one's too: of a longer time or a wider area."""
        return counting.counting(self, event, as_of)

    def history(self, id: str) -> list[Version]:
        """How an event came to be what it is, oldest version first; empty if there is none."""
        with self._reading() as connection:
            present = reads.present_id(connection, id)
            if present is None:
                return []
            claimed = reads.claim_ids_of(connection, present)
            return list(versions_of(connection, self._citations, claimed))

    def check(self, progress: Progress = silent) -> Iterator[Problem]:
        """Everything that is wrong with this database, as it is found; nothing if it is whole."""
        with self._reading() as connection:
            yield from problems(connection, self._citations, progress)

    def report(self, id: str) -> Report | None:
        """A report with its original bytes."""
        with self._reading() as connection:
            return reads.report_by_id(connection, id)

    def reports(self, *, text: str = "", limit: int | None = PAGE, offset: int = 0) -> list[Report]:
        """Reports, the latest captured first, without their original bytes.

        Args:
            text: part of the title or address.
        """
        with self._reading() as connection:
            return reads.reports_page(connection, limit=limit, offset=offset, text=text)

    def reports_by_id(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by their ids, without their original bytes."""
        with self._reading() as connection:
            return reads.reports_of_ids(connection, ids)

    def state(self) -> tuple[Hashable, ...]:
        """What changes whenever anything is kept; equal states mean equal answers."""
        with self._reading() as connection:
            return summaries.state_of(connection)

    def claims_of(self, report_id: str) -> list[Claim]:
        """The claims of a report's newest reading."""
        with self._reading() as connection:
            return reads.claims_of_report(connection, self._citations, report_id)

    def claim(self, id: str) -> Claim | None:
        """A claim by its id."""
        with self._reading() as connection:
            known = connection.execute(select(claims.c.id).where(claims.c.id == id)).scalar()
            return self._citations.of(connection, [id])[id].claim if known else None

    def decisions(self, subject: str | None = None) -> list[Decision]:
        """Every decision, or those about a claim or event; undone ones and undos among them."""
        with self._reading() as connection:
            return reads.decisions_about(connection, subject)

    def latest_decisions(self, most: int) -> list[Decision]:
        """The decisions made last, the latest first; undone ones and undos among them."""
        with self._reading() as connection:
            return summaries.latest_decisions(connection, most)

    def count_reports(self) -> int:
        """How many reports there are."""
        with self._reading() as connection:
            return summaries.count_reports(connection)

    def count_claims(self, report_ids: Iterable[str]) -> dict[str, int]:
        """How many claims the newest reading of each report has; none of those without."""
        with self._reading() as connection:
            return summaries.count_claims(connection, report_ids)

    def asides(self) -> list[Aside]:
        """Everything that was set aside, the latest first."""
        with self._reading() as connection:
            return reads.asides_of(connection)

    def runs(self) -> list[dict[str, Any]]:
        """Every run of a command that added reports, the latest first."""
        with self._reading() as connection:
            return reads.runs_of(connection)

    def put_document(self, kind: str, id: str, data: Any, by: str | None = None) -> bool:
        """Append a version of a data file that an analyst wrote ("agreement", "site", ...).

        Returns:
            Whether it is new; false where the newest version is just that.
        """
        with self._writing() as connection:
            return writes.put_document(connection, kind, id, data, by or default_user())

    def documents(self, kind: str, as_of: Past = None) -> list[Document]:
        """The newest version of each document of a kind, by id; ``data`` holds what was put."""
        with self._reading() as connection:
            return reads.documents_of(connection, kind, until(as_of) if as_of else None)

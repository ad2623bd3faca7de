"""Adding reports and claims, one by one or in bulk, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from vedette.errors import StoreError
from vedette.model import Claim, Report
from vedette.store import engine as engines
from vedette.store import links, reads, relink, writes
from vedette.store.added import TOOL, Added, Run, default_user
from vedette.store.cited import put_fingerprint
from vedette.store.replay import Progress, silent
from vedette.store.reports import Reports
from vedette.store.writes import Aside

BY_HAND = "hand:"
"""Start of the reader's name of a claim that a person coded."""


class Adding(Reports):
    """Adds reports and their claims to the record, and links them."""

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

    def relink(self, progress: Progress = silent) -> None:
        """Compute all keys, links and events anew with this version, in one transaction.

        What is kept, people's decisions among it, stays as it is and counts as before.
        """
        with self._writing() as connection:
            relink.relink(connection, self._citations, progress)
            engines.refresh_statistics(connection)
        self._memory.close()

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

    def runs(self) -> list[dict[str, Any]]:
        """Every run of a command that added reports, the latest first."""
        with self._reading() as connection:
            return reads.runs_of(connection)

    def set_aside(
        self, source: str, reason: str, remedy: str = "", data: bytes | None = None
    ) -> bool:
        """Keep why an input became no report; false where that is known."""
        with self._writing() as connection:
            return writes.put_aside(connection, source, reason, remedy, data)

    def asides(self) -> list[Aside]:
        """Everything that was set aside, the latest first."""
        with self._reading() as connection:
            return reads.asides_of(connection)

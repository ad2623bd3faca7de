"""Asking for reports and their claims."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from vedette.linking import CitedClaim
from vedette.model import Claim, Report
from vedette.store import reads, summaries
from vedette.store.database import Database
from vedette.store.schema import claims

PAGE = 100


class Reports(Database):
    """Asks for the reports that the record keeps, and for their claims."""

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

    def count_reports(self) -> int:
        """How many reports there are."""
        with self._reading() as connection:
            return summaries.count_reports(connection)

    def claim(self, id: str) -> Claim | None:
        """A claim by its id."""
        with self._reading() as connection:
            known = connection.execute(select(claims.c.id).where(claims.c.id == id)).scalar()
            return self._citations.of(connection, [id])[id].claim if known else None

    def claims_of(self, report_id: str) -> list[Claim]:
        """The claims of a report's newest reading."""
        with self._reading() as connection:
            return reads.claims_of_report(connection, self._citations, report_id)

    def count_claims(self, report_ids: Iterable[str]) -> dict[str, int]:
        """How many claims the newest reading of each report has; none of those without."""
        with self._reading() as connection:
            return summaries.count_claims(connection, report_ids)

    def cited(self, claim_ids: Iterable[str]) -> list[CitedClaim]:
        """Claims beside what linking needs of their reports, in the order of their ids."""
        with self._reading() as connection:
            return list(self._citations.of(connection, claim_ids).values())

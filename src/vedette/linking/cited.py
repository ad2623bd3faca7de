"""A claim beside what linking needs to know of its report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vedette.linking.wording import fingerprint
from vedette.model import Claim, Report


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """One claim with its report's day, publisher and wording.

    Attributes:
        fingerprint: MinHash of the report's text (:func:`vedette.linking.fingerprint`);
            empty where it is not known.
    """

    claim: Claim
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    captured: datetime | None = None
    fingerprint: tuple[int, ...] = ()

    @classmethod
    def of(cls, claim: Claim, report: Report) -> CitedClaim:
        """The claim beside its report."""
        return cls(
            claim,
            report.published,
            report.publisher,
            report.title,
            report.url,
            report.captured,
            fingerprint(report.text),
        )

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

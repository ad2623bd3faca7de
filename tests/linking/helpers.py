"""Short ways to make cited claims in a test."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from vedette.intake import Defaults, open_reports
from vedette.linking import CitedClaim, Comparison, block_keys, cluster, compare
from vedette.model import Claim, Decision, Figure, Place, Report, Source, Span
from vedette.reading import read_report

MONDAY = date(2020, 2, 3)
SARAQEB = Place("Saraqeb", "SY", "gn:1", "Saraqib", "Idlib", 35.864, 36.806, 1)
TAFTANAZ = Place("Taftanaz", "SY", "gn:2", "Taftanaz", "Idlib", 35.998, 36.785, 1)
IDLIB = Place("Idlib", "SY", "adm1:SY.12", "Idlib", "Idlib", 35.93, 36.63, 4)
ALEPPO = Place("Aleppo", "SY", "gn:3", "Aleppo", "Aleppo", 36.2, 37.16, 1)
MINISTRY = Source("Turkish defence ministry", "official")
PAPER = Source("Daily Sabah", "media")
MONITOR = Source("Syrian Observatory for Human Rights", "monitor")


def cite(
    quote: str = "",
    *,
    published: date | None = MONDAY,
    publisher: str | None = None,
    report: str = "",
    fingerprint: tuple[int, ...] = (),
    **fields: Any,
) -> CitedClaim:
    """A cited claim: by default a shelling of Turkish soldiers at Saraqeb on 3 February 2020."""
    given: dict[str, Any] = {
        "event_type": "shelling",
        "place": SARAQEB,
        "start": MONDAY,
        "targets": ("Turkish soldiers",),
        "target_ids": ("turkey.military",),
    }
    given.update(fields)
    given.setdefault("end", given["start"])
    report_id = report or f"report of {published} by {publisher} {fields.get('source')}"
    words = quote or " ".join(
        re.findall("....", sha256(f"{report_id} {given}".encode()).hexdigest())
    )
    evidence = (Span.of(words, 0, len(words)),)
    claim = Claim(report_id=report_id, evidence=evidence, report_text=words, **given)
    return CitedClaim(claim, published, publisher, fingerprint=fingerprint)


def killed(count: int, who: str = "Turkish soldiers") -> tuple[Figure, ...]:
    """A figure of people killed."""
    return (Figure("killed", who, count, count),)


def decide(verdict: str, *subjects: str, second: int = 0, **fields: Any) -> Decision:
    """A decision of an analyst."""
    at = datetime(2020, 3, 1, 12, 0, second, tzinfo=UTC)
    return Decision(verdict, subjects, "ana", at, **fields)


def compared(cited: Sequence[CitedClaim]) -> list[Comparison]:
    """The comparisons of all claims that share a block."""
    return [
        compare(a, b)
        for a, b in itertools.combinations(cited, 2)
        if set(block_keys(a)) & set(block_keys(b))
    ]


def linked(
    cited: Sequence[CitedClaim], decisions: Iterable[Decision] = ()
) -> tuple[tuple[str, ...], ...]:
    """The clusters of claims."""
    return cluster(cited, compared(cited), decisions)


def linked_samples() -> tuple[list[CitedClaim], tuple[tuple[str, ...], ...]]:
    """The claims of the samples and their clusters."""
    folder = Path(__file__).parents[2] / "samples"
    cited = [
        CitedClaim.of(claim, report)
        for report in open_reports(str(folder), Defaults(None, None, None))
        if isinstance(report, Report)
        for claim in read_report(report)
    ]
    return cited, linked(cited)

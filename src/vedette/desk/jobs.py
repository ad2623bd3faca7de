"""Adding reports in the background, with what has been read so far."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vedette.desk.words import figure_words, headline, source_words
from vedette.errors import VedetteError
from vedette.intake import Defaults, SetAside, open_reports
from vedette.intake.open import Opened
from vedette.model import Claim, Report
from vedette.store import Record

KEPT = 20
"""Jobs remembered; the oldest are forgotten first."""
LISTED = 100


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read: its claims in words."""

    id: str
    title: str
    known: bool
    claims: tuple[str, ...]


@dataclass(slots=True)
class Job:
    """One adding of reports; changed by its thread, read by the page."""

    id: str
    done: bool = False
    read: int = 0
    new: int = 0
    known: int = 0
    claims: int = 0
    problem: str = ""
    reports: list[ReadReport] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)


class Jobs:
    """The jobs of this desk; one reads at a time, so that the pages stay quick."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._turn = threading.Lock()

    def get(self, id: str) -> Job | None:
        """The job of an id, unless it is long past."""
        return self._jobs.get(id)

    def start(
        self, record: Record, sources: Iterable[str], defaults: Defaults, folder: Path | None = None
    ) -> Job:
        """Read sources into the record.

        Args:
            folder: a folder of uploaded files, removed at the end.
        """
        job = Job(secrets.token_urlsafe(9))
        self._jobs[job.id] = job
        while len(self._jobs) > KEPT:
            self._jobs.pop(next(iter(self._jobs)))
        work = (job, record, tuple(sources), defaults, folder)
        threading.Thread(target=self._run, args=work, daemon=True).start()
        return job

    def _run(
        self, job: Job, record: Record, sources: tuple[str, ...], defaults: Defaults,
        folder: Path | None,
    ) -> None:  # fmt: skip
        try:
            with self._turn:
                for opened in _opened(sources, defaults):
                    take(job, record, opened)
        except (VedetteError, OSError) as error:
            job.problem = str(error)
        finally:
            job.done = True
            if folder:
                shutil.rmtree(folder, ignore_errors=True)


def _opened(sources: Iterable[str], defaults: Defaults) -> Iterator[Opened]:
    for source in sources:
        yield from open_reports(source, defaults)


def take(job: Job, record: Record, opened: Opened) -> None:
    """Add one report, or note why it is none."""
    if isinstance(opened, SetAside):
        aside = SetAside(Path(opened.source).name or opened.source, opened.reason, opened.remedy)
        record.set_aside(aside.source, aside.reason, aside.remedy)
        job.asides.append(str(aside))
        return
    claims = claims_in(opened)
    try:
        added = record.add_report(opened, claims)
    except VedetteError as error:
        record.set_aside(opened.title or opened.id, error.problem, error.remedy)
        job.asides.append(str(error))
        return
    job.read += 1
    job.new += added.new
    job.known += not added.new
    job.claims += len(claims)
    if len(job.reports) < LISTED:
        title = opened.title or opened.text.split("\n", 1)[0][:80]
        lines = tuple(claim_line(claim) for claim in claims)
        job.reports.append(ReadReport(opened.id, title, not added.new, lines))


def claims_in(report: Report) -> list[Claim]:
    """What the reader finds in a report."""
    from vedette.reading import read_doc

    return list(read_doc(report)._.claims)


def claim_line(claim: Claim) -> str:
    """A claim on one line."""
    figures = "; ".join(figure_words(f) for f in claim.figures)
    parts = (headline(claim), figures, source_words(claim.source))
    return " · ".join(part for part in parts if part)


def upload_folder() -> Path:
    """A fresh folder for uploaded files."""
    return Path(tempfile.mkdtemp(prefix="vedette-upload-"))

"""From text to a report, or to the reason why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from vedette.errors import ReportError
from vedette.intake.language import language_of
from vedette.model import Report

LONGEST = 1_000_000
"""Characters of one report, at most: what the English pipeline takes."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user says of reports that do not say it themselves."""

    published: date | None = None
    title: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """One input that is no readable report: where it is from, why, and what to do."""

    source: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}." + (f" {self.remedy}." if self.remedy else "")


@dataclass(frozen=True, slots=True)
class Raw:
    """A document before it is checked: its text, what it says of itself, and its bytes."""

    text: str
    original: bytes
    media_type: str
    fields: dict[str, Any]


def make_report(raw: Raw, defaults: Defaults) -> Report:
    """Check a document and make it a report.

    Raises:
        ReportError: it is empty, too long, not English, or a field of it makes no sense.
    """
    text = clean(raw.text)
    if not any(c.isalpha() for c in text):
        raise ReportError("There is no text in it")
    if len(text) > LONGEST:
        raise ReportError(
            f"The text has {len(text):,} characters, more than {LONGEST:,}",
            "Split it into its single reports",
        )
    language = _text(raw.fields, "language") or language_of(text)
    if language != "en":
        raise ReportError(
            f"The text is in another language ({language}), and the reader knows English",
            "Give an English report or a translation",
        )
    published = _day(raw.fields) or defaults.published
    publisher = _text(raw.fields, "publisher") or defaults.publisher
    return Report(
        id=_text(raw.fields, "id") or Report.make_id(text, published, publisher),
        text=text,
        published=published,
        title=_text(raw.fields, "title") or defaults.title,
        publisher=publisher,
        url=_text(raw.fields, "url"),
        language=language,
        media_type=raw.media_type,
        original=raw.original,
        captured=datetime.now(UTC),
    )


def clean(text: str) -> str:
    """Line ends as one character; control characters, which no reader sees, as blanks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return _CONTROL.sub(" ", text).strip("\n ")


def _text(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        raise ReportError(f"The field {name!r} is not a text")
    return str(value)[:500]


def _day(fields: dict[str, Any]) -> date | None:
    value = fields.get("published")
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ReportError(
            f"The publication date {str(value)[:40]!r} is no date", "Write it as YYYY-MM-DD"
        ) from None

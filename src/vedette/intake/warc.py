"""Web archives (WARC, also compressed): each page that was captured is a report."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vedette.errors import ReportError

ENDINGS = (".warc", ".warc.gz")
KINDS = frozenset({"response", "resource"})
MEDIA = ("text/html", "application/xhtml", "text/plain", "application/pdf")


@dataclass(frozen=True, slots=True)
class Captured:
    """One captured page: its address, its bytes and its media type."""

    url: str
    body: bytes
    media_type: str


def is_warc(path: Path) -> bool:
    """Whether a file is named as a web archive."""
    return path.name.lower().endswith(ENDINGS)


def captured(path: Path, most: int) -> Iterator[Captured]:
    """The pages of a web archive, in order; pictures, scripts and failed requests are left.

    Args:
        most: bytes of a page, at most; a longer one is cut there.

    Raises:
        ReportError: the archive is damaged; what came before it has been given.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if record.rec_type in KINDS and _answered(record):
                    media = _media(record)
                    if media.startswith(MEDIA):
                        url = record.rec_headers.get_header("WARC-Target-URI") or ""
                        body = record.content_stream().read(most)
                        left = getattr(record.raw_stream, "limit", 0)
                        if len(body) < most and left:
                            raise EOFError("the record is cut off")
                        yield Captured(url, body, media)
        except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, OSError) as error:
            raise ReportError(
                f"The web archive is damaged ({type(error).__name__})",
                "What came before the damage was read; capture the rest again",
            ) from None


def _answered(record: object) -> bool:
    headers = getattr(record, "http_headers", None)
    return headers is None or str(headers.get_statuscode()).startswith("2")


def _media(record: object) -> str:
    headers = getattr(record, "http_headers", None) or getattr(record, "rec_headers", None)
    return str(headers.get_header("Content-Type") or "").lower() if headers else ""

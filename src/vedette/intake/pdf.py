"""PDF files: their text, page by page, and the title they give themselves."""

from __future__ import annotations

import io
import logging
import re
import zlib
from typing import Any

from vedette.errors import ReportError

MOST_PAGES = 300
BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
          NotImplementedError, OSError, zlib.error)  # fmt: skip
"""What a damaged file makes the parser raise, besides its own errors."""


def is_pdf(data: bytes) -> bool:
    """Whether bytes start as a PDF does."""
    return b"%PDF-" in data[:1024]


def read_pdf(data: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a PDF and what it says of itself.

    Raises:
        ReportError: it is damaged, locked, too long, or holds only pictures of text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReportError("The PDF is locked with a password", "Give it unlocked")
        if len(reader.pages) > MOST_PAGES:
            raise ReportError(
                f"The PDF has {len(reader.pages)} pages, more than {MOST_PAGES}", "Split it"
            )
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, *BROKEN) as error:
        raise ReportError(
            f"The PDF is damaged ({type(error).__name__})", "Print it to a new PDF"
        ) from None
    if not any(c.isalpha() for c in text):
        raise ReportError("The PDF holds no text, only pictures", "Run text recognition over it")
    return _joined(text), {"title": title if isinstance(title, str) else None}


def _joined(text: str) -> str:
    """Lines of a paragraph as one, words parted at line ends as whole."""
    text = re.sub(r"(\w)-\n(?=[a-z])", r"\1", text)
    return re.sub(r"(?<![.!?:”\"\n])\n(?=\S)(?!\n)", " ", text)

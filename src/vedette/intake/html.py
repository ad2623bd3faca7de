"""Web pages: the article without its frame, its title, date and publisher."""

from __future__ import annotations

import re
from typing import Any

from vedette.errors import ReportError


def read_html(text: str, url: str | None = None) -> tuple[str, dict[str, Any]]:
    """The readable text of a page and what the page says of itself.

    Raises:
        ReportError: there is no article in it.
    """
    import trafilatura

    document = trafilatura.bare_extraction(
        text, url=url, with_metadata=True, include_comments=False, include_tables=True
    )
    found = document if isinstance(document, dict) else document.as_dict() if document else {}
    body = re.sub(r"\n+", "\n\n", (found.get("text") or "").strip())
    if not body:
        raise ReportError(
            "There is no article in the page", "Copy the article's text into a .txt file"
        )
    fields = {
        "title": found.get("title"),
        "published": found.get("date"),
        "publisher": found.get("sitename"),
        "url": found.get("url") or url,
    }
    return body, fields


def looks_like_html(text: str) -> bool:
    """Whether text starts as a page does."""
    start = text[:2000].lstrip().lower()
    return start.startswith(("<!doctype html", "<html")) or ("<body" in start and "<" == start[:1])

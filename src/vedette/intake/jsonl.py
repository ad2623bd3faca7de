"""JSON lines: one report a line, with ``text`` or ``html`` and what is known of it."""

from __future__ import annotations

import json
from typing import Any

from vedette.errors import ReportError
from vedette.intake.html import read_html
from vedette.intake.report import Defaults, Raw, make_report
from vedette.model import Report

FIELDS = frozenset({"text", "html", "id", "published", "title", "url", "publisher", "language"})


def read_line(line: bytes, defaults: Defaults) -> Report:
    """The report of one line.

    Raises:
        ReportError: the line is no JSON object with a text, or the report is none.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReportError(
            f"The line is not JSON ({_short(error)})", "Mend or drop the line"
        ) from None
    if not isinstance(record, dict):
        raise ReportError("The line is no JSON object", "Write one {...} a line")
    text, fields = _body(record)
    return make_report(Raw(text, line, "application/json", fields), defaults)


def _body(record: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    fields = {name: value for name, value in record.items() if name in FIELDS}
    text, html = fields.pop("text", None), fields.pop("html", None)
    if isinstance(text, str):
        return text, fields
    if isinstance(html, str):
        body, found = read_html(html, str(fields.get("url") or "") or None)
        return body, {**found, **{k: v for k, v in fields.items() if v}}
    raise ReportError("The line has neither 'text' nor 'html'", 'Write {"text": "..."}')


def _short(error: Exception) -> str:
    return str(error).split(":")[0][:80]

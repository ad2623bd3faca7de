"""The situation report as a file of any format; each writer is loaded when it is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.monitoring.sitrep import SituationReport

FORMS = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}
"""Formats, by the ending of a file, with their media types."""


def written_as(report: SituationReport, form: str) -> bytes:
    """The bytes of a file of one of :data:`FORMS`."""
    if form == "html":
        from vedette.exports.sitrep_html import sitrep_html

        return sitrep_html(report).encode()
    if form == "docx":
        from vedette.exports.sitrep_docx import sitrep_docx

        return sitrep_docx(report)
    if form == "pdf":
        from vedette.exports.sitrep_pdf import sitrep_pdf

        return sitrep_pdf(report)
    if form == "json":
        return (json.dumps(report.as_record(), ensure_ascii=False, indent=2) + "\n").encode()
    from vedette.exports.sitrep_md import sitrep_md

    return sitrep_md(report).encode()

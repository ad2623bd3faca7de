"""Open anything the user names and give its reports one by one.

One bad report never stops the others: it comes out as :class:`SetAside`, in its turn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from vedette.errors import InputError, ReportError
from vedette.intake.html import looks_like_html, read_html
from vedette.intake.jsonl import read_line
from vedette.intake.pdf import is_pdf, read_pdf
from vedette.intake.report import Defaults, Raw, SetAside, make_report
from vedette.intake.text import decode
from vedette.intake.warc import captured, is_warc
from vedette.intake.web import fetch
from vedette.model import Report

MOST_BYTES = 20_000_000
"""One text or page, at most; a .jsonl may be of any length, its lines may not."""
LINES = frozenset({".jsonl", ".ndjson"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
TEXTS = frozenset({".txt", ".text"})
PAPERS = frozenset({".pdf"})
PACKED = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
}
"""First bytes of what is not unpacked, since a small one may hold gigabytes."""
Opened = Report | SetAside


def open_reports(source: str | Path, defaults: Defaults | None = None) -> Iterator[Opened]:
    """The reports of a file, a folder, an address or ("-") standard input.

    Raises:
        InputError: there is no such file, or the folder holds nothing to read.
    """
    known = defaults or Defaults()
    name = str(source)
    if name == "-":
        yield from _stream(known)
    elif name.lower().startswith(("http://", "https://")):
        yield from _address(name, known)
    else:
        yield from _path(Path(source), known)


def _path(path: Path, defaults: Defaults) -> Iterator[Opened]:
    if not path.exists():
        raise InputError(f"There is no file or folder {str(path)!r}", "Check the path")
    if path.is_dir():
        yield from _folder(path, defaults)
    elif path.suffix.lower() in LINES:
        yield from _lines(path, defaults)
    elif is_warc(path):
        yield from _archive(path, defaults)
    else:
        yield _file(path, defaults)


def _folder(folder: Path, defaults: Defaults) -> Iterator[Opened]:
    known = LINES | PAGES | TEXTS | PAPERS
    files = sorted(
        p for p in folder.rglob("*") if p.is_file() and (p.suffix.lower() in known or is_warc(p))
    )
    if not files:
        raise InputError(
            f"The folder {str(folder)!r} holds no reports",
            "Reports are .txt, .html, .pdf, .jsonl or .warc files",
        )
    for path in files:
        yield from _path(path, defaults)


def _lines(path: Path, defaults: Defaults) -> Iterator[Opened]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MOST_BYTES):
            number += 1
            if line.strip():
                yield _line(line, f"{path}, line {number}", defaults)


def _line(line: bytes, source: str, defaults: Defaults) -> Opened:
    try:
        return read_line(line, defaults)
    except ReportError as error:
        return SetAside(source, error.problem, error.remedy)


def _archive(path: Path, defaults: Defaults) -> Iterator[Opened]:
    try:
        for number, page in enumerate(captured(path, MOST_BYTES), 1):
            where = f"{path}, page {number} ({page.url})"
            try:
                yield _document(page.body, "html" in page.media_type, page.url, defaults)
            except ReportError as error:
                yield SetAside(where, error.problem, error.remedy)
    except ReportError as error:
        yield SetAside(str(path), error.problem, error.remedy)


def _file(path: Path, defaults: Defaults) -> Opened:
    suffix = path.suffix.lower()
    try:
        if path.stat().st_size > MOST_BYTES:
            size = path.stat().st_size / 1e6
            raise ReportError(
                f"It is too large ({size:.0f} MB, at most {MOST_BYTES // 1_000_000} MB)",
                "Split it into its single reports, one a line of a .jsonl",
            )
        return _document(path.read_bytes(), suffix in PAGES, None, defaults)
    except ReportError as error:
        return SetAside(str(path), error.problem, error.remedy)
    except OSError as error:
        return SetAside(str(path), f"It cannot be opened ({error.strerror})")


def _document(data: bytes, page: bool, url: str | None, defaults: Defaults) -> Report:
    if is_pdf(data):
        body, fields = read_pdf(data)
        return make_report(Raw(body, data, "application/pdf", {**fields, "url": url}), defaults)
    for start, what in PACKED.items():
        if data.startswith(start):
            raise ReportError(f"It is {what}", "Unpack it, or save its text, and give that")
    text = decode(data)
    if page or looks_like_html(text):
        body, fields = read_html(text, url)
        return make_report(Raw(body, data, "text/html", fields), defaults)
    return make_report(Raw(text, data, "text/plain", {"url": url}), defaults)


def _stream(defaults: Defaults) -> Iterator[Opened]:
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        if len(data) > MOST_BYTES:
            raise ReportError(f"It is longer than {MOST_BYTES // 1_000_000} MB")
        if data.lstrip()[:1] == b"{":
            for number, line in enumerate(data.splitlines(), 1):
                if line.strip():
                    yield _line(line, f"standard input, line {number}", defaults)
            return
        yield _document(data, False, None, defaults)
    except ReportError as error:
        yield SetAside("standard input", error.problem, error.remedy)


def _address(url: str, defaults: Defaults) -> Iterator[Opened]:
    page = fetch(url)
    try:
        yield _document(page.body, "html" in page.media_type, page.url, defaults)
    except ReportError as error:
        yield SetAside(url, error.problem, error.remedy)

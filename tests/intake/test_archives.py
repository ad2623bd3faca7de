"""PDF files, web archives, and packed files that are not opened."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from fpdf import FPDF

from vedette.intake import SetAside, open_reports
from vedette.model import Report

ENGLISH = "Rebels attacked an army post near the town on Monday, the ministry said."


def only(path: Path) -> Report | SetAside:
    found = list(open_reports(path))
    assert len(found) == 1
    return found[0]


def pdf(*paragraphs: str) -> bytes:
    page = FPDF()
    page.set_title("Post attacked")
    page.add_page()
    page.set_font("helvetica", size=12)
    for paragraph in paragraphs:
        page.multi_cell(0, 6, paragraph, new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def warc(path: Path, *pages: tuple[str, str, bytes]) -> Path:
    """Write an archive of pages, each an address, a media type and a body."""
    records = [record(*page) for page in pages]
    packed = [gzip.compress(r) for r in records] if path.suffix == ".gz" else records
    path.write_bytes(b"".join(packed))
    return path


def record(url: str, media: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-03-15T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def page(text: str) -> bytes:
    return f"<html><body><article><p>{text}</p></article></body></html>".encode()


def test_a_pdf_is_read_with_its_title(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(pdf(ENGLISH, "Four soldiers were killed there, a doctor said. " * 4))
    report = only(path)
    assert isinstance(report, Report)
    assert ENGLISH in report.text
    assert (report.title, report.media_type) == ("Post attacked", "application/pdf")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(ENGLISH)[:300], "damaged"),
        (b"%PDF-1.7\n" + b"\xff" * 400, "damaged"),
        (pdf(""), "no text, only pictures"),
    ],
)
def test_a_pdf_that_gives_no_text_is_set_aside(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(data)
    found = only(path)
    assert isinstance(found, SetAside)
    assert reason in str(found)


@pytest.mark.parametrize("name", ["r.warc", "r.warc.gz"])
def test_each_captured_page_is_a_report(tmp_path: Path, name: str) -> None:
    path = warc(
        tmp_path / name,
        ("https://example.org/a", "text/html", page(ENGLISH * 5)),
        ("https://example.org/logo.png", "image/png", b"\x89PNG"),
        ("https://example.org/empty", "text/html", b"<html></html>"),
        ("https://example.org/b", "text/plain", ENGLISH.encode()),
    )
    found = list(open_reports(path))
    assert [getattr(f, "url", None) for f in found] == [
        "https://example.org/a", None, "https://example.org/b",
    ]  # fmt: skip
    assert "page 2 (https://example.org/empty)" in str(found[1])


def test_what_stands_before_the_damage_of_an_archive_is_read(tmp_path: Path) -> None:
    pages = [(f"https://example.org/{n}", "text/plain", ENGLISH.encode() * 9) for n in range(3)]
    path = warc(tmp_path / "r.warc.gz", *pages)
    path.write_bytes(path.read_bytes()[:-60])
    found = list(open_reports(path))
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], SetAside)


def test_a_bomb_in_an_archive_is_cut_and_the_next_page_is_read(tmp_path: Path) -> None:
    pages = [
        ("https://example.org/bomb", "text/plain", b"a" * 60_000_000),
        ("https://example.org/b", "text/plain", ENGLISH.encode()),
    ]
    found = list(open_reports(warc(tmp_path / "r.warc.gz", *pages)))
    assert isinstance(found[0], SetAside)
    assert isinstance(found[1], Report)


def test_packed_files_are_told_and_not_unpacked(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("r.txt", b"0" * 30_000_000)
    for name, data in (("a.txt", bomb.getvalue()), ("b.txt", gzip.compress(b"0" * 9_000_000))):
        path = tmp_path / name
        path.write_bytes(data)
        found = only(path)
        assert isinstance(found, SetAside)
        assert "Unpack it" in str(found)

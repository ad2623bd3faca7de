"""Bytes to text, whatever the encoding; bytes that are no text are told."""

from __future__ import annotations

import codecs

from vedette.errors import ReportError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """Text of bytes: by their byte-order mark, as UTF-8, else by what fits best.

    Raises:
        ReportError: the bytes are empty or no text.
    """
    if not data.strip():
        raise ReportError("It is empty")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data[:4096]:
        raise ReportError("It is not text but binary", "Give .txt, .html, .pdf, .jsonl or .warc")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise ReportError("It is not text but binary", "Give .txt, .html, .pdf, .jsonl or .warc")
    return data.decode(best.encoding, errors="replace")

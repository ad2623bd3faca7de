"""Datelines: "ANKARA, Feb 3 (Agency) -", where and when the words were written, not what befell."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"^[ \t]*(?:[A-Z][A-Z'’.]{2,}(?:[ /-][A-Z][A-Z'’.]*)*|[A-Z][\w'’.]+(?: [A-Z][\w'’.]+){0,2})"
    r"(?:, [^\n;:()–—-]{2,30})?"
    r"(?:(?<=\d)|[ \t]*\([^)\n]{2,30}\))[ \t]*(?:--|[-–—])[ \t]+(?=\S)",
    re.MULTILINE,
)


def datelines(text: str) -> list[tuple[int, int]]:
    """Where the datelines of a text begin and end, the dash included."""
    return [m.span() for m in _DATELINE.finditer(text)]

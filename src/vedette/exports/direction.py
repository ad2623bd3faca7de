"""Right-to-left names inside left-to-right text, isolated so that neither is torn."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RUN = re.compile(rf"[{RTL}](?:[{RTL}\d\s.,'’-]*[{RTL}])?")
CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f\u007f]")
"""Marks that could turn the direction of what follows, and characters that show nothing."""


def clean(text: str) -> str:
    """A text without marks of direction and control characters, on one line."""
    return " ".join(CONTROLS.sub("", text).split())


def isolated_html(text: str) -> Markup:
    """Escaped text with every right-to-left run in a ``bdi`` element."""
    safe = escape(clean(text), quote=True)
    return Markup(RUN.sub(lambda run: f"<bdi>{run[0]}</bdi>", safe))


def isolated(text: str) -> str:
    """Plain text with every right-to-left run between isolates (U+2068, U+2069)."""
    return RUN.sub(lambda run: f"\u2068{run[0]}\u2069", clean(text))

"""The built scripts and styles, named by the manifest of the build."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from vedette.errors import InputError

STATIC = Path(__file__).parent / "static"


@cache
def manifest() -> dict[str, dict[str, object]]:
    """The build's manifest.

    Raises:
        InputError: the pages have not been built.
    """
    try:
        found: dict[str, dict[str, object]] = json.loads(
            (STATIC / "manifest.json").read_text(encoding="utf8")
        )
    except FileNotFoundError:
        raise InputError(
            "The desk's pages have not been built", "Run 'make setup', which needs Node"
        ) from None
    return found


def script() -> str:
    """Address of the entry script."""
    return f"/static/{manifest()['src/main.ts']['file']}"


def chunk(source: str) -> str:
    """Address of a script that a page loads later, by its source file."""
    return f"/static/{manifest()[source]['file']}"


def styles() -> list[str]:
    """Addresses of the style sheets."""
    css = manifest()["src/main.ts"]["css"]
    assert isinstance(css, list)
    return [f"/static/{name}" for name in css]

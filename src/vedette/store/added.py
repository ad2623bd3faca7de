"""What adding reports came to, and who did it with which tool."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from typing import Literal

import vedette

TOOL = f"vedette {vedette.__version__}"
"""Name and version of this program, kept with every report it takes in."""


@dataclass(slots=True)
class Run:
    """How many reports of a run were new, known and set aside so far."""

    new: int = 0
    known: int = 0
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a report came to.

    Attributes:
        state: "new"; "reread" where a known report was read anew with another result; "known".
        claims: ids of the report's claims; ``events`` ids of the events computed.
    """

    state: Literal["new", "reread", "known"]
    report: str
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def new(self) -> bool:
        return self.state == "new"


def default_user() -> str:
    """Who decides unless told otherwise: $VEDETTE_USER, else the login name."""
    try:
        return os.environ.get("VEDETTE_USER") or getpass.getuser()
    except (OSError, KeyError):
        return "unknown"

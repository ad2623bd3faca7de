"""Vedette: a conflict and ceasefire monitor whose every value shows its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vedette.errors import ClaimError, InputError, ReportError, StoreError, VedetteError
from vedette.model import Claim, Decision, Event, Figure, Place, Report, Source, Span

if TYPE_CHECKING:
    from vedette.reading import load, read

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "ClaimError",
    "Decision",
    "Event",
    "Figure",
    "InputError",
    "Place",
    "Report",
    "ReportError",
    "Source",
    "Span",
    "StoreError",
    "VedetteError",
    "load",
    "read",
]


def __getattr__(name: str) -> Any:
    """Load the reader only when it is asked for: spaCy takes a second."""
    if name in {"load", "read"}:
        from vedette import reading

        return getattr(reading, name)
    raise AttributeError(f"module 'vedette' has no attribute {name!r}")

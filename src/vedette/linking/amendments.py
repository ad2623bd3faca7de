"""Values that a person gives a field, checked and made into the model's own."""

from __future__ import annotations

from datetime import date
from typing import Any

from vedette.codebook import load_codebook
from vedette.errors import ClaimError
from vedette.model import EventFigure, Place

FIELDS = ("event_type", "status", "actors", "targets", "place", "start", "end", "figures")
"""The fields that an ``amend`` decision may give a value."""


def amended_value(name: str, value: Any) -> Any:
    """The typed value of an amended field from its JSON value.

    Raises:
        ClaimError: the field cannot be amended, or the value does not fit it.
    """
    if name not in FIELDS:
        raise ClaimError(f"The field {name!r} cannot be amended", f"Use one of {', '.join(FIELDS)}")
    try:
        return _typed(name, value)
    except (TypeError, ValueError, KeyError) as error:
        raise ClaimError(f"{value!r} is no value for the field {name!r}: {error}") from error


def _typed(name: str, value: Any) -> Any:
    book = load_codebook()
    if name in {"event_type", "status"}:
        if value not in (book.types if name == "event_type" else book.statuses):
            raise ValueError("it is not in the codebook")
        return value
    if name in {"start", "end"}:
        return date.fromisoformat(value) if value is not None else None
    if name == "place":
        return Place(**value) if value is not None else None
    if name == "figures":
        return tuple(_figure(entry) for entry in value)
    if isinstance(value, str) or not all(isinstance(item, str) for item in value):
        raise ValueError("it is not a list of names")
    return tuple(value)


def _figure(entry: dict[str, Any]) -> EventFigure:
    low, high = entry.get("low"), entry.get("high")
    kind, best = entry["kind"], entry.get("best", low if low is not None else high)
    if kind not in load_codebook().figure_kinds:
        raise ValueError(f"{kind!r} is no kind of figure")
    return EventFigure(
        kind=kind,
        who=entry.get("who", ""),
        low=low,
        high=high,
        cumulative=bool(entry.get("cumulative", False)),
        best=best,
        group=entry.get("group", ""),
        side=entry.get("side"),
        rule="amended",
    )

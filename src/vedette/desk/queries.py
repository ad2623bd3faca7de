"""The filters of an address, and the events they ask for: one reading for every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from vedette.errors import InputError
from vedette.store import EventFilter, make_filter

FIELDS = (
    "q", "type", "family", "from", "to", "place", "actor", "source", "status", "country",
    "disputed", "box", "rejected",
)  # fmt: skip
"""Names in the address; ``order`` and ``page`` are beside them."""
ORDERS = {
    "new": "Latest first",
    "old": "Earliest first",
    "harm": "Most killed",
    "doubt": "Most doubtful",
    "changed": "Last changed",
}
STORED = {
    "new": "-start",
    "old": "start",
    "harm": "-killed",
    "doubt": "-doubt",
    "changed": "-changed",
}
PAGE = 50
LAST_PAGE = 2000


@dataclass(frozen=True, slots=True)
class Query:
    """What an address asks for.

    Attributes:
        values: the filters as written, empty where not given.
        wanted: the same for the record.
        order: one of :data:`ORDERS`; ``page`` counts from 1.
    """

    values: Mapping[str, str]
    wanted: EventFilter
    order: str
    page: int

    @property
    def active(self) -> bool:
        """Whether any filter is set."""
        return any(self.values[name] for name in FIELDS)

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE

    def as_params(self, **others: Any) -> dict[str, Any]:
        """The address's values again, with some replaced."""
        order = "" if self.order == "new" else self.order
        page = "" if self.page == 1 else self.page
        return {**self.values, "order": order, "page": page, **others}


def query_of(request: Request) -> Query:
    """Read the filters of a request.

    Raises:
        InputError: one of them makes no sense.
    """
    given = request.query_params
    values = {name: given.get(name, "").strip()[:200] for name in FIELDS}
    order = given.get("order") or "new"
    if order not in ORDERS:
        raise InputError(f"There is no order {order[:40]!r}", f"Choose of {', '.join(ORDERS)}")
    return Query(values, filter_of(values), order, _page(given.get("page") or "1"))


def filter_of(values: Mapping[str, str]) -> EventFilter:
    """The record's filter of the values of an address."""
    period = f"{values['from']}..{values['to']}" if values["from"] or values["to"] else ""
    return make_filter(
        types=[values["type"], values["family"]],
        statuses=[values["status"]],
        period=period,
        box=values["box"],
        country=values["country"],
        place=values["place"],
        actor=values["actor"],
        source=values["source"],
        text=values["q"],
        only_disputed=bool(values["disputed"]),
        with_rejected=bool(values["rejected"]),
    )


def _page(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PAGE:
        raise InputError(f"There is no page {text[:20]!r}", "Go back to the first page")
    return int(text)

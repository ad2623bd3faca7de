"""The pages, one file a noun; each has a ``router``."""

from __future__ import annotations

from vedette.desk.pages import add, decisions, event, events, maps, overview, reports, review, views

ROUTERS = (
    overview.router,
    maps.router,
    events.router,
    event.router,
    reports.router,
    views.router,
    add.router,
    review.router,
    decisions.router,
)

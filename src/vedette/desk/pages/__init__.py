"""The pages, one file a noun; each has a ``router``."""

from __future__ import annotations

from vedette.desk.pages import (
    add,
    agreements,
    coders,
    decisions,
    event,
    events,
    figures,
    maps,
    overview,
    reports,
    review,
    search,
    series,
    sites,
    sitrep,
    views,
)

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
    coders.router,
    search.router,
    sites.router,
    agreements.router,
    figures.router,
    series.router,
    sitrep.router,
)

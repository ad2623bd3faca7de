"""Saved views: a name for the filters of an address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse

from vedette.desk.shelf import Shelf

router = APIRouter()


@router.post("/views")
def save(
    request: Request, name: Annotated[str, Form()], query: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Keep the filters under a name."""
    Shelf(request.app.state.settings.home).save_view(name, query)
    return RedirectResponse(f"/events?{query}" if query else "/events", 303)


@router.post("/views/remove")
def remove(request: Request, name: Annotated[str, Form()]) -> RedirectResponse:
    """Forget a name."""
    Shelf(request.app.state.settings.home).remove_view(name)
    return RedirectResponse("/events", 303)

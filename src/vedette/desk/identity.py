"""The one place where the current user is decided; accounts and roles will go here."""

from __future__ import annotations

from starlette.requests import Request


def current_user(request: Request) -> str:
    """The name that signs decisions made through this request."""
    user: str = request.app.state.settings.user
    return user

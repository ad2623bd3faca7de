"""What one running desk is told at its start."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

PORT = 8420
"""The port, unless another is asked for."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
MEGABYTE = 1024 * 1024


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Settings:
    """The desk's settings.

    Attributes:
        database: path or URL of the record.
        port: the port it answers on; part of the host names it accepts.
        opening_token: in the opening URL, exchanged for the cookie.
        session_secret: what the cookie holds; never in a URL.
        user: who decides, until there are accounts.
        home: folder of the person's own things (saved views, last visit).
        form_limit, upload_limit: most bytes of a form and of a report taken in.
    """

    database: str
    home: Path
    port: int = PORT
    user: str = "analyst"
    opening_token: str = field(default_factory=_secret, repr=False)
    session_secret: str = field(default_factory=_secret, repr=False)
    form_limit: int = MEGABYTE
    upload_limit: int = 32 * MEGABYTE

    @property
    def hosts(self) -> frozenset[str]:
        """The ``Host`` headers answered; any other is a rebound name."""
        return frozenset(f"{name}:{self.port}" for name in LOOPBACK)

    @property
    def cookie(self) -> str:
        """Name of the cookie; cookies do not know ports, so the name does."""
        return f"vedette_{self.port}"

    @property
    def opening_url(self) -> str:
        """The address to open once; it ends up as a cookie."""
        return f"http://127.0.0.1:{self.port}/?token={self.opening_token}"

"""The user's own places."""

from __future__ import annotations

from vedette.gazetteer.layer import Layer


def local_layers() -> list[Layer]:
    """The user's layers, the latest first."""
    return []

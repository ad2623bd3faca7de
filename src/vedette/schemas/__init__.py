"""The JSON Schemas of what Vedette writes, shipped with it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def load_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a format, by its name ("claim")."""
    text = files("vedette.schemas").joinpath(f"{name}.schema.json").read_text(encoding="utf8")
    schema: dict[str, Any] = json.loads(text)
    return schema

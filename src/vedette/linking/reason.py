"""One piece of evidence for or against two claims being of one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

CONFLICT = -30.0
"""Weight of a hard conflict: no evidence outweighs it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Which field speaks, how strongly (log2 of the likelihood ratio), and in words."""

    field: str
    weight: float
    words: str

    def as_record(self) -> dict[str, Any]:
        return {"field": self.field, "weight": self.weight, "words": self.words}

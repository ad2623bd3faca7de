"""The table of disputed areas: who claims, who controls, and why the record says what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class DisputedArea:
    """One row of ``disputed.yaml``.

    Attributes:
        claimed_by: ISO codes of states, names of others.
        country: ISO code the record carries, None where each would take a side; ``basis`` why.
        regions: ids of the regions that make its outline, or ``outline``, a rough ring of
            (longitude, latitude).
    """

    id: str
    name: str
    names: tuple[str, ...]
    claimed_by: tuple[str, ...]
    controlled_by: str
    country: str | None
    basis: str
    regions: tuple[str, ...] = ()
    outline: tuple[tuple[float, float], ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the outline is Natural Earth's, not a rough one of our own."""
        return bool(self.regions)

    @property
    def note(self) -> str:
        """One sentence for a reader of a map or a table."""
        claims = ", ".join(self.claimed_by)
        return f"{self.name} is disputed: claimed by {claims}; held by {self.controlled_by}."

    def as_record(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "status": "disputed",
            "claimed_by": list(self.claimed_by),
            "controlled_by": self.controlled_by,
            "country": self.country,
            "basis": self.basis,
            "note": self.note,
            "exact": self.exact,
        }


@cache
def disputed_table() -> tuple[DisputedArea, ...]:
    """All disputed areas, in the order of the table."""
    text = files("vedette.gazetteer").joinpath("disputed.yaml").read_text("utf8")
    return tuple(_area(row) for row in yaml.safe_load(text))


def _area(row: dict[str, Any]) -> DisputedArea:
    listed = {key: tuple(row.get(key, ())) for key in ("names", "claimed_by", "regions")}
    outline = tuple((float(x), float(y)) for x, y in row.get("outline", ()))
    return DisputedArea(
        id=row["id"], name=row["name"], controlled_by=row["controlled_by"],
        country=row["country"], basis=row["basis"], outline=outline, **listed,
    )  # fmt: skip

"""Loads ``codebook.yaml`` and checks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from vedette.errors import VedetteError

LINKING = ("spoken", "placeless", "mutual", "singular", "lasting", "general", "counting")
"""Lists of types that only linking uses."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type and what other codebooks call it."""

    name: str
    label: str
    family: str
    definition: str
    acled: tuple[str, ...]
    plover: str | None
    cameo: str | None
    lethal: bool


@dataclass(frozen=True, slots=True)
class Codebook:
    """The whole codebook; mappings go from a name to its label or definition.

    Attributes:
        kin: groups of types that sources give to one and the same event.
        spoken: types of acts that are known by their speaker.
        placeless: types of acts that are not known by their place.
        mutual: types of acts whose sides may be told either way round.
        singular: types of acts that a place seldom sees twice in a few days.
        lasting: types of acts that are told by the day they began.
        general: types whose words also cover more exact ones.
        counting: types that count over many events.
    """

    version: str
    families: Mapping[str, str]
    types: Mapping[str, EventType]
    statuses: Mapping[str, str]
    figure_kinds: tuple[str, ...]
    source_kinds: Mapping[str, str]
    stances: Mapping[str, str]
    kin: tuple[tuple[str, ...], ...] = ()
    spoken: tuple[str, ...] = ()
    placeless: tuple[str, ...] = ()
    mutual: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()

    def family_of(self, event_type: str) -> str:
        """The family of a type.

        Raises:
            VedetteError: the type is not in the codebook.
        """
        if event_type not in self.types:
            raise VedetteError(
                f"There is no event type {event_type!r}", "See 'vedette codebook' for the types"
            )
        return self.types[event_type].family

    def as_record(self) -> dict[str, Any]:
        """The codebook as one JSON object."""
        return asdict(self)


def parse_codebook(data: Mapping[str, Any]) -> Codebook:
    """Build a codebook from its data.

    Raises:
        VedetteError: a type has an unknown family, or a field is missing or unknown.
    """
    families = {name: entry["label"] for name, entry in data["families"].items()}
    types = {}
    for name, entry in data["types"].items():
        try:
            kind = EventType(name=name, **{**entry, "acled": tuple(entry["acled"])})
        except (TypeError, KeyError) as error:
            raise VedetteError(f"The codebook's type {name!r} is malformed: {error}") from error
        if kind.family not in families:
            raise VedetteError(f"The codebook's type {name!r} has no known family: {kind.family!r}")
        types[name] = kind
    return Codebook(
        version=str(data["version"]),
        families=families,
        types=types,
        statuses=dict(data["statuses"]),
        figure_kinds=tuple(data["figure_kinds"]),
        source_kinds=dict(data["source_kinds"]),
        stances=dict(data["stances"]),
        **_linking(data.get("linking") or {}, types),
    )


def _linking(data: Mapping[str, Any], types: Mapping[str, EventType]) -> dict[str, Any]:
    kin = tuple(tuple(group) for group in data.get("kin", ()))
    lists = {name: tuple(data.get(name, ())) for name in LINKING}
    for name in (name for group in (*kin, *lists.values()) for name in group):
        if name not in types:
            raise VedetteError(f"The codebook's part on linking names no known type: {name!r}")
    return {"kin": kin, **lists}


@cache
def load_codebook() -> Codebook:
    """The shipped codebook."""
    text = files("vedette.codebook").joinpath("codebook.yaml").read_text(encoding="utf8")
    return parse_codebook(yaml.safe_load(text))

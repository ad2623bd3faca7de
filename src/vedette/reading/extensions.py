"""The custom attributes that the reader's components share, registered once.

``doc._.report``       the report's metadata (:class:`ReportContext`), set before the pipeline runs
``doc._.places``       list[PlaceMention]   by ``vedette_places``
``doc._.mentions``     list[Mention]        by ``vedette_actors``
``doc._.times``        list[TimeMention]    by ``vedette_times``
``doc._.figures``      list[FigureMention]  by ``vedette_figures``
``doc._.triggers``     list[Trigger]        by ``vedette_triggers``
``doc._.attributions`` list[Attribution]    by ``vedette_attribution``
``doc._.statuses``     dict[int, str]       by ``vedette_status``: trigger token to status
``doc._.frames``       list[Frame]          by ``vedette_arguments``
``doc._.claims``       list[Claim]          by ``vedette_claims``
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

LISTS = ("places", "mentions", "times", "figures", "triggers", "attributions", "frames", "claims")


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What is known of a report besides its text."""

    report_id: str = ""
    published: date | None = None
    title: str | None = None
    publisher: str | None = None


def register() -> None:
    """Register the attributes; calling it again changes nothing."""
    if Doc.has_extension("report"):
        return
    Doc.set_extension("report", default=ReportContext())
    Doc.set_extension("statuses", default={})
    for name in LISTS:
        Doc.set_extension(name, default=[])

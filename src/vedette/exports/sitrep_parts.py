"""What every format of the situation report says around its sections."""

from __future__ import annotations

from vedette.exports.charts import bar_chart
from vedette.exports.drawing import Drawing
from vedette.exports.sitmap import situation_map
from vedette.monitoring.sitrep import Footnote, SituationReport, Table
from vedette.monitoring.words import day_words

LEVELS = {
    "internal": "internal: positions as recorded, not for passing on",
    "public": "public: positions of live sites and movements withheld",
}


def about(report: SituationReport) -> str:
    """As of when, by which codebook, at which release level."""
    made = f"{day_words(report.made.date(), year=True)}, {report.made:%H:%M} UTC"
    as_of = f" The record is shown as it stood on {report.as_of}." if report.as_of else ""
    return (f"Made by Vedette on {made}, codebook {report.codebook}. "
            f"Release level {LEVELS[report.release]}.{as_of}")  # fmt: skip


def drawings(report: SituationReport) -> dict[str, Drawing]:
    """The map and the charts by name; those with nothing to show are left out."""
    found = {"map": situation_map(report)}
    titles = {"incidents": "Incidents per day", "fatalities": "Reported killed per day"}
    for name, one in (("incidents", report.incidents), ("fatalities", report.fatalities)):
        if one.total:
            found[name] = bar_chart(one, titles[name])
    return {name: drawing for name, drawing in found.items() if drawing}


def source_words(note: Footnote) -> str:
    """Who says it and where: "Anadolu, in Sample Wire, “Title”, 7 February 2020"."""
    c = note.citation
    parts = [c.voice]
    if c.publisher and c.publisher != c.voice:
        parts.append(f"in {c.publisher}")
    if c.title:
        parts.append(f"“{c.title}”")
    if c.published:
        parts.append(day_words(c.published, year=True))
    return ", ".join(parts)


def column_widths(table: Table, width: float) -> list[float]:
    """Widths of a table's columns and its notes, by their longest words and texts."""
    columns = [[name, *(row.cells[i] for row in table.rows)]
               for i, name in enumerate(table.columns)]  # fmt: skip
    columns.append(["Notes", *(", ".join(map(str, row.notes)) for row in table.rows)])
    wanted = []
    for texts in columns:
        word = max(len(w) for text in texts for w in (text.split() or [""]))
        widest = max(len(text) for text in texts)
        wanted.append(max(word + 4.0, min(widest + 3.0, 30.0)))
    return [width * share / sum(wanted) for share in wanted]


def mark_words(mark: str) -> str:
    return f" [{mark}]" if mark else ""


def ids_words(note: Footnote) -> str:
    """The claim and the event, to be looked up with 'vedette show'."""
    return f"claim {note.citation.claim_id}, event {note.citation.event_id}"

"""Sections of the situation report on people: casualties, displacement, access, violations."""

from __future__ import annotations

from vedette.monitoring import casualties, displacement, harm, missions
from vedette.monitoring.casualties import CasualtyRow, CasualtyTable
from vedette.monitoring.displacement import CATEGORIES, DisplacementTable
from vedette.monitoring.movements import movements
from vedette.monitoring.sitrep import Row, Section, Table
from vedette.monitoring.sitrep_writer import Writer, part_of, plain
from vedette.monitoring.words import (
    bounds_words,
    capital,
    movement_words,
    period_words,
    sources_words,
)


def _side_of(writer: Writer, row: CasualtyRow) -> str:
    return writer.scene.seen.side_name(row.side) if row.side else row.side_name


def casualty_section(writer: Writer, table: CasualtyTable) -> Section:
    """The table under its rule, and what stands apart."""
    rows = tuple(
        Row(
            (capital(r.kind), _side_of(writer, r), casualties.STATUSES.get(r.status, r.status),
             f"{r.low:,}", f"{r.best:,}", "open" if r.high is None else f"{r.high:,}",
             f"{len(r.members)}"),
            writer.notes.of(r.citations),
        )
        for r in table.rows
    )  # fmt: skip
    columns = ("Kind", "Side", "Status", "Low", "Best", "High", "Events")
    made = Table(f"Best figure: {table.rule.value}", columns, rows) if rows else None
    sentences = list(plain(casualties.APART if rows else "No casualties are reported."))
    for one in table.apart:
        figure = one.figure
        words = bounds_words(figure.low, figure.best, figure.high)
        text = (f"Not added: {words} {figure.who or 'people'} {figure.kind}, {one.why_apart}"
                f"{sources_words(one.citations)}.")  # fmt: skip
        sentences.append(writer.cited(text, one.citations))
    return Section("Casualties", (part_of(*sentences, table=made),))


def displacement_section(writer: Writer, moved: DisplacementTable) -> Section:
    """IDMC's fields in a table; what is recommended, and why nothing is added."""
    rows = tuple(
        Row(
            (bounds_words(r.low, None, r.high), r.unit, CATEGORIES[r.category], r.term, r.origin,
             period_words(r.start, r.end) if r.start and r.end else "not told",
             r.role if r.calculation == "as reported" else f"{r.role}: {r.calculation}",
             f"{r.told}"),
            writer.notes.of(r.citations),
        )
        for r in moved.rows
    )  # fmt: skip
    if not rows:
        return Section("Displacement", (part_of(*plain("No figure of displacement is reported.")),))
    columns = ("Figure", "Unit", "Category", "Term", "From", "Period", "Role", "Times told")
    table = Table("Figures of displacement", columns, rows)
    return Section("Displacement", (part_of(*plain(displacement.RULE), table=table),))


def access(writer: Writer) -> Section:
    """Relief and displacement; patrols and access: done, denied or cancelled, and why."""
    seen, level = writer.scene.seen, writer.scene.level
    found = harm.release(movements(seen.events, seen.reports, seen.sides), level)
    moving = [m for m in found if m.kind in ("patrol", "access")]
    told = {m.citation.event_id for m in moving}
    events = [e for e in writer.of_types("humanitarian") if e.id not in told]
    sentences = [
        *(writer.cited(f"{movement_words(m)}.", (m.citation,)) for m in moving),
        *writer.events(events),
    ]
    nothing = plain("No report on relief, access or patrols in the period.")
    return Section("Humanitarian access, relief and patrols", (part_of(*(sentences or nothing)),))


def mission_section(writer: Writer) -> tuple[Section, ...]:
    """Counts of violations by monitoring missions, where there are any."""
    seen = writer.scene.seen
    found = harm.release(missions.counts(seen.events, seen.reports), writer.scene.level)
    if not found:
        return ()
    rows = tuple(
        Row(
            (c.region, c.area, period_words(c.start, c.end) if c.start and c.end else "",
             bounds_words(c.low, None, c.high), "" if c.previous is None else f"{c.previous:,}",
             c.citation.voice),
            writer.notes.of((c.citation,)),
        )
        for c in found
    )  # fmt: skip
    columns = ("Region", "Disengagement area", "Period", "Violations", "Previous", "Mission")
    return (Section("Counted violations", (part_of(table=Table("Violations", columns, rows)),)),)

"""The sections of the situation report, in the order in which a desk officer reads them."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.errors import InputError
from vedette.model import Event
from vedette.monitoring import casualties, clauses, displacement, harm, sites
from vedette.monitoring.alerts import alerts
from vedette.monitoring.casualties import CasualtyRow, CasualtyTable
from vedette.monitoring.clauses import LABELS, ClauseRow, Ledger
from vedette.monitoring.displacement import CATEGORIES, DisplacementTable
from vedette.monitoring.series import Series
from vedette.monitoring.sites import Board, StateEntry
from vedette.monitoring.sitrep import Counts, Notes, Part, Row, Scene, Section, Sentence, Table
from vedette.monitoring.sitrep_people import (
    access,
    casualty_section,
    displacement_section,
    mission_section,
)
from vedette.monitoring.sitrep_writer import Writer, event_key, mark_of, part_of, plain
from vedette.monitoring.words import (
    bounds_words,
    capital,
    count_words,
    day_words,
    listed,
    named,
    period_words,
    sources_words,
)


def sections_of(scene: Scene, notes: Notes, agreement_id: str | None) -> tuple[Section, ...]:
    """All sections; one without anything to tell says so."""
    seen, level = scene.seen, scene.level
    writer = Writer(scene, notes)
    board = sites.board(seen.sites, scene.so_far, seen.reports, seen.sides)
    table = casualties.table(seen.events, reports=seen.reports)
    moved = displacement.table(seen.events, seen.reports)
    ledgers = tuple(
        clauses.ledger(a, seen.events, seen.decisions, sites=seen.sites, reports=seen.reports)
        for a in seen.agreements
        if agreement_id in (None, a.id)
    )
    if agreement_id and not ledgers:
        raise InputError(f"There is no agreement {agreement_id!r}", "See 'vedette agreements'")
    board, table, moved, ledgers = (
        harm.release(board, level, scene.hidden),
        harm.release(table, level, scene.hidden),
        harm.release(moved, level, scene.hidden),
        harm.release(ledgers, level, scene.hidden),
    )
    return (
        headlines(writer, board, table, moved, ledgers),
        *(by_clause(writer, ledger) for ledger in ledgers),
        other_incidents(writer),
        ground(writer),
        site_board(writer, board),
        casualty_section(writer, table),
        displacement_section(writer, moved),
        access(writer),
        *mission_section(writer),
        talks(writer),
        disputed(writer),
        single_source(writer),
        method(writer),
    )


def headlines(
    writer: Writer,
    board: Board,
    table: CasualtyTable,
    moved: DisplacementTable,
    ledgers: Sequence[Ledger],
) -> Section:
    """What changed, in a handful of sentences."""
    sentences = [
        *_taken_words(writer),
        *_killed_words(writer, table),
        *_displaced_words(writer, moved),
        *_group_words(writer, board),
        *(sentence for ledger in ledgers for sentence in _judged_words(writer, ledger)),
        *_alert_words(writer),
        *_extent(writer),
    ]
    return Section("Headline changes", (part_of(*sentences),), ("map", "incidents", "fatalities"))


def _extent(writer: Writer) -> tuple[Sentence, ...]:
    scene, counts = writer.scene, writer.scene.counts
    total = counts.dated + counts.undated
    undated = f", and {counts.undated} reported in it without a day" if counts.undated else ""
    text = (
        f"The record holds {count_words(total, 'event')} of the period from "
        f"{count_words(counts.reports, 'report')}: {counts.dated} with a day in it{undated}. "
        f"{capital(count_words(counts.incidents, 'incident'))} of violence "
        f"{'is' if counts.incidents == 1 else 'are'} among them, and "
        f"{counts.single_source} of the {total} rest on one independent source."
    )
    return plain(text, _against_before(scene.incidents))


def _against_before(incidents: Series) -> str:
    """The period before, if enough of its days have reports to compare with."""
    days = len(incidents.points)
    known = incidents.previous_days
    verb = "has" if incidents.total == 1 else "have"
    told = f"{incidents.total} of the incidents {verb} a day of their own"
    gaps = incidents.gaps
    quiet = f"; of {count_words(gaps, 'day')} nothing was reported" if gaps else ""
    if incidents.previous is None or known * 2 < days:
        return (f"{told}{quiet}. The {days} days before cannot be compared, as only "
                f"{known} of them {'has' if known == 1 else 'have'} reports.")  # fmt: skip
    return f"{told}, against {incidents.previous} in the {days} days before{quiet}."


def _killed_words(writer: Writer, table: CasualtyTable) -> list[Sentence]:
    rows = table.of("killed")
    if not rows:
        return []
    parts = [_people(r, writer.scene.seen.side_name(r.side)) for r in rows]
    text = f"Reported killed, each group by itself and not added up: {'; '.join(parts)}."
    return [writer.cited(text, (c for r in rows for c in r.citations))]


NOUNS = {"combatant": "combatant", "civilian": "civilian", "unknown": "person"}


def _people(row: CasualtyRow, side_name: str) -> str:
    """ "9 to 13 combatants of Turkey (best figure 13)", "1 civilian"."""
    one = row.low == row.high == 1
    noun = NOUNS.get(row.status, "person")
    nouns = noun if one else "people" if noun == "person" else f"{noun}s"
    untold = " of untold status" if noun == "person" else ""
    side = f" of {named(side_name)}" if row.side else ""
    best = f" (best figure {row.best:,})" if row.low != row.high and row.best != row.low else ""
    return f"{bounds_words(row.low, None, row.high)} {nouns}{untold}{side}{best}"


def _displaced_words(writer: Writer, moved: DisplacementTable) -> list[Sentence]:
    found = []
    for row in moved.recommended():
        low_high = bounds_words(row.low, None, row.high)
        days = f" from {period_words(row.start, row.end)}" if row.start and row.end else ""
        text = (f"{capital(CATEGORIES[row.category])}: {low_high} people{days}"
                f"{sources_words(row.citations)}.")  # fmt: skip
        found.append(writer.cited(text, row.citations))
    return found


def _alert_words(writer: Writer) -> list[Sentence]:
    """Days above every day looked back on, if enough of those have reports to say so."""
    scene = writer.scene
    by_id = {event.id: event for event in scene.seen.events}
    found = []
    for alert in alerts((scene.incidents, scene.fatalities)):
        if alert.highest is not None and alert.covered * 2 >= alert.asked:
            events = [by_id[i] for i in alert.events if i in by_id]
            cited = (c for event in events for c in writer.citations(event))
            found.append(writer.cited(f"{capital(alert.reasons[0])}.", cited))
    return found


def _taken_words(writer: Writer) -> list[Sentence]:
    """The last change of hands, which a reader looks for first."""
    taken = [e for e in writer.of_types("ground") if e.event_type == "territory_taken"]
    effective = [e for e in taken if e.status in ("occurred", "ongoing")]
    return [writer.event(e) for e in sorted(effective, key=event_key)[-2:]]


def _group_words(writer: Writer, board: Board) -> list[Sentence]:
    found = []
    for row in board.groups:
        latest = [e for e in row.latest if e.outcome in ("reported", "denied")]
        if latest:
            parts = [_state_words(e, row.group.size) for e in _by_state(latest)]
            text = f"{row.label}: {'; '.join(parts)}."
            found.append(writer.cited(text, (e.citation for e in latest)))
    return found


def _by_state(entries: Sequence[StateEntry]) -> list[StateEntry]:
    """The newest entry of each state and outcome."""
    kept: dict[tuple[str, str], StateEntry] = {}
    for entry in entries:
        kept.setdefault((entry.state, entry.outcome), entry)
    return list(kept.values())


def _state_words(entry: StateEntry, size: int) -> str:
    count = entry.count_words(size)
    name = entry.label
    return (
        f"{name} {count} ({entry.citation.voice})" if count else f"{name} ({entry.citation.voice})"
    )


def _judged_words(writer: Writer, ledger: Ledger) -> list[Sentence]:
    """ "Clause 1 compliant; clauses 2 and 9 alleged breach"."""
    groups: dict[str, list[ClauseRow]] = {}
    for row in ledger.rows:
        groups.setdefault(row.judgement, []).append(row)
    parts = []
    for judgement in clauses.JUDGEMENTS:
        rows = groups.get(judgement, [])
        if rows:
            noun = "clause" if len(rows) == 1 else "clauses"
            numbers = listed([r.clause.number for r in rows])
            parts.append(f"{noun} {numbers} {LABELS[judgement]}")
    text = f"{ledger.agreement.title}, on the claims of the period: {'; '.join(parts)}."
    items = (i.citation for r in ledger.rows for i in r.items if i.counts)
    return [writer.cited(text, items)]


def ground(writer: Writer) -> Section:
    """Encirclements and movements of forces that no clause has told."""
    sentences = writer.untold(writer.of_types("ground"))
    sentences = sentences or plain("No further change on the ground is reported.")
    return Section("Other changes on the ground", (part_of(*sentences),))


def by_clause(writer: Writer, ledger: Ledger) -> Section:
    """Each clause with its judgement and the events behind it, each told once."""
    by_id = {event.id: event for event in writer.scene.seen.events}
    parts = []
    quiet = []
    for row in ledger.rows:
        if not row.items:
            quiet.append(row.clause.number)
            continue
        parts.append(_clause_part(writer, row, by_id))
    if quiet:
        noun = "clause" if len(quiet) == 1 else "clauses"
        parts.append(part_of(*plain(f"No claim of the period bears on {noun} {listed(quiet)}.")))
    return Section(f"Incidents by clause: {ledger.agreement.title}", tuple(parts))


def _clause_part(writer: Writer, row: ClauseRow, by_id: dict[str, Event]) -> Part:
    judged = LABELS[row.judgement]
    over = row.overruling
    why = f"judged by {over.by}: {over.reason or 'no reason given'}" if over else row.reason
    lead = writer.cited(
        f"Clause {row.clause.number}. {row.clause.text} Judgement: {judged}; {why}.",
        (item.citation for item in row.items if item.counts),
    )
    ids = list(dict.fromkeys(item.citation.event_id for item in row.items))
    again = sum(i in writer.told for i in ids)
    sentences = list(writer.untold(by_id[i] for i in ids))
    if again:
        words = f"{capital(count_words(again, 'event'))} told above bear{'s' if again == 1 else ''}"
        sentences += plain(f"{words} on this clause too.")
    return Part(lead, tuple(sentences))


def other_incidents(writer: Writer) -> Section:
    """Violence that bears on no clause."""
    sentences = writer.untold(writer.incidents()) or plain("No other incident is reported.")
    return Section("Other incidents", (part_of(*sentences),))


def site_board(writer: Writer, board: Board) -> Section:
    """Groups, named sites with reports, and positions that no file lists."""
    rows = []
    for group in board.groups:
        rows += [_site_row(writer, group.label, e, e.count_words(group.group.size))
                 for e in group.latest]  # fmt: skip
    quiet = 0
    for site in board.sites:
        rows += [_site_row(writer, site.site.name, e, "") for e in site.latest]
        quiet += not site.latest
    for unlisted in board.unlisted:
        name = f"Position at {unlisted.place.text}, not in the site files"
        rows += [_site_row(writer, name, e, "") for e in unlisted.entries]
    if not board.sites:
        return Section("Sites", (part_of(*plain("No sites are watched in this record.")),))
    table = Table("Latest word of each source", ("Site", "State", "Number", "Source", "Day"),
                  tuple(rows)) if rows else None  # fmt: skip
    some = "None" if quiet == len(board.sites) else f"{len(board.sites) - quiet}"
    text = (f"{some} of the {len(board.sites)} sites had a report by name; a number "
            "without names is not put on any of them.") if quiet else ""  # fmt: skip
    return Section("Sites", (part_of(*plain(text), table=table),))


def _site_row(writer: Writer, name: str, entry: StateEntry, count: str) -> Row:
    day = entry.citation.day
    cells = (name, entry.label, count, entry.citation.voice, day_words(day) if day else "")
    return Row(cells, writer.notes.of((entry.citation,)))


def talks(writer: Writer) -> Section:
    """Talks, agreements, demands and threats."""
    sentences = writer.untold(writer.of_types("talks"))
    nothing = plain("No talks are reported.")
    return Section("Talks and agreements", (part_of(*(sentences or nothing)),))


def disputed(writer: Writer) -> Section:
    """Where sources differ, in their words."""
    sentences = []
    for event in sorted(writer.scene.seen.events, key=event_key):
        shown = writer.scene.shown[event.id]
        label = _label(shown)
        for differing in event.disagreements:
            known = [c for c in writer.citations(event) if c.claim_id in differing.claims]
            text = f"{label}: sources differ on {harm.masked(differing.text)}."
            sentences.append(writer.cited(text, known, "sources differ"))
    nothing = plain("No source contradicts another.")
    return Section("What is disputed", (part_of(*(sentences or nothing)),))


def _label(event: Event) -> str:
    """ "Shelling, Saraqeb, 3 February"."""
    from vedette.codebook import load_codebook

    parts = [load_codebook().types[event.event_type].label]
    if event.place:
        parts.append(event.place.text)
    if event.start:
        parts.append(day_words(event.start))
    return ", ".join(parts)


def single_source(writer: Writer) -> Section:
    """Incidents that stand on one independent source."""
    events = [e for e in writer.incidents() if mark_of(e) == "single source"]
    if not events:
        return Section("What rests on a single source", (part_of(*plain("No incident does.")),))
    rows = tuple(
        Row((_label(writer.scene.shown[e.id]), listed(list(e.sources) or ["the report itself"])),
            writer.notes.of(writer.citations(e)))
        for e in sorted(events, key=event_key)
    )  # fmt: skip
    table = Table("Incidents with one independent source", ("Incident", "Source"), rows)
    return Section("What rests on a single source", (part_of(table=table),))


def method(writer: Writer) -> Section:
    """How to read the numbers, and what is not in them."""
    counts, scene = writer.scene.counts, writer.scene
    texts = [
        "Events are computed from claims; a claim is what one report says of one event by one "
        "source, with its exact words, given in the footnotes.",
        _reconciled(counts),
        "“Alleged” and “allegedly” mark what rests on one independent source; reports that copy "
        "one another are one source.",
        f"Nothing was reported of {count_words(scene.incidents.gaps, 'day')} of the period; the "
        "charts show them hatched, not as zero." if scene.incidents.gaps else "",
        f"{count_words(counts.rejected, 'claim')} that a person rejected "
        f"{'is' if counts.rejected == 1 else 'are'} left out." if counts.rejected else "",
        "Positions of live posts, convoys, shelters, camps, hospitals and routes are withheld: "
        "such events show their first-level region." if scene.level == "public" else "",
    ]  # fmt: skip
    return Section("How to read this report", (part_of(*plain(*texts)),))


def _reconciled(counts: Counts) -> str:
    """How the number of events compares with what ``vedette events`` lists."""
    listed_there = counts.dated - counts.beyond
    beyond = (f" {counts.beyond} more with a day tell of the area from elsewhere: "
              "talks about it, relief and displacement of the whole country."
              if counts.beyond else "")  # fmt: skip
    undated = f" {counts.undated} have no day and were reported in it." if counts.undated else ""
    return (f"{listed_there} events have a day in the period and a place in the area, as "
            f"'vedette events' lists them.{beyond}{undated}")  # fmt: skip

"""One event as a person reads it: its fields, its claims side by side, its disagreements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vedette.cli.claims_table import day_words, figure_words, place_words
from vedette.cli.event_formats import bounds
from vedette.model import Claim, Decision, Event, EventFigure, Report


def print_event(
    console: Console,
    event: Event,
    reports: Mapping[str, Report],
    counting: Sequence[Event] = (),
) -> None:
    """Print an event and what stands behind it.

    Args:
        counting: events whose figures may count this one's too.
    """
    marks = f"  {event.verdict} by a person" if event.verdict else ""
    console.print(Text.assemble((event.id, "bold"), (marks, "bold")))
    console.print(_fields(event))
    if event.disagreements:
        console.print(Text("Where the sources disagree", style="bold"))
        for told in event.disagreements:
            console.print(Text(f"  ≠ {told.text}"))
        console.print()
    if counting:
        console.print(Text("Counts that may include this event", style="bold"))
        for other in counting:
            console.print(Text(f"  {counted_words(other)}"))
        console.print()
    console.print(_claims(event, reports))
    for decision in event.decisions:
        console.print(Text(f"  {decision_words(decision)}"))


def decision_words(decision: Decision) -> str:
    """A decision on one line."""
    what = f" {decision.field} = {decision.value}" if decision.verdict == "amend" else ""
    why = f": {decision.reason}" if decision.reason else ""
    about = ", ".join(decision.subjects)
    return (
        f"{decision.at:%Y-%m-%d %H:%M} {decision.by} decided {decision.verdict}{what}"
        f" ({about}) [{decision.id}]{why}"
    )


def counted_words(event: Event) -> str:
    """What an event counts, of when and where, on one line."""
    figures = "; ".join(f"{total_words(f)} {f.who} {f.kind}" for f in event.figures)
    told = [day_words(event.start, event.end), place_words(event.place)]
    return f"{figures} ({', '.join(part for part in told if part)}) [{event.id}]"


def _fields(event: Event) -> Table:
    table = Table(header_style="bold", expand=True)
    for name, ratio in (("field", 2), ("value", 6), ("chosen by", 5), ("claims", 1)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for name, field, value in _values(event):
        if value:
            behind = len(event.support.get(field, ()))
            cells = (name, value, event.rules.get(field, ""), str(behind or ""))
            table.add_row(*(Text(cell) for cell in cells))
    return table


def _values(event: Event) -> Iterator[tuple[str, str, str]]:
    yield "what", "event_type", event.event_type
    yield "status", "status", event.status
    yield "who", "actors", ", ".join(event.actors)
    yield "to whom", "targets", ", ".join(event.targets)
    yield "where", "place", where(event)
    yield "when", "start", day_words(event.start, event.end)
    for figure in event.totals:
        yield figure.kind, "totals", total_words(figure)
    for figure in event.figures:
        if figure.group or figure.side:
            yield f"  {figure.kind}", "figures", f"{total_words(figure)} {figure.who}".strip()
    yield "sources", "sources", ", ".join(event.sources)
    grade = f"{event.independent_sources}; reliability {event.reliability}"
    yield "independent sources", "", f"{grade}, credibility {event.credibility}"


def total_words(figure: EventFigure) -> str:
    """A figure with its bounds, and that it is a running toll where it is one."""
    counted = bounds(figure.low, figure.best, figure.high)
    return f"{counted} (toll so far)" if figure.cumulative else counted


def where(event: Event) -> str:
    """Place, region, and the point with how far from it the event may be."""
    place = event.place
    if place is None:
        return ""
    words = place_words(place)
    region = f", {place.admin1}" if place.admin1 and place.admin1 != place.text else ""
    if place.latitude is None or place.longitude is None:
        return words + region
    radius = f" ± {place.radius_km:g} km" if place.radius_km else ""
    return f"{words}{region}; {place.latitude:.4f}, {place.longitude:.4f}{radius}"


def _claims(event: Event, reports: Mapping[str, Report]) -> Table:
    table = Table(
        title=f"{len(event.claims)} claims",
        title_justify="left",
        header_style="bold",
        expand=True,
        show_lines=True,
    )
    for name, ratio in (("claim", 3), ("says who", 4), ("says what", 5), ("in which words", 9)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for claim in event.claims:
        style = "strike dim" if claim.id in event.rejected else ""
        cells = (claim.id, _who(claim, reports.get(claim.report_id)), _what(claim), _words(claim))
        table.add_row(*(Text(cell) for cell in cells), style=style)
    return table


def _who(claim: Claim, report: Report | None) -> str:
    source = claim.source
    said = f"{source.name} {source.stance}" if source else "the report itself"
    if report is None:
        return said
    named = [report.publisher, str(report.published) if report.published else "no date"]
    return f"{said}\n{', '.join(part for part in named if part)}\n{claim.report_id}"


def _what(claim: Claim) -> str:
    kind = claim.event_type if claim.status == "occurred" else f"{claim.event_type} {claim.status}"
    sides = " → ".join(s for s in (", ".join(claim.actors), ", ".join(claim.targets)) if s)
    figures = "; ".join(figure_words(figure) for figure in claim.figures)
    place, days = place_words(claim.place), day_words(claim.start, claim.end)
    return "\n".join(part for part in (kind, sides, place, days, figures) if part)


def _words(claim: Claim) -> str:
    return "\n".join(f"“{' '.join(span.text.split())}”" for span in claim.evidence)


def summary(event: Event) -> str:
    """An event on one line."""
    killed = [total_words(f) for f in event.totals if f.kind == "killed" and not f.cumulative]
    parts = [
        event.verdict,
        f"{event.event_type} {event.status}" if event.status != "occurred" else event.event_type,
        place_words(event.place),
        day_words(event.start, event.end),
        f"killed {killed[0]}" if killed else "",
        f"{len(event.claims)} claims",
    ]
    return ", ".join(part for part in parts if part)

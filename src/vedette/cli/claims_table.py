"""Claims as a person likes to read them: one table a report, or blocks where it is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vedette.model import Claim, Figure, Place, Report

WIDE = 110
"""Columns of a terminal from which the table stands side by side."""
QUOTE = 160
INFERRED = "~"
"""Stands before a value that the claim's own sentence does not name."""


def print_claims(console: Console, report: Report, claims: Sequence[Claim]) -> None:
    """Print a report's heading and its claims."""
    console.print(_heading(report))
    if not claims:
        console.print("  no claims\n", style="dim")
    elif console.width >= WIDE:
        console.print(_table(claims), Text(""))
    else:
        for claim in claims:
            console.print(_block(claim), Text(""))
    if any(claim.inferred for claim in claims):
        legend = f"{INFERRED} not named in the claim's own sentence: carried over from elsewhere"
        console.print(Text(f"{legend} in the report (--explain)", style="dim"), Text(""))


def _heading(report: Report) -> Text:
    named = report.title or report.text.split("\n", 1)[0][:80]
    parts = [p for p in (report.publisher, str(report.published or "no date")) if p]
    return Text.assemble((named, "bold"), "  ", (", ".join(parts), "dim"))


def _table(claims: Iterable[Claim]) -> Table:
    table = Table(show_lines=True, expand=True, header_style="bold")
    for name, ratio in (("what", 3), ("who", 3), ("to whom", 3), ("where", 3), ("when", 3),
                        ("how many", 4), ("says who", 3), ("the words", 8)):  # fmt: skip
        table.add_column(name, ratio=ratio, overflow="fold")
    for claim in claims:
        table.add_row(*(Text(cell) for cell in cells(claim)))
    return table


def _block(claim: Claim) -> Text:
    names = ("who", "to whom", "where", "when", "how many", "says who")
    what, *rest, words = cells(claim)
    lines = [Text(f"  {what}", style="bold")]
    lines += [Text(f"    {n}: {v}") for n, v in zip(names, rest, strict=True) if v]
    return Text("\n").join([*lines, Text(f"    “{words}”", style="italic")])


def cells(claim: Claim) -> tuple[str, ...]:
    """The eight cells of a claim; empty where the report gives nothing."""
    source = claim.source
    stance = f" ({source.stance})" if source and source.stance != "asserts" else ""
    return (
        f"{claim.event_type} {claim.status}" if claim.status != "occurred" else claim.event_type,
        _names(claim, "actors"),
        _names(claim, "targets"),
        _marked(claim, "place") + place_words(claim.place),
        _marked(claim, "dates") + day_words(claim.start, claim.end),
        "; ".join(figure_words(f) for f in claim.figures),
        f"{source.name}{stance}" if source else "the report",
        shorten(" ".join(span.text for span in claim.evidence)),
    )


def _names(claim: Claim, field: str) -> str:
    names: tuple[str, ...] = getattr(claim, field)
    inferred = {i.value for i in claim.inferred if i.field == field}
    return ", ".join(f"{INFERRED}{n}" if n in inferred else n for n in names)


def _marked(claim: Claim, field: str) -> str:
    return INFERRED if any(i.field == field for i in claim.inferred) else ""


def place_words(place: Place | None) -> str:
    """A place with its spatial words and country."""
    if place is None:
        return ""
    named = f"{place.relation} {place.text}" if place.relation else place.text
    return f"{named} ({place.country})" if place.country else named


def day_words(first: date | None, last: date | None) -> str:
    """A day, or first to last."""
    if first is None:
        return ""
    return str(first) if first == last else f"{first} to {last}"


def figure_words(figure: Figure) -> str:
    """A figure with its bounds: "killed 13 or more Syrian troops"."""
    low, high = figure.low, figure.high
    if low == high:
        count = f"{low:,}" if low is not None else "some"
    elif low is None:
        count = f"up to {high:,}"
    else:
        count = f"{low:,} or more" if high is None else f"{low:,}–{high:,}"
    running = " (toll so far)" if figure.cumulative else ""
    return " ".join(p for p in (figure.kind, count, figure.who) if p) + running


def shorten(words: str) -> str:
    """A quote on one line, cut at a word."""
    line = " ".join(words.split())
    return line if len(line) <= QUOTE else line[:QUOTE].rsplit(" ", 1)[0] + " …"

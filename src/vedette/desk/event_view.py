"""An event as its page shows it: fields with their claims, sources side by side, lineage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vedette.codebook import load_codebook
from vedette.desk import words
from vedette.desk.quoting import Quote, quote_of, quotes_of
from vedette.linking.counting import counted
from vedette.model import Claim, Decision, Event, EventFigure, Report

VERDICTS = {
    "accept": "accepted",
    "reject": "rejected",
    "amend": "amended",
    "same": "joined",
    "different": "parted",
    "unsure": "unsure",
    "undo": "undone",
}
NAMES = {
    "event_type": "type",
    "status": "status",
    "actors": "who",
    "targets": "to whom",
    "place": "where",
    "start": "when",
    "period": "when",
    "figures": "how many",
    "source": "says who",
}
"""Codebook fields as the pages call them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person last decided on a claim."""

    verdict: str
    words: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim of an event, with its number on the page and its quotes."""

    claim: Claim
    number: int
    quotes: tuple[Quote, ...]
    report: Report
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of an event: its value, the rule that chose it, the claims behind it."""

    name: str
    value: str
    rule: str
    claims: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class SideRow:
    """What one claim says of a field on which the sources differ; ``parts`` add up to it."""

    value: str
    parts: str
    low: int | None
    high: int | None
    source: str
    claim: str
    published: date | None
    publisher: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Count:
    """What a claim counts over a longer time or a wider area, of which event; in which words."""

    event: str
    days: str
    place: str
    kind: str
    side: SideRow


@dataclass(frozen=True, slots=True)
class Sides:
    """A field on which the sources differ, claim by claim; ``most`` is the end of the scale."""

    name: str
    title: str
    text: str
    rule: str
    numeric: bool
    most: int
    rows: tuple[SideRow, ...]


def claim_views(event: Event, reports: Mapping[str, Report]) -> list[ClaimView]:
    """The claims of an event, numbered in order of publication."""
    decided = {s: d for d in event.decisions for s in d.subjects}
    return [
        ClaimView(
            claim,
            number,
            tuple(quotes_of(reports[claim.report_id].text, claim)),
            reports[claim.report_id],
            verdict_of(decided.get(claim.id)),
        )
        for number, claim in enumerate(event.claims, 1)
    ]


def verdict_of(decision: Decision | None) -> Verdict | None:
    """A decision in a word."""
    if decision is None:
        return None
    word = VERDICTS.get(decision.verdict, decision.verdict)
    return Verdict(decision.verdict, f"{word} by {decision.by}")


def field_views(event: Event) -> list[FieldView]:
    """The fields of an event, in the order of the codebook."""
    differing = {d.text.split(":")[0].split(" ")[0] for d in event.disagreements}
    differing |= {"start"} if "period" in differing else set()
    plain = (
        ("event_type", words.type_label(event.event_type)),
        ("status", words.plain(event.status)),
        ("actors", words.names_words(event.actors)),
        ("targets", words.names_words(event.targets, "none named")),
        ("place", _place(event)),
        ("start", words.span_words(event.start, event.end)),
    )
    found = [_field(event, name, value, differing) for name, value in plain]
    return found + [_figure_field(event, figure, differing) for figure in event.figures]


def _field(event: Event, name: str, value: str, differing: set[str]) -> FieldView:
    behind = event.support.get(name, ())
    return FieldView(NAMES[name], value, event.rules.get(name, ""), behind, name in differing)


def _figure_field(event: Event, figure: EventFigure, differing: set[str]) -> FieldView:
    best = (
        f", best {figure.best:,}" if figure.best is not None and figure.low != figure.high else ""
    )
    who = f" ({figure.who})" if figure.who else ""
    running = ", toll so far" if figure.cumulative else ""
    value = f"{words.bounds_words(figure.low, figure.high)}{who}{best}{running}"
    differs = figure.kind in differing
    return FieldView(words.plain(figure.kind), value, figure.rule, figure.claims, differs)


def _place(event: Event) -> str:
    place = event.place
    if place is None:
        return "unknown"
    return ", ".join(part for part in (words.place_words(place), words.region_words(place)) if part)


def sides_of(event: Event, reports: Mapping[str, Report]) -> list[Sides]:
    """Each field on which sources differ, with what each claim says of it."""
    made = [_sides(event, d.field, d.text, d.claims, reports) for d in event.disagreements]
    return [sides for sides in made if sides.rows]


def _sides(
    event: Event, field: str, text: str, ids: Sequence[str], reports: Mapping[str, Report]
) -> Sides:
    subject = text.partition(":")[0]
    kind = subject.partition(" ")[0] if field == "figures" else ""
    claims = [claim for claim in event.claims if claim.id in ids]
    rows = [row for claim in claims if (row := _side_row(claim, field, kind, reports))]
    most = max((n for row in rows for n in (row.low, row.high) if n is not None), default=1)
    name = words.plain(kind or NAMES.get(field, field))
    rule = _figure_rule(event, kind) if kind else event.rules.get(field, "")
    rows.sort(key=lambda row: (row.published or date.max, row.low or 0, row.claim))
    return Sides(
        name.capitalize(), f"Sources differ: {words.plain(subject)}", text,
        f"The event takes {rule}" if rule else "", bool(kind), max(most, 1), tuple(rows),
    )  # fmt: skip


def counts_of(event: Event, others: Sequence[Event], reports: Mapping[str, Report]) -> list[Count]:
    """What other events' claims count that may include this event, of its first kind of harm."""
    order = load_codebook().figure_kinds.index
    found = []
    for other in others:
        kind = min(counted(event) & counted(other), key=order)
        for claim in other.claims:
            row = _side_row(claim, "figures", kind, reports)
            days, place = words.span_words(claim.start, claim.end), words.place_words(claim.place)
            found += [Count(other.id, days, place, kind, row)] if row else []
    return found


def _figure_rule(event: Event, kind: str) -> str:
    best = [f for f in event.figures if f.kind == kind and f.best is not None]
    return "; ".join(f"{f.best:,} {f.who}".strip() + f" ({f.rule})" for f in best)


def _side_row(claim: Claim, field: str, kind: str, reports: Mapping[str, Report]) -> SideRow | None:
    report = reports[claim.report_id]
    figures = words.figures_of(claim, kind) if kind else []
    if kind and not figures:
        return None
    low, high = _sum(f.low for f in figures), _sum(f.high for f in figures)
    parts = ", ".join(f"{words.bounds_words(f.low, f.high)} {f.who}".strip() for f in figures)
    quote = quote_of(report.text, max(claim.evidence, key=lambda span: len(span.text)))
    return SideRow(
        words.bounds_words(low, high) if kind else _value(claim, field), parts, low, high,
        words.source_words(claim.source), claim.id, report.published, report.publisher, quote,
    )  # fmt: skip


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum; ``None`` where a part is open."""
    known = list(numbers)
    return None if None in known else sum(n for n in known if n is not None)


def _value(claim: Claim, field: str) -> str:
    values = {
        "event_type": words.type_label(claim.event_type),
        "status": words.plain(claim.status),
        "actors": words.names_words(claim.actors),
        "targets": words.names_words(claim.targets),
        "place": words.place_words(claim.place),
        "start": words.span_words(claim.start, claim.end),
        "period": words.span_words(claim.start, claim.end),
        "stance": words.source_words(claim.source),
    }
    return values.get(field, words.headline(claim))

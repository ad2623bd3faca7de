"""Any number of reports with claims, made from those of the samples by seeded variation.

Each claim of the samples is a template: its type, sides, status, figures and words. An event
is a template at another place and day with other figures; some claims tell it, each with its
own publisher, source and count. The same seed gives the same reports.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from vedette.gazetteer import Entry, load_gazetteer
from vedette.intake import open_reports
from vedette.model import Claim, Figure, Place, Report, Source, Span

SAMPLES = Path(__file__).parents[1] / "samples" / "reports"
REGION = (-20.0, -35.0, 75.0, 50.0)
"""West, south, east, north: Africa, Europe's east, the Middle East."""
TOWNS = 3_000
FIRST = date(2011, 1, 1)
EVENTS_A_DAY = 60
TELLINGS = 3.0
"""Claims of an event, on average (geometric)."""
CLAIMS_A_REPORT = 5
PUBLISHERS = tuple(f"{name} {kind}" for name in ("North", "South", "Evening", "Coast", "River")
                   for kind in ("Wire", "Post", "Field Note", "Radio"))  # fmt: skip
SOURCES = (
    None,
    Source("the defence ministry", "official"),
    Source("a war monitor", "monitor"),
    Source("residents", "witness"),
    Source("state television", "state_media"),
    Source("medics", "witness"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an event before it has a report: its words and its claim's fields."""

    template: Claim
    words: str
    place: Place | None
    day: date
    published: date
    figures: tuple[Figure, ...]
    source: Source | None


def make_reports(claims: int, seed: int = 1) -> Iterator[tuple[Report, list[Claim]]]:
    """Reports with their claims, in order of publication, until there are so many claims."""
    told = islice(_tellings(random.Random(seed)), claims)
    number = 0
    while some := list(islice(told, CLAIMS_A_REPORT)):
        number += 1
        yield _report(f"s{seed}-{number:07}", number, some)


@cache
def templates() -> tuple[Claim, ...]:
    """The claims of the samples."""
    from vedette.reading import read_report

    reports = [r for r in open_reports(SAMPLES) if isinstance(r, Report)]
    found = [claim for report in reports for claim in read_report(report)]
    return tuple(sorted((c for c in found if c.place), key=lambda c: c.id))


@cache
def _towns() -> tuple[Entry, ...]:
    return tuple(load_gazetteer().within(REGION, TOWNS))


def _tellings(chance: random.Random) -> Iterator[Told]:
    day = FIRST
    waiting: list[Told] = []
    while True:
        for _ in range(chance.randint(EVENTS_A_DAY // 2, EVENTS_A_DAY * 3 // 2)):
            waiting += _event(day, chance)
        chance.shuffle(waiting)
        yield from (one for one in waiting if one.published <= day)
        waiting = [one for one in waiting if one.published > day]
        day += timedelta(1)


def _event(day: date, chance: random.Random) -> list[Told]:
    template = chance.choice(templates())
    town = _towns()[int(TOWNS * chance.random() ** 2)]
    place = Place(town.name, town.country, town.id, town.name, town.region,
                  town.latitude, town.longitude, 1, 5.0)  # fmt: skip
    scale = 1 + int(chance.paretovariate(1.2))
    tellings = 1
    while chance.random() > 1 / TELLINGS:
        tellings += 1
    return [_telling(template, place, day, scale, chance) for _ in range(tellings)]


def _telling(template: Claim, place: Place, day: date, scale: int, chance: random.Random) -> Told:
    figures = tuple(_figure(figure, scale + chance.choice((0, 0, 0, 1, 2)))
                    for figure in template.figures)  # fmt: skip
    old = template.place.text if template.place else ""
    words = " ".join(template.evidence[0].text.split()).replace(old, place.text)
    counted = "; ".join(f"{figure.low} {figure.who} {figure.kind}" for figure in figures)
    published = day + timedelta(chance.choice((0, 0, 1, 2)))
    told = f"{words} {counted} [{chance.randrange(10**9)}]"
    return Told(template, told, place, day, published, figures, chance.choice(SOURCES))


def _figure(figure: Figure, number: int) -> Figure:
    return replace(figure, low=number, high=None if figure.high is None else number)


def _report(id: str, number: int, some: list[Told]) -> tuple[Report, list[Claim]]:
    text, spans = "", []
    for told in some:
        spans.append(Span(len(text), len(text) + len(told.words), told.words))
        text += f"{told.words}\n\n"
    published = max(told.published for told in some)
    publisher = PUBLISHERS[number % len(PUBLISHERS)]
    report = Report(
        id=id,
        text=text.rstrip(),
        published=published,
        title=some[0].words[:80],
        publisher=publisher,
        language="en",
        captured=datetime.combine(published, time(12), tzinfo=UTC),
    )
    return report, [_claim(report, told, span) for told, span in zip(some, spans, strict=True)]


def _claim(report: Report, told: Told, span: Span) -> Claim:
    return replace(
        told.template,
        report_id=report.id,
        report_text=report.text,
        evidence=(span,),
        place=told.place,
        start=told.day,
        end=told.day,
        figures=told.figures,
        source=told.source,
        event=f"e{span.start}",
        reader="synthetic 1",
        inferred=(),
    )

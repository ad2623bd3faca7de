"""Values in plain words, as the pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from vedette.codebook import load_codebook
from vedette.model import Claim, Event, Figure, Place, Source
from vedette.monitoring.displacement import DisplacementRow

PRECISIONS = {
    1: "exact place",
    2: "within 25 km",
    3: "somewhere in the district",
    4: "somewhere in the region",
    5: "along or around a feature",
    6: "somewhere in the country",
    7: "at sea or in the air",
}
"""UCDP's where_prec in words."""
GRADES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""The NATO Admiralty grades."""


def day_words(day: date | None) -> str:
    """ "3 Feb 2020", or "date unknown"."""
    return f"{day.day} {day:%b %Y}" if day else "date unknown"


def span_words(first: date | None, last: date | None) -> str:
    """First to last day, without saying a month or a year twice."""
    if first is None or last is None or first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b %Y}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def moment_words(moment: datetime | None) -> str:
    """Day and minute in UTC."""
    return f"{day_words(moment.date())}, {moment:%H:%M} UTC" if moment else "unknown"


def bounds_words(low: int | None, high: int | None) -> str:
    """A figure's bounds: "4", "5–8", "at least 13", "up to 150", "some"."""
    if low is None and high is None:
        return "some"
    if low == high:
        return f"{low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"at least {low:,}" if high is None else f"{low:,}–{high:,}"


def figure_words(figure: Figure) -> str:
    """ "4 killed (soldiers)", "up to 150 vehicles"."""
    who = f" ({figure.who})" if figure.who else ""
    running = ", toll so far" if figure.cumulative else ""
    return f"{bounds_words(figure.low, figure.high)} {figure.kind}{who}{running}"


def place_words(place: Place | None) -> str:
    """The place as the report names it, with its spatial words."""
    if place is None:
        return "place unknown"
    return f"{place.relation} {place.text}" if place.relation else place.text


def region_words(place: Place | None) -> str:
    """Region and country of a place, as far as known."""
    if place is None:
        return ""
    region = place.admin1 if place.admin1 != place.text else None
    return ", ".join(part for part in (region, place.country) if part)


def precision_words(place: Place | None) -> str:
    """How exact a place is."""
    if place is None or place.precision is None:
        return "not on the map"
    near = f", up to {place.radius_km:,.0f} km off" if place.radius_km else ""
    return PRECISIONS.get(place.precision, "") + near


def type_label(name: str) -> str:
    """The codebook's label of an event type."""
    kind = load_codebook().types.get(name)
    return kind.label if kind else name.replace("_", " ").capitalize()


def family_of(name: str) -> str:
    """The family of an event type; "words" where the codebook does not have it."""
    kind = load_codebook().types.get(name)
    return kind.family if kind else "words"


def plain(name: str) -> str:
    """A codebook name as words: "state_media" is "state media"."""
    return name.replace("_", " ")


def names_words(names: Sequence[str], none: str = "unknown") -> str:
    """Names with commas."""
    return ", ".join(names) or none


def source_words(source: Source | None) -> str:
    """Who says it, and how."""
    if source is None:
        return "the report itself"
    return source.name if source.stance == "asserts" else f"{source.name} ({source.stance})"


def headline(record: Event | Claim) -> str:
    """An event in a few words: "Shelling, west of Saraqeb"."""
    label = type_label(record.event_type)
    return f"{label}, {place_words(record.place)}" if record.place else label


def figures_of(record: Event | Claim, kind: str) -> list[Figure]:
    """The figures of one kind."""
    return [figure for figure in record.figures if figure.kind == kind]


def count_words(number: int, one: str, many: str | None = None) -> str:
    """ "1 claim", "4 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def quantified_words(row: DisplacementRow) -> str:
    """A figure with IDMC's quantifier: "less than 700,000", "between 40 and 60"."""
    low, high = row.reported
    if row.quantifier == "between" and low is not None and high is not None:
        return f"between {low:,} and {high:,}"
    number = low if low is not None else high
    return f"{row.quantifier} {number:,}" if number is not None else row.quantifier

"""Words of the situation report: plain, neutral, "alleged" where one source alone says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from vedette.codebook import load_codebook
from vedette.model import Event, EventFigure, Place
from vedette.monitoring.citations import Citation, voices
from vedette.monitoring.movements import Movement, reason_of
from vedette.monitoring.rules import load_rules

MONTHS = ("January February March April May June July August September October November "
          "December").split()  # fmt: skip
PEOPLE = ("killed", "injured", "missing", "detained", "abducted", "released", "surrendered",
          "displaced", "returned")  # fmt: skip
THINGS = {"vehicles": "vehicles", "deployed": "", "withdrawn": "", "strikes": "strikes",
          "violations": "violations", "houses": "houses"}  # fmt: skip
QUOTE_LENGTH = 220


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def day_words(day: date, year: bool = False) -> str:
    """ "3 February", with the year where asked for."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def period_words(first: date, last: date) -> str:
    """ "1 to 10 February 2020", "28 January to 3 February 2020", "3 February 2020"."""
    if first == last:
        return day_words(first, year=True)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last, year=True)}"
    return f"{day_words(first, year=first.year != last.year)} to {day_words(last, year=True)}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def bounds_words(low: int | None, best: int | None, high: int | None) -> str:
    """Bounds for people: "5", "4 to 8, best 5", "13 or more", "up to 150"."""
    if low is not None and low == high:
        return f"{low:,}"
    if high is None:
        words = f"{low or 0:,} or more"
    elif not low:
        words = f"up to {high:,}"
    else:
        words = f"{low:,} to {high:,}"
    inside = best is not None and best not in (low, high)
    return f"{words}, best {best:,}" if inside or (best is not None and low and high) else words


def count_words(number: int, noun: str, plural: str = "") -> str:
    """ "1 event", "3 events"; small numbers stay digits, as in a table."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def named(name: str) -> str:
    """A name as it stands in a sentence: "the Syrian army", "a war monitor", "Turkish troops"."""
    first, space, rest = name.partition(" ")
    if load_rules().words["generic_first"].fullmatch(first):
        name = f"{first[:1].lower()}{first[1:]}{space}{rest}"
    head = re.split(r"\s(?:of|for|in|on|at)\s", name)[0].rpartition(" ")[2]
    articles = load_rules().articles
    if name.lower().startswith(("the ", "a ", "an ")):
        return name
    if articles["the"].fullmatch(head) and (" " in name or name[:1].islower()):
        return f"the {name}"
    if articles["a"].fullmatch(head) and head.islower():
        return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
    return name


def names(items: Sequence[str]) -> str:
    """At most three names in a sentence."""
    return listed([named(item) for item in items[:3]])


def when_words(event: Event) -> str:
    """ "On 3 February", "From 3 to 7 February", or nothing where no day is known."""
    if event.start is None or event.end is None:
        return ""
    if event.start == event.end:
        return f"on {day_words(event.start)}"
    return f"from {period_words(event.start, event.end).rpartition(' ')[0]}"


BEFORE_NAMES = ("near", "around", "outside", "towards", "between", "along", "at", "inside")


def where_words(place: Place | None) -> str:
    """ "in Saraqeb", "west of Saraqeb", "in northeastern Syria", or nothing."""
    if place is None:
        return ""
    relation = place.relation or ""
    if not relation:
        return f"in {place.text}"
    if relation.endswith(" of") or relation in BEFORE_NAMES:
        return f"{relation} {place.text}"
    return f"in {relation} {place.text}"


def sources_words(citations: Iterable[Citation]) -> str:
    """ ", according to Anadolu and Turkey"; at most three are named."""
    told = list(voices(c for c in citations if c.stance in ("asserts", "confirms")))
    if not told:
        return ""
    more = len(told) - 3
    shown = [*map(named, told[:3]), *([f"{more} more"] if more > 0 else [])]
    return f", according to {listed(shown)}"


def told_twice(event: Event) -> bool:
    """Whether more than one independent source stands behind an event."""
    return event.independent_sources > 1


def event_words(event: Event, citations: Sequence[Citation]) -> str:
    """One sentence on an event, without a full stop."""
    ways = {
        "planned": _planned, "threatened": _planned, "cancelled": _cancelled, "denied": _denied,
        "hypothetical": _planned,
    }  # fmt: skip
    if load_codebook().family_of(event.event_type) == "words" and citations:
        return _spoken(event, citations)
    words = ways.get(event.status, _happened)(event)
    return f"{capital(_joined(words))}{sources_words(citations)}"


def _spoken(event: Event, citations: Sequence[Citation]) -> str:
    """A threat, demand, accusation or refusal, in its own words."""
    phrase = load_rules().phrases[event.event_type]
    doers = names(event.actors) if event.actors else "an unnamed speaker"
    place = event.place.text if event.place else ""
    others = [target for target in event.targets if target != place]
    targets = names(others) if others else ""
    when = when_words(event)
    parts = [when and f"{when},", doers, phrase.did if targets else phrase.alone, targets]
    theirs = any(c.voice in event.actors for c in citations)
    source = "" if theirs else sources_words(citations)
    return f"{capital(_joined(parts))}{source}: “{short_quote(citations[0].quote).rstrip('.')}”"


def short_quote(quote: str) -> str:
    """The quote, cut at a word where it is long."""
    if len(quote) <= QUOTE_LENGTH:
        return quote
    return quote[:QUOTE_LENGTH].rpartition(" ")[0] + " …"


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part for part in parts if part)


def _happened(event: Event) -> list[str]:
    phrase = load_rules().phrases[event.event_type]
    alleged = not told_twice(event)
    when, targets = when_words(event), names(event.targets) if event.targets else ""
    things = _things(event.figures)
    where = _where(event)
    if event.actors:
        doers = names(event.actors)
        did = phrase.did if targets else phrase.alone
        adverb = "allegedly" if alleged else ""
        return [when and f"{when},", doers, adverb, did, targets,
                things, where]  # fmt: skip
    adjective = "alleged" if alleged else ""
    noun = phrase.noun
    article, _, bare = noun.partition(" ")
    if adjective and article in ("a", "an", "the"):
        noun = f"{'the' if article == 'the' else 'an'} alleged {bare}"
    elif adjective:
        noun = f"alleged {noun}"
    about = f"of {targets}" if targets else ""
    verb = "were reported" if phrase.noun.endswith("s") else "was reported"
    return [when and f"{when},", noun, about, things, where, verb]


def _where(event: Event) -> str:
    """The place, unless the targets name it already."""
    said = " ".join(event.targets)
    if event.place and event.place.text in said:
        return ""
    return where_words(event.place)


def _things(figures: Iterable[EventFigure]) -> str:
    """ "(up to 150 vehicles)" of what is counted and is not people."""
    found = [
        f"{bounds_words(f.low, f.best, f.high)} {THINGS[f.kind] or f.who or f.kind}".strip()
        for f in figures if f.kind in THINGS
    ]  # fmt: skip
    return f"({', '.join(found)})" if found else ""


def _planned(event: Event) -> list[str]:
    noun = load_rules().phrases[event.event_type].noun
    by = f"by {names(event.actors)}" if event.actors else ""
    status = {"planned": "announced or expected", "threatened": "threatened"}
    verb = "were" if noun.endswith("s") and not noun.startswith(("a ", "an ")) else "was"
    told = f"{verb} {status.get(event.status, 'spoken of as possible')}"
    when = when_words(event).replace("on ", "for ", 1)
    return [noun, by, _where(event), told, when]


def _cancelled(event: Event) -> list[str]:
    noun = load_rules().phrases[event.event_type].noun
    by = f"by {names(event.actors)}" if event.actors else ""
    verb = "were" if noun.endswith("s") else "was"
    reason = next((r for c in event.claims if (r := reason_of(c))), "")
    why = f"because of {reason}" if reason else ""
    return [noun, by, _where(event), f"{verb} cancelled", when_words(event), why]


def _denied(event: Event) -> list[str]:
    noun = load_rules().phrases[event.event_type].noun
    by = f"by {names(event.actors)}" if event.actors else ""
    verb = "were" if noun.endswith("s") else "was"
    return [noun, by, _where(event), f"{verb} denied or ruled out", when_words(event)]


def people_words(figure: EventFigure) -> str:
    """ "4 to 8 Turkish soldiers (best figure 8)", "13 or more Syrian troops"."""
    words = f"{bounds_words(figure.low, None, figure.high)} {figure.who or 'people'}"
    ranged = figure.low != figure.high and figure.best not in (None, figure.low)
    return f"{words} (best figure {figure.best:,})" if ranged else words


def _of_event(figure: EventFigure) -> bool:
    """Whether a figure is told with its event; tolls of dead stand in their section alone."""
    return not figure.cumulative or figure.kind in ("displaced", "returned")


def figures_words(event: Event) -> str:
    """ "Reported killed: 4 to 8 Turkish soldiers, best 8", or nothing; kinds by semicolons."""
    parts = []
    for kind in PEOPLE:
        found = [f for f in event.figures if f.kind == kind and _of_event(f)]
        if found:
            told = [people_words(f) for f in found]
            parts.append(f"{kind}: {', '.join(told)}")
    return f"Reported {'; '.join(parts)}" if parts else ""


PATROLS = {
    "done": "were run",
    "cut short": "were cut short",
    "planned": "are planned",
    "cancelled": "were cancelled",
    "denied": "did not take place",
}


def movement_words(movement: Movement) -> str:
    """One sentence on a patrol or on access, without a full stop."""
    because = f"because of {movement.reason}" if movement.reason else ""
    place = where_words(movement.place)
    if movement.kind == "access":
        whose = f"for {names(movement.to_whom)}" if movement.to_whom else ""
        by = f"by {names(movement.who)}" if movement.who else ""
        told = "was denied" if movement.outcome == "denied" else f"is told as {movement.outcome}"
        parts = ["access", whose, place, told, by, because]
    else:
        noun = "joint patrols" if movement.joint else "patrols"
        by = f"by {names(movement.who)}" if movement.who else ""
        told = PATROLS.get(movement.outcome, f"are told as {movement.outcome}")
        parts = [noun, by, place, told, because]
    return f"{capital(_joined(parts))}, according to {named(movement.citation.voice)}"

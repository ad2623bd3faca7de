"""Where an event happened whose sentence names no place: what the place model sees of each.

The options are the places that the report names elsewhere as ground, and nowhere: a wrong
place is worse than none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

from vedette.codebook import load_codebook
from vedette.reading.annotations import PlaceMention, Trigger
from vedette.reading.place_words import NOUNS
from vedette.reading.syntax import Syntax, syntax_of
from vedette.reading.time_features import known_event

MOST = 10
"""Places weighed for one event, the nearest in the text."""
NARROW, WIDE = 0.9, 1.0
"""How many times as likely as nowhere a place must be, and all places of a country for it."""
LEAD = 2
"""Sentences that say what a report is about."""
HERE = frozenset({"there", "here"})
POINTING = frozenset({"the", "this", "that", "its", "their"})
Option = tuple[PlaceMention | None, list[str]]


@dataclass(frozen=True, slots=True)
class Grounds:
    """The places of one report and the events that name one.

    Attributes:
        located: mentions of ground, in the order of the text.
        counts: how often the report names each.
        own: for each trigger token the place that its sentence gives it, if any.
        block: for each token the number of the paragraph it stands in.
        first: of each place its first mention.
    """

    doc: Doc
    syntax: Syntax
    located: tuple[PlaceMention, ...]
    counts: Counter[str]
    own: Mapping[int, PlaceMention | None]
    block: Sequence[int]
    first: Mapping[str, PlaceMention]


def grounds_of(doc: Doc, own: Mapping[int, PlaceMention | None]) -> Grounds:
    """The grounds of a document.

    Args:
        own: for each trigger token the place that its sentence gives it, if any.
    """
    syntax = syntax_of(doc)
    located = tuple(p for p in doc._.places if p.role == "location")
    block = tuple(accumulate(int("\n\n" in text) for text in syntax.text))
    first = {key_of(place): place for place in reversed(located)}
    return Grounds(doc, syntax, located, Counter(map(key_of, located)), own, block, first)


def key_of(place: PlaceMention) -> str:
    """What two mentions of one place share."""
    return place.place.place_id or place.place.text


def place_options(grounds: Grounds, trigger: Trigger) -> list[Option]:
    """The places that may be an event's, nowhere among them, each with its features."""
    at, sent = trigger.token, grounds.syntax.sent
    nearest: dict[str, PlaceMention] = {}
    before = [p for p in grounds.located if sent[p.start] < sent[at]]
    after = [p for p in grounds.located if sent[p.start] > sent[at]]
    for place in [*reversed(before), *after]:
        if len(nearest) < MOST:
            nearest.setdefault(key_of(place), place)
    ranked = sorted(nearest, key=lambda key: -grounds.counts[key])
    ties = _ties(grounds, trigger)
    pointer = _pointer(grounds.syntax, at)
    options: list[Option] = []
    for nearness, (key, place) in enumerate(nearest.items()):
        order = nearness, ranked.index(key)
        told = sorted(ties.get(key, ())) or ["none"]
        options.append((place, _features(grounds, trigger, place, order, told, pointer)))
    return [*options, (None, _nowhere(grounds, trigger, len(nearest)))]


def likeliest_place(options: Sequence[Option], shares: Sequence[float]) -> PlaceMention | None:
    """The likeliest place, else the country that those likely lie in, if the report names it."""
    nowhere = shares[-1]
    told = [(s, place) for s, (place, _) in zip(shares, options, strict=True) if place is not None]
    best = max(told, key=lambda item: item[0], default=None)
    if best is None or best[0] >= NARROW * nowhere:
        return best[1] if best is not None else None
    within: dict[str | None, float] = defaultdict(float)
    for share, place in told:
        within[place.place.country] += share
    countries = [(within[p.place.country], p) for _, p in told if _size(p) == "country"]
    widest = max(countries, key=lambda item: item[0], default=None)
    return widest[1] if widest is not None and widest[0] >= WIDE * nowhere else None


def _nowhere(grounds: Grounds, trigger: Trigger, some: int) -> list[str]:
    kind, syntax, at = trigger.event_type, grounds.syntax, trigger.token
    family, word = load_codebook().types[kind].family, _pointer(syntax, at)
    return [
        "none", f"none&type={kind}", f"none&family={family}", f"none&some={min(some, 4)}",
        f"none&known={known_event(syntax, at)}", f"none&tag={syntax.tag[at]}",
        f"none&pointer={word}", f"none&quoted={_in_quotes(syntax, at):d}",
        f"none&family={family}&known={known_event(syntax, at)}",
        f"none&lead={syntax.sent[at] < LEAD:d}", f"none&lemma={syntax.lemma[at]}",
    ]  # fmt: skip


def _features(
    grounds: Grounds,
    trigger: Trigger,
    place: PlaceMention,
    order: tuple[int, int],
    ties: list[str],
    word: str,
) -> list[str]:
    """Features of one place.

    Args:
        order: its rank by nearness in the text and by how often it is named.
        ties: how other events tie it to this one; word: what points back at a place.
    """
    syntax, at, kind = grounds.syntax, trigger.token, trigger.event_type
    nearness, rank = order
    known = known_event(syntax, at)
    away = syntax.sent[at] - syntax.sent[place.start]
    where = "after" if away < 0 else str(min(away, 5))
    size = _size(place)
    family = load_codebook().types[kind].family
    early = syntax.sent[grounds.first[key_of(place)].start] < LEAD
    apart = grounds.block[place.start] != grounds.block[at]
    return [
        f"at={where}", f"at={where}&size={size}", f"at={where}&family={family}",
        f"near={min(nearness, 4)}&at={where}", f"rank={min(rank, 4)}&size={size}",
        f"count={min(grounds.counts[key_of(place)], 5)}&size={size}",
        f"rank={min(rank, 4)}&at={where}", f"size={size}&type={kind}",
        f"size={size}&family={family}", f"early={early:d}&size={size}",
        f"early={early:d}&at={where}", f"known={known}&at={where}",
        f"pointer={word}&size={size}", f"pointer={word}&at={where}",
        f"relation={place.relation is not None:d}",
        f"apart={apart:d}&at={where}",
        *(f"tied={tie}" for tie in ties), *(f"tied={tie}&at={where}" for tie in ties),
        *(f"tied={tie}&known={known}" for tie in ties),
    ]  # fmt: skip


def _size(place: PlaceMention) -> str:
    """How much ground a name covers: a point, a district, a region, a country; or unknown."""
    if place.place.place_id is None:
        return "unknown"
    if place.place.place_id.startswith("country:"):
        return "country"
    return str(min(place.place.precision or 1, 5))


def _pointer(syntax: Syntax, at: int) -> str:
    """A word of the sentence that points back at a place: "there", "the town"."""
    sentence = syntax.sent[at]
    start = at
    while start and syntax.sent[start - 1] == sentence:
        start -= 1
    while start < len(syntax.sent) and syntax.sent[start] == sentence:
        if syntax.lower[start] in HERE and syntax.dep[start] == "advmod":
            return "there"
        if syntax.lemma[start] in NOUNS and syntax.lower[start - 1] in POINTING:
            return syntax.lemma[start]
        start += 1
    return "none"


def _in_quotes(syntax: Syntax, at: int) -> bool:
    marks = sum(syntax.text[i] in {"“", "”", '"'} for i in range(max(0, at - 40), at))
    return marks % 2 == 1


def _ties(grounds: Grounds, trigger: Trigger) -> dict[str, set[str]]:
    """How other events tie places to this one: its type, its family, the one just before."""
    found: dict[str, set[str]] = defaultdict(set)
    types, last = load_codebook().types, ""
    for other in grounds.doc._.triggers:
        own = grounds.own.get(other.token)
        if other.token == trigger.token or own is None:
            continue
        key = key_of(own)
        if other.token < trigger.token:
            last = key
        if other.event_type == trigger.event_type:
            found[key].add("type")
        elif types[other.event_type].family == types[trigger.event_type].family:
            found[key].add("family")
        else:
            found[key].add("other")
    if last:
        found[last].add("last")
    return found

"""Stages 2 and 3 of the places: the countries a report is about, and one sense for each name.

A candidate's score is a sum of weighted features, each a thing the report says: how many people
know the place, whether its country or region is spoken of, whether the places around it are near,
what stands after the comma, what kind the word beside it calls it. The weights were set on news
with known answers (the development corpora of ``evals.toponyms``).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import exp, log10

from spacy.tokens import Doc

from vedette.actors import load_register
from vedette.gazetteer import Entry, distance_km, load_gazetteer
from vedette.gazetteer.names import ARTICLES, fold
from vedette.reading.place_names import Name

WEIGHTS: dict[str, float] = {
    "people": 0.67, "country": 6.0, "region": 3.0, "area": 8.0, "district": 0.35, "facility": 0.5,
    "spoken": 3.35, "named": 1.0, "near": 2.7, "close": 1.35, "primary": 0.67,
    "alias_region": -1.7, "qualified": 5.4, "region_named": 3.75, "kind": 4.0, "not_kind": -2.0,
    "local": 3.0, "publisher": 4.5,
}  # fmt: skip
NEAR_KM, CLOSE_KM = 90.0, 400.0
ANCHORS = 15
"""Places of the report that a candidate's distance is taken from, at most."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Context:
    """What the report says that helps to place its names.

    Attributes:
        about: how often each country is spoken of; regions: folded names of regions named.
        publisher: countries the publisher's name points to.
    """

    about: Counter[str]
    regions: frozenset[str]
    publisher: frozenset[str] = frozenset()

    @property
    def main(self) -> str | None:
        """The country the report speaks of most, if it is more than a passing mention."""
        code, count = max(self.about.items(), key=lambda i: (i[1], i[0]), default=("", 0))
        return code if code and count >= 2 else None


def context_of(doc: Doc, names: list[Name]) -> Context:
    """Stage 2. Countries named, by adjective, by their only place of that name, or by organs."""
    about, regions = Counter[str](), set[str]()
    for name in names:
        first = name.entries[0] if name.entries else None
        if first is None:
            continue
        if first.kind == "country":
            about[first.country] += 2 if name.form == "name" else 1
        elif len({e.country for e in name.entries}) == 1 and first.country:
            about[first.country] += 1
        regions |= {e.name for e in name.entries if e.kind == "region"}
    return Context(about, frozenset(regions), _publisher(doc))


def _publisher(doc: Doc) -> frozenset[str]:
    """Countries of the publisher: by its entry in the register, or by a place in its name."""
    publisher = doc._.report.publisher if doc._.report is not None else None
    if not publisher:
        return frozenset()
    actor = load_register().find(publisher)
    if actor is not None and actor.country:
        return frozenset({actor.country})
    words = [w for w in publisher.split() if w[:1].isupper()]
    entries = [e for w in words for e in load_gazetteer().find(w)[:1] if e.population >= 100_000]
    return frozenset(e.country for e in entries)


def resolve(doc: Doc, names: list[Name], context: Context) -> dict[str, Entry]:
    """Stage 3. One entry for each folded name: first each by itself, then with its neighbours."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        if name.entries and name.form != "adjective":
            groups.setdefault(fold(name.text), []).append(name)
    qualifiers = {key: _qualifiers(doc, found, names) for key, found in groups.items()}
    chosen: dict[str, Entry] = {}
    for _ in range(2):
        points = [(k, (e.latitude, e.longitude)) for k, e in chosen.items() if e.kind != "country"]
        chosen = {
            key: _best(found[0], context, qualifiers[key], [p for k, p in points if k != key])
            for key, found in groups.items()
        }
    return {k: e for k, e in chosen.items() if not _is_far_fetched(groups[k][0], e, context)}


def _is_far_fetched(name: Name, entry: Entry, context: Context) -> bool:
    """Whether a name fits only without its article, and in a country that nobody speaks of.

    "El Mango" in a report on Colombia is not India's "Mango".
    """
    article = name.text.lower().split()[0]
    lacks = article in ARTICLES and entry.name.lower().split()[0] != article
    return lacks and bool(context.about) and not context.about[entry.country]


def _best(name: Name, context: Context, around: list[Entry], points: list[Point]) -> Entry:
    def score(entry: Entry) -> float:
        found = features(entry, name, context, around, points[:ANCHORS])
        return sum(WEIGHTS[feature] * value for feature, value in found.items())

    return max(name.entries, key=lambda e: (score(e), e.id))


def features(
    entry: Entry, name: Name, context: Context, around: list[Entry], points: list[Point]
) -> dict[str, float]:
    """What speaks for a candidate, by the names of :data:`WEIGHTS`."""
    total = max(1, sum(context.about.values()))
    spoken = context.about[entry.country] if entry.country else 0
    found = {
        "people": min(7.0, log10(max(1, entry.population))) if entry.kind != "area" else 0.0,
        "spoken": min(1.0, 2 * spoken / total),
        "named": float(spoken > 0),
        "primary": float(fold(entry.name) == fold(name.text)),
        "qualified": float(any(_is_within(entry, outer) for outer in around)),
        "region_named": float(entry.kind != "region" and entry.region in context.regions),
        "local": float(entry.local),
        "publisher": float(entry.country in context.publisher),
    }
    if entry.kind in WEIGHTS:
        found[entry.kind] = 1.0
    if entry.kind in {"region", "district"} and not found["primary"]:
        found["alias_region"] = 1.0
    if name.kind:
        found["kind" if name.kind == kind_of(entry) else "not_kind"] = 1.0
    if points and entry.kind not in {"country", "area"}:
        away = sorted(distance_km((entry.latitude, entry.longitude), p) for p in points)[:3]
        found["near"] = sum(exp(-d / NEAR_KM) for d in away) / len(away)
        found["close"] = sum(exp(-d / CLOSE_KM) for d in away) / len(away)
    return found


def kind_of(entry: Entry) -> str:
    """The kind a word beside a name would call a place."""
    return "place" if entry.kind == "reported" else entry.kind


def _is_within(entry: Entry, outer: Entry) -> bool:
    """Whether one place lies in another, a country or a region, that qualifies its name."""
    if outer.kind == "country":
        return entry.country == outer.country and entry.id != outer.id
    same = entry.country == outer.country and entry.id != outer.id
    return same and outer.kind == "region" and entry.region == outer.name


def _qualifiers(doc: Doc, found: list[Name], names: list[Name]) -> list[Entry]:
    """ "Idlib, Syria", "Goma in Congo", "Syria's Idlib": the countries and regions beside."""
    return [entry for name in found for outer in beside(doc, name, names)
            for entry in outer.entries if entry.kind in {"country", "region"}]  # fmt: skip


def beside(doc: Doc, name: Name, names: list[Name]) -> list[Name]:
    """The names that qualify a name: what follows its comma or its "in", or stands before its
    's."""
    after = [n for n in names if 1 <= n.start - name.end <= 4 and n is not name]
    found = [n for n in after if _joins(doc[name.end : n.start].text.lower())]
    before = [n for n in names if 0 <= name.start - n.end <= 1 and n is not name]
    return found + [n for n in before if doc[n.end : name.start].text in {"'s", "’s", "’", "'"}]


def _joins(between: str) -> bool:
    words = between.split()
    return (
        bool(words)
        and words[0] in {",", "in", "("}
        and set(words) <= {",", "in", "the", "of", "(", "northern", "southern", "eastern",
                           "western", "central", "north", "south", "east", "west"}
    )  # fmt: skip


def sounding(name: Name, context: Context) -> Entry | None:
    """An unknown name's place by its sound: in the report's main country, and only one."""
    if context.main is None or len(fold(name.text)) < 6:
        return None
    found = load_gazetteer().sounding_like(name.text, context.main)
    towns = {(round(e.latitude, 1), round(e.longitude, 1)) for e in found}
    return found[0] if len(towns) == 1 else None

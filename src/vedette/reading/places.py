"""Component ``vedette_places``: the places a report names, resolved by all that it says.

Stages: 1 find names (:mod:`place_names`); 2 tell which countries the report is about and
3 resolve each name once for the whole report (:mod:`place_senses`); 4 say what each mention is
there for (:mod:`place_roles`); then spatial words and written coordinates.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from vedette.gazetteer import Entry, distance_km, region_at
from vedette.gazetteer.names import fold
from vedette.model import Place
from vedette.reading.annotations import PlaceMention
from vedette.reading.coordinates import Coordinates, find_coordinates
from vedette.reading.place_names import Name, Words, find_names, given_names
from vedette.reading.place_roles import is_likely, role_of
from vedette.reading.place_senses import Context, context_of, resolve, sounding
from vedette.reading.place_unknown import unknown_names
from vedette.reading.place_vicinity import AREA, REACH_KM, Vicinity
from vedette.reading.spatial import Relation, midpoint, part_after, spatial_before
from vedette.reading.syntax import syntax_of

WINDOW = 60
"""Characters before a name in which its spatial words stand."""


@Language.component("vedette_places")
def places(doc: Doc) -> Doc:
    """Fill ``doc._.places``, in the order of the text."""
    syntax = syntax_of(doc)
    words = Words(doc, syntax)
    names = find_names(words)
    context = context_of(doc, names)
    chosen = resolve(doc, names, context)
    likely = list(_likely(words, names, chosen, context))
    vicinity = Vicinity(doc, [(n, e) for n, e in likely if n.form == "name"], context)
    found = [_resolved(doc, words, name, entry) for name, entry in likely]
    sites = (name for name in names if name.form == "site" and not name.entries)
    found += [_unresolved(doc, words, name, vicinity) for name in sites]
    taken = {i for m in found for i in range(m.start, m.end)}
    for name in unknown_names(words, taken):
        known = chosen.get(fold(name.text))
        found.append(
            _resolved(doc, words, name, known)
            if known is not None
            else _unresolved(doc, words, name, vicinity)
        )
    if points := find_coordinates(words.text):
        found += [_written(words.starts(), point) for point in points]
    doc._.places = between(doc, sorted(found, key=lambda p: (p.start, -p.end)))
    return doc


def resolve_spans(doc: Doc, spans: list[tuple[int, int]]) -> list[Entry | None]:
    """The places of names given by their characters, in their order; for measuring."""
    names = given_names(doc, syntax_of(doc), spans)
    context = context_of(doc, names)
    chosen = resolve(doc, names, context)
    entries = [n.entries[0] if n.form == "adjective" else chosen.get(fold(n.text)) for n in names]
    told = list(zip(names, entries, strict=True))
    vicinity = Vicinity(doc, [(n, e) for n, e in told if e and n.form == "name"], context)
    return [entry or vicinity.of(name) for name, entry in told]


def _likely(
    words: Words, names: list[Name], chosen: dict[str, Entry], context: Context
) -> Iterator[tuple[Name, Entry]]:
    """The names that speak of a known place, each with it."""
    for name in names:
        if name.form == "adjective":
            yield name, name.entries[0]
            continue
        entry = chosen.get(fold(name.text))
        if entry is not None and (
            name.form == "site" or is_likely(words.syntax, name, entry, context)
        ):
            yield name, entry


def _resolved(doc: Doc, words: Words, name: Name, entry: Entry) -> PlaceMention:
    relation = _relation(words, name)
    if (
        relation is not None
        and relation.kind in {"side", "near", "edge"}
        and entry.kind == "region"
    ):
        entry = _town_of(name, entry)
    latitude, longitude = entry.latitude, entry.longitude
    radius, precision = entry.radius_km, entry.precision
    if relation is not None:
        radius, precision = relation.radius_km(radius), relation.precision(precision)
        latitude, longitude = relation.moved(latitude, longitude)
    place = Place(
        text=name.text, country=entry.country or None, place_id=entry.id, name=entry.name,
        admin1=entry.region, latitude=latitude, longitude=longitude,
        precision=precision, radius_km=radius, relation=relation.text if relation else None,
    )  # fmt: skip
    return PlaceMention(
        name.start, name.end, place, place.relation, role_of(doc, words.syntax, name, entry),
        f"gazetteer: {entry.name}, {entry.region or entry.country}",
    )  # fmt: skip


def _unresolved(doc: Doc, words: Words, name: Name, vicinity: Vicinity) -> PlaceMention:
    """A name that no list holds: by its sound in the report's country, else in the vicinity of
    the place named beside it, else without a point."""
    entry = sounding(name, vicinity.context)
    if entry is not None:
        mention = _resolved(doc, words, name, entry)
        return replace(mention, rule=f"by sound: {entry.name}, {entry.region or entry.country}")
    relation = _relation(words, name)
    told = relation.text if relation else None
    anchor = vicinity.of(name)
    place = Place(text=name.text, relation=told)
    rule = "named, not in the gazetteer"
    if anchor is not None:
        place = replace(
            place, country=anchor.country or None, latitude=anchor.latitude,
            longitude=anchor.longitude, precision=max(AREA, anchor.precision),
            radius_km=None if anchor.precision > AREA else REACH_KM,
        )  # fmt: skip
        rule += f"; put around {anchor.name}, which the report names"
    role = role_of(doc, words.syntax, name, None)
    return PlaceMention(name.start, name.end, place, told, role, rule)


def _relation(words: Words, name: Name) -> Relation | None:
    if name.form == "adjective":
        return None
    before = spatial_before(words.before(name.start, WINDOW))
    return before or part_after(words.after(name.end, WINDOW))


def _town_of(name: Name, region: Entry) -> Entry:
    """ "south of Damascus": the town, where a region bears its name."""
    towns = [e for e in name.entries if e.kind == "place" and e.country == region.country]
    return towns[0] if towns else region


def between(doc: Doc, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "between A and B": both names tell of the stretch between them."""
    told = list(found)
    for i, (a, b) in enumerate(itertools.pairwise(found)):
        if not (a.relation or "").lower().endswith("between"):
            continue
        if doc[a.end : b.start].text.strip().lower() not in {"and", "and the"}:
            continue
        words = f"between {a.place.text} and {b.place.text}"
        told[i] = replace(a, place=_stretch(a.place, b.place, words), relation=words)
        told[i + 1] = replace(b, place=_stretch(b.place, a.place, words), relation=words)
    return told


def _stretch(a: Place, b: Place, words: str) -> Place:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return replace(a, relation=words)
    one, two = (a.latitude, a.longitude), (b.latitude, b.longitude)
    (latitude, longitude), radius = midpoint(one, two, distance_km(one, two))
    precision = max(a.precision or 2, b.precision or 2, 2)
    return replace(a, latitude=latitude, longitude=longitude, radius_km=radius,
                   precision=precision, relation=words)  # fmt: skip


def _written(starts: list[int], point: Coordinates) -> PlaceMention:
    """Coordinates in the text are a place of their own."""
    start = bisect_right(starts, point.start) - 1
    end = max(start + 1, bisect_left(starts, point.end))
    region = region_at(point.latitude, point.longitude)
    place = Place(
        text=point.text, country=region.country if region else None, place_id=None,
        name=None, admin1=region.name if region else None,
        latitude=round(point.latitude, 5), longitude=round(point.longitude, 5),
        precision=1 if point.exact_km < 5 else 2, radius_km=round(max(point.exact_km, 0.1), 1),
    )  # fmt: skip
    return PlaceMention(start, end, place, None, "location", "coordinates in the text")

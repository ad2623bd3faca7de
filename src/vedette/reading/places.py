"""Component ``vedette_places``: the places a report names, resolved by all that it says.

Stages: 1 find capitalised names that the gazetteer holds; 2 tell which countries the report is
about; 3 resolve each name once for the whole report; 4 say what each mention is there for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from vedette.actors import load_register
from vedette.gazetteer import Entry, distance_km, load_gazetteer
from vedette.gazetteer.names import fold
from vedette.model import Place
from vedette.reading.annotations import PlaceMention
from vedette.reading.spatial import spatial_before
from vedette.reading.syntax import Syntax, syntax_of

LONGEST = 5
LARGE = 100_000
"""People from which a town is known without its country."""
LOCATIVE = frozenset(
    "in at near from to into around outside inside through across towards toward between over "
    "throughout within off beyond above on of north south east west northwest northeast southwest "
    "southeast surrounding".split()
)
GROUND = frozenset(
    "in into inside across throughout within to from near over around outside of "
    "through off at under".split()
)
STRUCK = frozenset(
    "enter invade attack bomb strike hit shell leave reach flee cross visit occupy "
    "target pound bombard storm retake capture recapture seize tour besiege".split()
)
AREA_WORDS = frozenset(
    "province city town village district region governorate state county camp airport airbase base "
    "neighbourhood neighborhood suburb oblast border area crossing hospital university countryside "
    "front frontline valley river mountain mountains port enclave island islands strip".split()
)
TITLES = frozenset(
    "president mr mrs ms dr gen general col colonel minister sheikh king prince abu "
    "bin ibn secretary".split()
)
LINKS = frozenset("al el as ash ad an ar at az de la del ez e of and - ’ ' the".split())
SPEAKING = frozenset(
    "say warn tell announce insist accuse urge deny demand call reject vow threaten "
    "want hope fear agree back support condemn claim argue believe seek refuse send "
    "ask offer".split()
)
VENUE = frozenset(
    "say tell speak announce meet add visit talk discuss hold address host report "
    "write warn".split()
)
DIRECTION = re.compile(
    r"^(?:north|south|east|west|central|eastern|western|northern|southern|(?:north|south)-?(?:east|west)(?:ern)?)$",
    re.I,
)
STREET = frozenset(
    "street road avenue post times post-dispatch university herald tribune journal".split()
)
UNLIKELY = frozenset(
    "may march august sunday monday general major police army state states force forces "
    "national united nations islamic city council mission union party house white lead hope "
    "most man of media board center centre court both many date born same best guardian "
    "independent the gulf europe africa asia america levant west orient northern southern "
    "eastern western central north south east new old great sun star mail freedom liberty "
    "republic democratic civil war peace victory god un eu nato isis".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised name at its tokens that the gazetteer holds."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]


@Language.component("vedette_places")
def places(doc: Doc) -> Doc:
    """Fill ``doc._.places``, in the order of the text."""
    syntax = syntax_of(doc)
    names = list(_names(doc, syntax))
    about = _countries(doc, syntax, names)
    chosen = _resolve(doc, names, about)
    mentions = []
    for name in names:
        entry = chosen.get(fold(name.text))
        if entry is not None and _is_likely(doc, syntax, name, entry, about):
            mentions.append(_mention(doc, syntax, name, entry))
    doc._.places = mentions
    return doc


def _names(doc: Doc, syntax: Syntax) -> Iterator[Name]:
    """1. The longest capitalised runs that the gazetteer holds, left to right."""
    gazetteer, at = load_gazetteer(), 0
    while at < len(doc):
        if not _may_start(syntax, at):
            at += 1
            continue
        for end in range(min(at + LONGEST, len(doc)), at, -1):
            if not _may_end(syntax, at, end):
                continue
            text = doc[at:end].text
            if entries := gazetteer.find(text):
                yield Name(at, end, text, tuple(entries))
                at = end - 1
                break
        at += 1


def _may_start(syntax: Syntax, at: int) -> bool:
    text = syntax.text[at]
    if (not text[:1].isupper() and syntax.lower[at] not in {"al", "el"}) or len(text) < 2:
        return False
    return syntax.pos[at] in {"PROPN", "NOUN", "ADJ", "X", "DET"} or bool(syntax.ent[at])


def _may_end(syntax: Syntax, start: int, end: int) -> bool:
    """Whether the tokens can be one name: capitals with linking words between."""
    words = syntax.text[start:end]
    if not words[-1][:1].isalnum() or "\n" in "".join(words):
        return False
    if not (words[-1][:1].isupper() or (end - start > 1 and words[-2] in {"-", "al-", "el-"})):
        return False
    return all(w[:1].isupper() or w.lower().strip("-’'") in LINKS for w in words)


def _countries(doc: Doc, syntax: Syntax, names: list[Name]) -> Counter[str]:
    """2. The countries the report speaks of: named, by adjective, or by their governments."""
    register, about = load_register(), Counter[str]()
    for name in names:
        for entry in name.entries[:1]:
            if entry.kind == "country":
                about[entry.country] += 2
            elif len({e.country for e in name.entries}) == 1:
                about[entry.country] += 1
    for at, text in enumerate(syntax.text):
        if text[:1].isupper() and syntax.pos[at] in {"ADJ", "PROPN", "NOUN"}:
            actor = register.adjective(text)
            if actor is not None and actor.country:
                about[actor.country] += 1
    return about


def _resolve(doc: Doc, names: list[Name], about: Counter[str]) -> dict[str, Entry]:
    """3. One sense for each name of the report: countries spoken of, neighbours, people, kind."""
    sure = [n.entries[0] for n in names if len(n.entries) == 1 and n.entries[0].kind != "country"]
    anchors = [(e.latitude, e.longitude) for e in sure if about[e.country]][:12]
    chosen: dict[str, Entry] = {}
    for name in names:
        folded = fold(name.text)
        if folded not in chosen:
            after = _after_comma(doc, name, names)
            chosen[folded] = max(
                name.entries, key=lambda e: (_score(e, name.text, about, anchors, after), e.id)
            )
    return chosen


def _after_comma(doc: Doc, name: Name, names: list[Name]) -> Name | None:
    """ "Idlib, Syria": the name after the comma."""
    if name.end + 1 < len(doc) and doc[name.end].text == ",":
        return next((n for n in names if n.start == name.end + 1), None)
    return None


def _score(
    entry: Entry,
    text: str,
    about: Counter[str],
    anchors: list[tuple[float, float]],
    after: Name | None,
) -> float:
    score = {"country": 9.0, "region": 1.5, "area": 4.0}.get(entry.kind, 0.0)
    score += min(7.0, len(str(max(1, entry.population))) - 1)
    share = about[entry.country] / max(1, sum(about.values()))
    score += 5.0 * min(1.0, 2 * share) + (1.0 if about[entry.country] else 0.0)
    if anchors:
        nearest = min(distance_km((entry.latitude, entry.longitude), a) for a in anchors)
        score += 3.0 if nearest < 100 else 1.5 if nearest < 400 else 0.0
    if fold(entry.name) == fold(text):
        score += 1.0
    elif entry.kind == "region":
        score -= 2.5
    if after is not None:
        within = {(e.country, e.kind, e.name) for e in after.entries}
        if any(c == entry.country and (k == "country" or n == entry.region) for c, k, n in within):
            score += 6.0
    return score


def _is_likely(doc: Doc, syntax: Syntax, name: Name, entry: Entry, about: Counter[str]) -> bool:
    """Whether the words there speak of the place at all, not of a person, a group or a word."""
    label = syntax.ent[name.start] or syntax.ent[name.end - 1]
    folded = fold(name.text)
    if (
        folded in UNLIKELY
        or folded in {"middle east", "far east", "west africa"}
        or (len(folded) < 3 and entry.kind != "country")
    ):
        return False
    before = syntax.lower[name.start - 1] if name.start else ""
    after = syntax.lower[name.end] if name.end < len(doc) else ""
    if after in STREET or before in TITLES or DIRECTION.match(name.text):
        return False
    if entry.kind == "country":
        return label not in {"PERSON"}
    located = (
        _is_struck(syntax, name)
        or before in LOCATIVE
        or after in AREA_WORDS
        or DIRECTION.match(before) is not None
    )
    joined = name.start and syntax.pos[name.start - 1] == "PROPN" and not DIRECTION.match(before)
    inside = (
        name.end < len(doc)
        and syntax.text[name.end][:1].isupper()
        and syntax.pos[name.end] == "PROPN"
        and after not in AREA_WORDS
    )
    if (joined or inside) and not located and label not in {"GPE", "LOC", "FAC"}:
        return False
    if label in {"PERSON", "NORP", "WORK_OF_ART", "DATE", "LAW", "EVENT"}:
        return located and before != "of" and bool(about[entry.country]) and label == "PERSON"
    if label in {"GPE", "LOC", "FAC"}:
        return entry.population >= 5000 or bool(about[entry.country]) or located
    if label == "ORG":
        return bool(about[entry.country]) and (located or len(folded) > 4) and not inside
    if located and entry.population >= LARGE:
        return True
    return bool(about[entry.country]) and (located or entry.kind != "place" or len(folded) > 5)


def _is_struck(syntax: Syntax, name: Name) -> bool:
    """ "entered Goma", "shelled Afrin"."""
    last = name.end - 1
    return syntax.dep[last] == "dobj" and syntax.lemma[syntax.head[last]] in STRUCK


def _mention(doc: Doc, syntax: Syntax, name: Name, entry: Entry) -> PlaceMention:
    relation = spatial_before(doc, syntax, name.start)
    if relation is not None and relation.precision == 2 and entry.kind == "region":
        entry = _town_of(name, entry)
    radius, precision = entry.radius_km, entry.precision
    if relation is not None:
        radius, precision = relation.radius_km(radius), max(precision, relation.precision)
    place = Place(
        text=name.text, country=entry.country, place_id=entry.id, name=entry.name,
        admin1=entry.region, latitude=entry.latitude, longitude=entry.longitude,
        precision=precision, radius_km=radius, relation=relation.text if relation else None,
    )  # fmt: skip
    role = _role(doc, syntax, name, entry)
    return PlaceMention(
        name.start, name.end, place, relation.text if relation else None, role,
        f"gazetteer: {entry.name}, {entry.region or entry.country}",
    )  # fmt: skip


def _town_of(name: Name, region: Entry) -> Entry:
    """ "south of Damascus": the town, where a region bears its name."""
    towns = [e for e in name.entries if e.kind == "place" and e.country == region.country]
    return towns[0] if towns else region


def _role(doc: Doc, syntax: Syntax, name: Name, entry: Entry) -> str:
    """4. What the mention is there for."""
    head = next(
        (
            i
            for i in range(name.start, name.end)
            if not name.start <= syntax.head[i] < name.end or syntax.head[i] == i
        ),
        name.end - 1,
    )
    dep, up = syntax.dep[head], syntax.head[head]
    if (name.start < 6 and syntax.lower[name.end : name.end + 1] == ["("]) or _is_dateline(
        doc, name
    ):
        return "dateline"
    if dep in {"nsubj", "conj"} and syntax.lemma[up] in SPEAKING:
        return "actor"
    if (entry.kind == "country" or _is_seat(name.text)) and not _is_within(syntax, name, head):
        return "actor"
    if dep == "poss" or (dep == "pobj" and syntax.lower[up] == "by"):
        return "modifier"
    if dep in {"compound", "amod", "nmod"} and syntax.lower[up] not in AREA_WORDS:
        return "modifier"
    if (
        dep == "pobj"
        and syntax.lower[up] in {"in", "at", "from"}
        and syntax.lemma[syntax.head[up]] in VENUE
    ):
        return "venue"
    return "location"


def _is_within(syntax: Syntax, name: Name, head: int) -> bool:
    """Whether a country is named as ground ("in", "across", "northern"), not as a power."""
    if name.end < len(syntax.text) and syntax.text[name.end] == "-":
        return False
    if name.start and DIRECTION.match(syntax.lower[name.start - 1]):
        return True
    at = head
    for _ in range(3):
        if syntax.dep[at] == "pobj":
            return syntax.lower[syntax.head[at]] in GROUND
        if syntax.dep[at] not in {"conj", "appos"}:
            break
        at = syntax.head[at]
    if syntax.dep[at] == "dobj":
        return syntax.lemma[syntax.head[at]] in STRUCK
    return syntax.dep[at] in {"appos", "npadvmod", "ROOT"} and at == head


def _is_seat(text: str) -> bool:
    return load_register().seat(text) is not None


def _is_dateline(doc: Doc, name: Name) -> bool:
    """ "ANKARA, Feb 3 (Agency) -": a name in capitals or before a dash at a line's start."""
    start = name.start == 0 or "\n" in doc[name.start - 1].text
    following = doc[name.end : name.end + 9].text
    return start and bool(
        re.search(r"^[^.\n]{0,40}(?:—|–| - |--|\((?:AP|AFP|Reuters|CNN))", following)
    )


def place_at(doc: Doc, token: int) -> PlaceMention | None:
    """The place whose name holds a token."""
    return next((p for p in doc._.places if p.start <= token < p.end), None)

"""Places in news with known answers: LGL, TR-News and the development half of GeoWebNews.

Recognition (GeoWebNews): a mention counts where it overlaps a geographic toponym, as literal and as
associative ones ("Syrian", "Russia said") together; by this count the bare English pipeline's
GPE, LOC, FAC and NORP reach .75 here, and .749 is what was published for spaCy. ``literal_f1`` is
the stricter question whether the literal and metonymic ones are found and adjectives are left out.

Resolution: the toponym's characters are given; right is a point within 161 km of the known one.
``covered`` is the share of toponyms for which the gazetteer holds any right place, the most that
resolution could reach. End to end: the reader's own mentions, recall of LGL's toponyms.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from time import process_time

from spacy.language import Language
from spacy.tokens import Doc

from evals.corpora import corpora_folder
from vedette.gazetteer import Entry, distance_km
from vedette.reading import extensions
from vedette.reading.annotations import PlaceMention
from vedette.reading.pipeline import english
from vedette.reading.place_names import given_names
from vedette.reading.places import places, resolve_spans
from vedette.reading.syntax import syntax_of

RIGHT_KM = 161.0
SHIFT = 400
"""Characters by which a corpus may have lost count."""
MOST_TIME, SAMPLE = 0.1, 60
"""The share of the pipeline's time that places may add, and the articles it is measured on."""
LITERAL = frozenset("Literal Literal_Modifier Mixed Coercion Embedded_Literal".split())
ASSOCIATIVE = frozenset(
    "Metonymic Non_Literal_Modifier Embedded_Non_Lit Demonym Homonym Language".split()
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A toponym of a corpus at its characters; ``point`` is None where it has no GeoNames id."""

    start: int
    end: int
    kind: str
    point: tuple[float, float] | None


def articles(name: str) -> Iterator[tuple[str, list[Toponym]]]:
    """Text and toponyms of each article of a corpus file."""
    for article in ET.parse(corpora_folder() / "toponyms" / name).getroot():
        text = article.findtext("text") or ""
        yield text, [_toponym(t, text) for t in article.iter("toponym")]


def _toponym(element: ET.Element, text: str) -> Toponym:
    tag = element.find("gaztag")
    latitude = element.findtext("latitude") if tag is None else tag.findtext("lat")
    longitude = element.findtext("longitude") if tag is None else tag.findtext("lon")
    has_id = tag is not None or bool(element.findtext("geonamesID"))
    point = (float(latitude), float(longitude)) if has_id and latitude and longitude else None
    start = int(element.findtext("start") or 0)
    phrase = element.findtext("phrase") or element.findtext("extractedName") or ""
    start = _aligned(text, phrase, start)
    return Toponym(start, start + len(phrase), element.findtext("type") or "", point)


def _aligned(text: str, phrase: str, start: int) -> int:
    """Where a phrase stands: a few articles of the corpora count their characters otherwise."""
    if text.startswith(phrase, start):
        return start
    around = (text.find(phrase, max(0, start - SHIFT)), text.rfind(phrase, 0, start + SHIFT))
    return min((at for at in around if at >= 0), key=lambda at: abs(at - start), default=start)


@cache
def _pipeline() -> Language:
    extensions.register()
    return english()


def read(text: str) -> Doc:
    """A text's parse, before any of our components."""
    return _pipeline()(text)


def mentions(doc: Doc) -> list[tuple[int, int, PlaceMention]]:
    """The reader's places with their characters."""
    found: list[PlaceMention] = places(doc)._.places
    return [(doc[p.start].idx, doc[p.end - 1].idx + len(doc[p.end - 1]), p) for p in found]


def is_right(point: tuple[float, float], found: Entry) -> bool:
    return distance_km(point, (found.latitude, found.longitude)) <= RIGHT_KM


def resolution(name: str) -> dict[str, float]:
    """Accuracy and coverage with the toponyms given."""
    total = right = covered = both = 0
    for text, toponyms in articles(name):
        known = [t for t in toponyms if t.point]
        if not known:
            continue
        doc = read(text)
        spans = [(t.start, t.end) for t in known]
        listed = given_names(doc, syntax_of(doc), spans)
        chosen = resolve_spans(doc, spans)
        for toponym, entry, given in zip(known, chosen, listed, strict=True):
            point = toponym.point or (0.0, 0.0)
            total += 1
            found = entry is not None and is_right(point, entry)
            listed_right = any(is_right(point, e) for e in given.entries)
            right += found
            covered += listed_right
            both += found and listed_right
    return {"accuracy": right / total, "covered": covered / total,
            "accuracy_if_covered": both / covered}  # fmt: skip


def recall(name: str) -> float:
    """End to end: the share of toponyms found and put within reach."""
    total = right = 0
    for text, toponyms in articles(name):
        known = [t for t in toponyms if t.point]
        found = mentions(read(text)) if known else []
        total += len(known)
        right += sum(_is_found(t, found) for t in known)
    return right / total


def _is_found(toponym: Toponym, found: list[tuple[int, int, PlaceMention]]) -> bool:
    for start, end, mention in found:
        place = mention.place
        if start < toponym.end and toponym.start < end and place.latitude is not None:
            here = (place.latitude, place.longitude or 0.0)
            if toponym.point and distance_km(toponym.point, here) <= RIGHT_KM:
                return True
    return False


def recognition(name: str) -> dict[str, float]:
    """Precision, recall and F1 of geographic toponyms, and F1 of those that are no adjectives."""
    every, literal = _Counts(), _Counts()
    for text, toponyms in articles(name):
        found = mentions(read(text))
        spans = [(s, e) for s, e, _ in found]
        plain = [(s, e) for s, e, p in found if p.role != "adjective"]
        every.add(spans, [t for t in toponyms if t.kind in LITERAL | ASSOCIATIVE])
        literal.add(plain, [t for t in toponyms if t.kind in LITERAL | {"Metonymic"}])
    return {"precision": every.precision, "recall": every.recall, "f1": every.f1,
            "literal_f1": literal.f1}  # fmt: skip


class _Counts:
    """Overlaps counted from both sides."""

    def __init__(self) -> None:
        self.found = self.found_right = self.known = self.known_found = 0

    def add(self, found: list[tuple[int, int]], known: list[Toponym]) -> None:
        self.found += len(found)
        self.known += len(known)
        self.found_right += sum(any(s < t.end and t.start < e for t in known) for s, e in found)
        self.known_found += sum(any(s < t.end and t.start < e for s, e in found) for t in known)

    @property
    def precision(self) -> float:
        return self.found_right / max(1, self.found)

    @property
    def recall(self) -> float:
        return self.known_found / max(1, self.known)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def run() -> dict[str, float]:
    """Recognition, resolution on three corpora, end-to-end recall."""
    values = {f"recognition.{k}": v for k, v in recognition("geowebnews_dev.xml").items()}
    corpora = {"lgl": "lgl.xml", "trnews": "TR-News.xml", "geowebnews": "geowebnews_dev.xml"}
    for short, name in corpora.items():
        values.update({f"{short}.{k}": v for k, v in resolution(name).items()})
    values["lgl.recall"] = recall("lgl.xml")
    values["time_left"] = MOST_TIME / added_time("TR-News.xml")
    return values


def added_time(name: str) -> float:
    """Processor time of finding and resolving places, as a share of the bare pipeline's."""
    texts = [text for text, _ in articles(name)][:SAMPLE]
    places(read(texts[0]))
    start = process_time()
    docs = [read(text) for text in texts]
    middle = process_time()
    for doc in docs:
        places(doc)
    return (process_time() - middle) / (middle - start)

"""The texts that the trigger model learns from, each with the words that tell of an event.

Five sources, none of whose texts is copied here but the last two:

* the coded reports of ``claims_train`` and ``claims_other_wars``; their words by report and
  character offset in ``annotations/triggers.csv`` (one for each claim of the coders);
* news and press releases of WikiEvents, ISAF, TR-News, LGL and PolNeAR, annotated by us in
  ``annotations/further.csv``;
* single sentences of Halterman's event_location, annotated by us in the same file (one that
  tells of no event has a row without a type);
* reports in our own words, ``annotations/reports.txt``, with ``word{type}`` for each claim;
* reports in our own words, coded whole by the codebook, ``coded/*.txt``.

``claims``, the set that is quoted, is learned from by none of them: a text that shares more
than a stock phrase with one of its reports is left out (:func:`apart`).
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from evals.corpora import corpora_folder

from data.coded_reports import coded_reports as coded_texts

ANNOTATIONS = Path(__file__).parent / "annotations"
SETS = ("claims_train", "claims_other_wars")
QUOTED = ("claims",)
RUN, SHARED = 8, 3
"""Words in a run, and how many runs a text may share with the quoted reports: a stock phrase."""
LONGEST, LONGEST_NEWS = 2800, 4500
"""Characters of a WikiEvents text, and of other news, that were annotated."""
MARK = re.compile(r"(?P<word>[\w-]+)\{(?P<type>\w+)\}")
ARTICLE = re.compile(r'<article docid="(\d+)">.*?<text><!\[CDATA\[(.*?)\]\]>', re.S)
TOKENS = (
    (re.compile(r" ([,.;:!?%)\]])"), r"\1"),
    (re.compile(r"([(\[$]) "), r"\1"),
    (re.compile(r" ([’']) ?(s|t|re|ve|ll|d|m)\b"), r"\1\2"),
    (re.compile(r"“ "), "“"),
    (re.compile(r" ”"), "”"),
    (re.compile(r"(\w) - (\w)"), r"\1-\2"),
    (re.compile(r"\s+"), " "),
)
"""How a text is put together again from its tokens."""


@dataclass(frozen=True)
class Annotated:
    """A text and its telling words: event type by character offset.

    Attributes:
        kind: "coded" by the corpora's coders, "further" (annotated by us), "own" (written by
            us), "written" (written and coded whole by us) or "sentence" (one sentence, which
            says nothing of how a report goes on).
    """

    name: str
    text: str
    kind: str
    words: dict[int, str]
    published: date | None = None


def annotated_words(file: str = "triggers.csv") -> dict[str, dict[int, str]]:
    """Event type by report and character offset."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    with (ANNOTATIONS / file).open(newline="") as rows:
        for row in csv.DictReader(rows):
            words = found[row["report"]]
            if row["event_type"]:
                words[int(row["offset"])] = row["event_type"]
    return dict(found)


def annotated() -> Iterator[Annotated]:
    """Every text to learn from, in a fixed order.

    Raises:
        CorporaAbsent: the corpora are not on this machine.
    """
    yield from apart(_all_annotated(), [text for _, text, _ in coded_reports(QUOTED)])


def apart(texts: Iterable[Annotated], quoted: Iterable[str]) -> Iterator[Annotated]:
    """Those of the texts that share no more than ``SHARED`` runs of words with the quoted ones."""
    measured = set[tuple[str, ...]]().union(*map(_runs, quoted))
    return (text for text in texts if len(_runs(text.text) & measured) <= SHARED)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _all_annotated() -> Iterator[Annotated]:
    known = annotated_words()
    for name, text, published in coded_reports():
        if name in known:
            yield Annotated(name, text, "coded", known[name], published)
    ours = annotated_words("further.csv")
    for name, text in further_texts():
        if name in ours:
            yield Annotated(name, text, "further", ours[name])
    for name, text in sentences():
        if name in ours:
            yield Annotated(name, text, "sentence", ours[name])
    yield from own_reports()
    yield from written_reports()


def coded_reports(sets: Iterable[str] = SETS) -> Iterator[tuple[str, str, date | None]]:
    """Id, text and day of the reports with coders' claims."""
    for name in sets:
        with (corpora_folder() / name / "reports.jsonl").open(encoding="utf8") as lines:
            for record in map(json.loads, lines):
                day = record.get("published")
                yield record["id"], record["text"], date.fromisoformat(day) if day else None


def further_texts() -> Iterator[tuple[str, str]]:
    """Id and text of WikiEvents, ISAF, TR-News, LGL and PolNeAR."""
    folder = corpora_folder()
    for record in _json_lines("wikievents/dev.jsonl", "wikievents/train_reduced.jsonl.gz"):
        yield f"wiki {record.get('docid') or record.get('doc_id')}", _joined(record["tokens"])
    for record in _json_lines("isaf/isaf_dev.jsonl.gz"):
        yield f"isaf {record['line']}", re.sub(r"\s+", " ", str(record["text"]))
    for name, file in (("tr", "TR-News.xml"), ("lgl", "lgl.xml")):
        text = (folder / "toponyms" / file).read_text("utf8")
        for article in ARTICLE.finditer(text):
            yield f"{name} {article[1]}", re.sub(r"[ \t]+", " ", article[2]).strip()[:LONGEST_NEWS]
    for number, record in enumerate(_json_lines("attribution/polnear_train_dev.jsonl.gz")):
        yield f"pol {number}", str(record["text"])[:LONGEST_NEWS]


def sentences() -> Iterator[tuple[str, str]]:
    """Id and text of the sentences of event_location."""
    for number, record in enumerate(_json_lines("event_location/halterman_dev.jsonl.gz")):
        yield f"sentence {number}", str(record["text"])


def own_reports() -> Iterator[Annotated]:
    """The reports in our own words; the first line of each is its headline."""
    blocks = (ANNOTATIONS / "reports.txt").read_text("utf8").strip().split("\n\n")
    for number, block in enumerate(blocks):
        text, words = unmarked(block.replace("\n", "\n\n", 1))
        yield Annotated(f"own {number}", text, "own", words)


def written_reports() -> Iterator[Annotated]:
    """The reports in our own words that are coded whole."""
    for report in coded_texts():
        words = {
            report.words[number]: str(claim["event_type"])
            for number, claim in reversed(report.claims.items())
        }
        yield Annotated(report.name, report.text, "written", words, report.published)


def unmarked(marked: str) -> tuple[str, dict[int, str]]:
    """The text without its marks, and the type at each marked word's offset."""
    text, words, at = "", {}, 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        words[len(text)] = mark["type"]
        text += mark["word"]
        at = mark.end()
    return text + marked[at:], words


def _json_lines(*names: str) -> Iterator[dict[str, object]]:
    for name in names:
        with _opened(corpora_folder() / name) as lines:
            yield from map(json.loads, lines)


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf8")
    return path.open(encoding="utf8")


def _joined(tokens: object) -> str:
    text = " ".join(str(t) for t in tokens) if isinstance(tokens, list) else ""
    for pattern, to in TOKENS:
        text = pattern.sub(to, text)
    return text[:LONGEST]

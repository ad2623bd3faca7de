"""Reports in our own words, coded by the codebook (``data/coded/*.txt``).

A report is a block that begins with ``### id``, then ``published:`` and, where it has one,
``title:``; after an empty line its text, in which ``word{3}`` says that this word tells of the
third claim; after a line ``--`` one line a claim::

    3 | air_strike | occurred | actors: Russian jets | targets: civilians | place: Idlib, SY
      | dates: 2018-02-20 | figures: killed civilians 13-13; injured people 24-99
      | source: a war monitor, monitor, asserts | event: e2

(on one line). What a claim leaves empty is left out.

    python -m data.coded_reports FILE...

checks files and prints what is wrong with them, and how many claims of each type they hold.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vedette.codebook import load_codebook

FOLDER = Path(__file__).parent / "coded"
MARK = re.compile(r"(?P<word>[\w'’-]+)(?P<numbers>(?:\{\d+\})+)")
FIGURE = re.compile(r"(?P<kind>\w+) (?P<who>.*?) ?(?P<low>\d*)-(?P<high>\d*)(?P<all> cumulative)?$")
Claim = dict[str, Any]


class BadReport(ValueError):
    """A coded report that cannot be read, with the line that is wrong."""


@dataclass(frozen=True)
class CodedReport:
    """A report and its claims.

    Attributes:
        claims: by their number; each has the fields of the codebook.
        words: character offset of the telling word of each claim.
    """

    name: str
    published: date | None
    title: str | None
    text: str
    claims: dict[str, Claim]
    words: dict[str, int]


def coded_reports(folder: Path = FOLDER) -> Iterator[CodedReport]:
    """Every report of a folder, in the order of its files' names.

    Raises:
        BadReport: a report is not written as this module says.
    """
    for path in sorted(folder.glob("*.txt")):
        yield from map(read_report, _blocks(path))


def _blocks(path: Path) -> list[str]:
    """The blocks of a file, without their leading ``###``."""
    return re.split(r"^### ", path.read_text("utf8"), flags=re.M)[1:]


def read_report(block: str) -> CodedReport:
    """One report from its block, without the leading ``###``.

    Raises:
        BadReport: the block is not written as this module says.
    """
    head, _, coded = block.partition("\n--\n")
    first, _, marked = head.partition("\n\n")
    name, *fields = first.split("\n")
    known = dict(field.split(": ", 1) for field in fields if ": " in field)
    text, words = unmarked(marked.strip())
    claims = {}
    for row in filter(None, map(str.strip, coded.split("\n"))):
        number, claim = read_claim(row, name)
        if number in claims:
            raise BadReport(f"{name}: claim {number} is told twice")
        if number not in words:
            raise BadReport(f"{name}: claim {number} has no word{{{number}}} in the text")
        claims[number] = claim
    if without := sorted(set(words) - set(claims), key=int):
        raise BadReport(f"{name}: marks without a claim: {', '.join(without)}")
    day = known.get("published", "none")
    return CodedReport(
        name.strip(),
        None if day == "none" else date.fromisoformat(day),
        known.get("title"),
        text,
        claims,
        words,
    )


def unmarked(marked: str) -> tuple[str, dict[str, int]]:
    """The text without its marks, and the offset of each marked word."""
    text, words, at = "", {}, 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        for number in re.findall(r"\d+", mark["numbers"]):
            words[number] = len(text)
        text += mark["word"]
        at = mark.end()
    return text + marked[at:], words


def read_claim(row: str, report: str) -> tuple[str, Claim]:
    """Number and claim of one line.

    Raises:
        BadReport: a value is not one of the codebook's, or a slot is not written as it should be.
    """
    number, *parts = (part.strip() for part in row.split(" | "))
    if len(parts) < 2 or not number.isdigit():
        raise BadReport(f"{report}: not a claim: {row}")
    codebook = load_codebook()
    if parts[0] not in codebook.types:
        raise BadReport(f"{report}, claim {number}: no event type {parts[0]!r}")
    if parts[1] not in codebook.statuses:
        raise BadReport(f"{report}, claim {number}: no status {parts[1]!r}")
    slots = {}
    for part in parts[2:]:
        key, colon, value = part.partition(": ")
        if not colon or key not in SLOTS or key in slots:
            raise BadReport(f"{report}, claim {number}: no slot, or told twice: {part!r}")
        slots[key] = value.strip()
    try:
        return number, _claim(parts[0], parts[1], slots)
    except ValueError as error:
        raise BadReport(f"{report}, claim {number}: {error}") from error


SLOTS = frozenset({"actors", "targets", "place", "dates", "figures", "source", "event"})


def _claim(event_type: str, status: str, slots: dict[str, str]) -> Claim:
    start, _, end = slots.get("dates", "").partition("..")
    for day in filter(None, (start, end)):
        date.fromisoformat(day)
    return {
        "event_type": event_type,
        "status": status,
        "actors": _names(slots.get("actors", "")),
        "targets": _names(slots.get("targets", "")),
        "place": _place(slots.get("place")),
        "start": start or None,
        "end": end or start or None,
        "figures": [_figure(f) for f in _names(slots.get("figures", ""))],
        "source": _source(slots.get("source")),
        "event": slots.get("event"),
    }


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(";") if name.strip()]


def _place(value: str | None) -> dict[str, str | None] | None:
    if value is None:
        return None
    text, _, country = value.rpartition(", ")
    if not re.fullmatch(r"[A-Z]{2}|None", country):
        raise ValueError(f"place without a country code: {value!r}")
    return {"text": text, "country": None if country == "None" else country}


def _figure(value: str) -> dict[str, Any]:
    found = FIGURE.fullmatch(value)
    if found is None or found["kind"] not in load_codebook().figure_kinds:
        raise ValueError(f"not a figure: {value!r}")
    low, high = found["low"], found["high"]
    return {
        "kind": found["kind"],
        "who": found["who"],
        "low": int(low) if low else None,
        "high": int(high) if high else None,
        "cumulative": bool(found["all"]),
    }


def _source(value: str | None) -> dict[str, str] | None:
    if value is None:
        return None
    name, kind, stance = (part.strip() for part in value.rsplit(", ", 2))
    codebook = load_codebook()
    if kind not in codebook.source_kinds or stance not in codebook.stances:
        raise ValueError(f"not a source's kind and stance: {value!r}")
    return {"name": name, "kind": kind, "stance": stance}


def main() -> None:
    """Check files; the exit code is 1 where one is wrong."""
    types: Counter[str] = Counter()
    reports, words, wrong = 0, 0, 0
    for path in map(Path, sys.argv[1:]):
        for block in _blocks(path):
            try:
                report = read_report(block)
            except (BadReport, ValueError) as error:
                wrong += 1
                print(error)
                continue
            reports += 1
            words += len(report.text.split())
            types.update(c["event_type"] for c in report.claims.values())
    print(f"{reports} reports, {words} words, {types.total()} claims, {wrong} wrong reports")
    print(", ".join(f"{name} {count}" for name, count in types.most_common()))
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()

"""The situation report as Markdown (CommonMark with tables and footnotes)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vedette.exports.direction import isolated
from vedette.exports.sitrep_parts import about, ids_words, mark_words, source_words
from vedette.monitoring.sitrep import Part, Section, Sentence, SituationReport, Table

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def sitrep_md(report: SituationReport) -> str:
    """The whole report; text of reports is escaped, so that it stays text."""
    lines = [f"# {_safe(report.title)}", "", _safe(about(report)), ""]
    for section in report.sections:
        lines += _section(section)
    lines += ["## Sources", ""]
    for note in report.footnotes:
        quote = f"“{_safe(note.citation.quote)}”"
        lines.append(f"[^{note.number}]: {_safe(source_words(note))}: {quote} "
                     f"({_safe(ids_words(note))})")  # fmt: skip
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {_safe(section.heading)}", "")
    for part in section.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    if part.lead:
        yield from (_sentence(part.lead, bold=True), "")
    for sentence in part.sentences:
        yield f"- {_sentence(sentence)}"
    if part.sentences:
        yield ""
    if part.table:
        yield from _table(part.table)


def _sentence(sentence: Sentence, bold: bool = False) -> str:
    text = _safe(sentence.text)
    return f"{f'**{text}**' if bold else text}{_notes(sentence.notes)}{_mark(sentence.mark)}"


def _mark(mark: str) -> str:
    return f" *{mark}*" if mark_words(mark) else ""


def _table(table: Table) -> Iterator[str]:
    yield from (f"*{_safe(table.caption)}*", "")
    yield _cells([*table.columns, "Notes"])
    yield _cells(["---"] * (len(table.columns) + 1))
    for row in table.rows:
        yield _cells([*map(_safe, row.cells), _notes(row.notes)])
    yield ""


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _notes(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _safe(text: str) -> str:
    return SPECIAL.sub(r"\\\1", isolated(text))

"""The situation report: linked sentences, numbers that reconcile, and the same in four formats."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from tests.exports.conftest import ARABIC, HOSTILE
from vedette.errors import InputError
from vedette.exports.sitrep_docx import sitrep_docx
from vedette.exports.sitrep_html import policy, sitrep_html, style
from vedette.exports.sitrep_md import sitrep_md
from vedette.exports.sitrep_pdf import sitrep_pdf
from vedette.monitoring.sitrep import Asked, Sentence, SituationReport, compose
from vedette.store import EventFilter, open_record

FIRST, LAST = date(2020, 2, 1), date(2020, 2, 10)


@pytest.fixture(scope="module")
def report(db: str) -> SituationReport:
    with open_record(db) as record:
        return compose(record, FIRST, LAST, "Idlib")


def sentences(report: SituationReport) -> list[tuple[str, Sentence]]:
    return [
        (section.heading, sentence)
        for section in report.sections
        for part in section.parts
        for sentence in (*((part.lead,) if part.lead else ()), *part.sentences)
    ]


def text_of(report: SituationReport, heading: str) -> str:
    found = [s.text for h, s in sentences(report) if h.startswith(heading)]
    rows = [
        " | ".join(row.cells)
        for section in report.sections if section.heading.startswith(heading)
        for part in section.parts if part.table
        for row in part.table.rows
    ]  # fmt: skip
    return "\n".join([*found, *rows])


def test_every_footnote_quotes_its_report(report: SituationReport, db: str) -> None:
    assert report.footnotes
    with open_record(db) as record:
        for note in report.footnotes:
            kept = record.report(note.citation.report_id)
            assert kept is not None
            assert note.citation.quote in " ".join(kept.text.split())


def test_every_sentence_on_events_has_footnotes(report: SituationReport) -> None:
    numbers = {note.number for note in report.footnotes}
    told = [(h, s) for h, s in sentences(report) if re.search(r"according to|alleged", s.text)]
    for heading, sentence in told:
        if not heading.startswith("How to read"):
            assert sentence.notes, sentence.text
            assert set(sentence.notes) <= numbers


def test_numbers_reconcile_with_events(report: SituationReport, db: str) -> None:
    with open_record(db) as record:
        dated = record.count(EventFilter(place="Idlib", first=FIRST, last=LAST))
        everything = len(record.events(limit=None))
    assert report.counts.dated - report.counts.beyond == dated
    assert report.counts.dated + report.counts.undated == len(report.events) <= everything
    assert sum(p.value or 0 for p in report.incidents.points) == report.incidents.total


def test_one_source_is_alleged(report: SituationReport) -> None:
    shelling = next(s for _, s in sentences(report) if "shelled Turkish soldiers" in s.text)
    assert shelling.text == (
        "On 3 February, the Syrian army allegedly shelled Turkish soldiers in Saraqeb, "
        "according to the Turkish defence ministry. Reported killed: 5 Turkish soldiers."
    )
    assert shelling.mark == "single source"


def test_sections_tell_what_the_claims_say(report: SituationReport) -> None:
    assert "Clause 2" in text_of(report, "Incidents by clause")
    assert "3 of 12" in text_of(report, "Sites")
    assert "Killed | Turkey | combatants | 5 | 5 | 5 | 1" in text_of(report, "Casualties")
    assert "200,000 to 999,999" in text_of(report, "Displacement")
    access = text_of(report, "Humanitarian access")
    assert "in Taftanaz were cancelled because of the weather" in access


def test_places_outside_the_area_stay_out(db: str) -> None:
    with open_record(db) as record:
        hama = compose(record, FIRST, LAST, "Hama")
    assert [e.event_type for e in hama.events] == ["deployment"]


def test_empty_period_says_so(db: str) -> None:
    with open_record(db) as record:
        report = compose(record, date(2019, 1, 1), date(2019, 1, 7))
    assert "No casualties are reported." in text_of(report, "Casualties")
    assert "7 days nothing was reported" in text_of(report, "Headline")
    assert "<h1>" in sitrep_html(report) and sitrep_pdf(report)[:4] == b"%PDF"


def test_reversed_period_is_refused(db: str) -> None:
    with open_record(db) as record, pytest.raises(InputError, match="before it starts"):
        compose(record, LAST, FIRST)


def test_unknown_level_is_refused(db: str) -> None:
    with open_record(db) as record, pytest.raises(InputError, match="no release level"):
        compose(record, FIRST, LAST, asked=Asked(level="secret"))


def test_html_runs_nothing_and_fetches_nothing(report: SituationReport) -> None:
    html = sitrep_html(report)
    assert "<script" not in html and not re.search(r"<[^>]* (?:style|on\w+)=", html)
    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert not re.search(r"url\(|@import|https?://", html)
    assert f'content="{policy()}"'.replace("'", "&#39;") in html
    assert f"<style>{style()}</style>" in html
    assert HOSTILE not in html and "&lt;script&gt;" in html


def test_html_isolates_names_of_the_other_direction(report: SituationReport) -> None:
    assert f"<bdi>{ARABIC}</bdi> fighters" in sitrep_html(report)


def test_html_links_lead_somewhere(report: SituationReport) -> None:
    html = sitrep_html(report)
    ids = set(re.findall(r' id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    assert len(re.findall(r"<h1", html)) == 1 and 'lang="en"' in html


def test_every_format_holds_every_sentence(report: SituationReport) -> None:
    markdown = (
        re.sub(r"\\(.)", r"\1", sitrep_md(report)).replace("\u2068", "").replace("\u2069", "")
    )
    document = Document(BytesIO(sitrep_docx(report)))
    words = "\n".join(p.text for p in document.paragraphs)
    for _, sentence in sentences(report):
        assert sentence.text in markdown
        assert sentence.text in words


def test_markdown_footnotes_are_defined(report: SituationReport) -> None:
    markdown = sitrep_md(report)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", markdown))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", markdown, re.MULTILINE))
    assert HOSTILE not in markdown


def test_docx_is_whole(report: SituationReport) -> None:
    data = sitrep_docx(report)
    document = Document(BytesIO(data))
    assert document.core_properties.title == report.title
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [*(s.heading for s in report.sections), "Sources"]
    with ZipFile(BytesIO(data)) as parts:
        body = parts.read("word/document.xml").decode()
    assert set(re.findall(r'w:anchor="(n\d+)"', body)) <= set(re.findall(r'w:name="(n\d+)"', body))
    assert "<w:rtl/>" in body and 'descr="' in body


def test_pdf_is_whole(report: SituationReport) -> None:
    data = sitrep_pdf(report)
    assert data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
    assert b"/Outlines" in data and b"/FontFile2" in data and b"/Lang" in data


def test_charts_show_gaps_as_gaps(report: SituationReport) -> None:
    assert report.incidents.gaps > 0
    assert "no report" in sitrep_html(report)
    quiet = next(p for p in report.incidents.points if p.gap)
    assert quiet.value is None

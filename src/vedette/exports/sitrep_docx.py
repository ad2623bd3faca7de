"""The situation report as DOCX: headings, tables with repeated heads, linked sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from vedette.exports.direction import RUN, clean
from vedette.exports.drawing import ROLES, Drawing
from vedette.exports.raster import to_png
from vedette.exports.sitrep_parts import about, column_widths, drawings, ids_words, source_words
from vedette.monitoring.sitrep import Footnote, Part, Section, Sentence, SituationReport, Table

FONT = "Calibri"
TEXT_WIDTH = 17.0
"""Centimetres between the margins."""
MUTED, MARK = (RGBColor.from_string(ROLES[role][0][1:].upper()) for role in ("muted", "mark"))


def sitrep_docx(report: SituationReport) -> bytes:
    """The whole report as the bytes of a .docx file."""
    document = Document()
    _set_up(document, report)
    document.add_heading(clean(report.title), 0)
    _run(document.add_paragraph(), about(report), colour=MUTED, size=9)
    figures = drawings(report)
    for section in report.sections:
        _section(document, section, figures)
    document.add_heading("Sources", 1)
    for note in report.footnotes:
        _source(document, note)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document: Any, report: SituationReport) -> None:
    """Page, fonts, properties, and page numbers at the foot."""
    core = document.core_properties
    core.title, core.author, core.language = clean(report.title), "Vedette", "en-GB"
    core.comments = about(report)
    core.created = core.modified = report.made.replace(tzinfo=None)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin, page.bottom_margin = Cm(1.8), Cm(2)
    for name, size in (("Normal", 10.5), ("List Bullet", 10.5), ("Title", 20), ("Heading 1", 13)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        if name in ("Title", "Heading 1"):
            style.font.color.rgb = RGBColor.from_string(ROLES["ink"][0][1:].upper())
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(foot, f"{clean(report.title)} · {report.release} · ", colour=MUTED, size=8)
    _field(foot, "PAGE")


def _field(paragraph: Any, code: str) -> None:
    run = paragraph.add_run()
    run.font.size = Pt(8)
    for kind, text in (("begin", None), (None, code), ("end", None)):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _section(document: Any, section: Section, figures: dict[str, Drawing]) -> None:
    document.add_heading(clean(section.heading), 1)
    for part in section.parts:
        _part(document, part)
    for name in section.figures:
        if name in figures:
            _figure(document, figures[name])


def _part(document: Any, part: Part) -> None:
    if part.lead:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        _sentence(paragraph, part.lead, bold=True)
    for sentence in part.sentences:
        _sentence(document.add_paragraph(style="List Bullet"), sentence)
    if part.table:
        _table(document, part.table)


def _sentence(paragraph: Any, sentence: Sentence, bold: bool = False) -> None:
    _run(paragraph, sentence.text, bold=bold)
    _notes(paragraph, sentence.notes)
    if sentence.mark:
        _run(paragraph, f"  {sentence.mark}", colour=MARK, size=8)


def _run(
    paragraph: Any, text: str, *, bold: bool = False, colour: Any = None, size: float | None = None
) -> None:
    """Add text; right-to-left runs are marked as such, so that Word sets them apart."""
    for words, rtl in _directions(clean(text) if text.strip() else text, text):
        run = paragraph.add_run(words)
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        if colour is not None:
            run.font.color.rgb = colour
        if rtl:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _directions(words: str, original: str) -> Iterable[tuple[str, bool]]:
    """Pieces of a text with whether they run right to left; edge spaces are kept."""
    lead = original[: len(original) - len(original.lstrip())]
    tail = original[len(original.rstrip()) :] if original.strip() else ""
    text, at = f"{lead}{words}{tail}", 0
    for found in RUN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def _notes(paragraph: Any, numbers: Iterable[int]) -> None:
    """Superscript numbers that lead to the sources."""
    for i, number in enumerate(numbers):
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"n{number}")
        run = paragraph.add_run(f"{', ' if i else ''}{number}")
        run.font.superscript = True
        link.append(run._r)
        paragraph._p.append(link)


def _table(document: Any, table: Table) -> None:
    caption = document.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    _run(caption, table.caption, colour=MUTED, size=9)
    made = document.add_table(rows=1, cols=len(table.columns) + 1)
    made.style = "Table Grid"
    for cell, name in zip(made.rows[0].cells, (*table.columns, "Notes"), strict=True):
        _run(cell.paragraphs[0], name, bold=True, size=9)
    _row_property(made.rows[0], "w:tblHeader")
    for row in table.rows:
        cells = made.add_row().cells
        for cell, words in zip(cells, row.cells, strict=False):
            _run(cell.paragraphs[0], words, size=9)
        _notes(cells[-1].paragraphs[0], row.notes)
    for made_row in made.rows:
        _row_property(made_row, "w:cantSplit")
    _fit(made, column_widths(table, TEXT_WIDTH))
    document.add_paragraph()


def _fit(made: Any, widths: Sequence[float]) -> None:
    """Set the columns' widths, and no space under a cell's text."""
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)


def _row_property(row: Any, name: str) -> None:
    """Let a head stand on each page (w:tblHeader), or keep a row on one (w:cantSplit)."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _figure(document: Any, drawing: Drawing) -> None:
    picture = document.add_picture(BytesIO(to_png(drawing)), width=Cm(17))
    properties = picture._inline.docPr
    properties.set("descr", f"{drawing.title}. {drawing.description}")
    properties.set("title", drawing.title)
    _run(document.add_paragraph(), drawing.title, colour=MUTED, size=9)


def _source(document: Any, note: Footnote) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Cm(0.8)
    paragraph.paragraph_format.first_line_indent = Cm(-0.8)
    _bookmark(paragraph, note.number)
    _run(paragraph, f"{note.number}.  ", bold=True, size=8.5)
    _run(paragraph, f"{source_words(note)}: “{clean(note.citation.quote)}” ", size=8.5)
    _run(paragraph, ids_words(note), colour=MUTED, size=7.5)


def _bookmark(paragraph: Any, number: int) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag.endswith("Start"):
            mark.set(qn("w:name"), f"n{number}")
        paragraph._p.append(mark)

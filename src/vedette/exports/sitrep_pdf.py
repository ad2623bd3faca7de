"""The situation report as PDF: shipped fonts, shaped text, outline, linked sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from vedette.exports.direction import clean
from vedette.exports.drawing import ROLES, Box, Dot, Drawing, Item, Label, Shape, Stroke, hatching
from vedette.exports.fonts import font_path
from vedette.exports.sitrep_parts import about, column_widths, drawings, ids_words, source_words
from vedette.monitoring.sitrep import Footnote, Part, Section, Sentence, SituationReport, Table

FAMILY = "Vedette"
MARGIN, WIDTH = 17.0, 176.0
"""Millimetres on A4."""
POINT = 0.3528
"""Millimetres a point."""


def _rgb(role: str) -> tuple[int, int, int]:
    colour = ROLES[role][0]
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


HEAD = FontFace(emphasis="BOLD", color=_rgb("ink"), fill_color=_rgb("land"))


class Page(FPDF):
    """A4 with a running foot."""

    def __init__(self, foot: str) -> None:
        super().__init__("P", "mm", "A4")
        self.foot = foot

    def footer(self) -> None:
        """The title, the release level and the page's number."""
        self.set_y(-13)
        self.set_font(FAMILY, "", 7.5)
        self.set_text_color(*_rgb("muted"))
        self.cell(0, 5, f"{self.foot} · page {self.page_no()} of {{nb}}", align="C")


def sitrep_pdf(report: SituationReport) -> bytes:
    """The whole report as the bytes of a PDF file."""
    pdf = Page(f"{clean(report.title)} · {report.release}")
    _set_up(pdf, report)
    links = {note.number: pdf.add_link() for note in report.footnotes}
    _line(pdf, clean(report.title), 18, bold=True, height=8)
    _line(pdf, about(report), 8.5, role="muted", height=4.2)
    figures = drawings(report)
    for section in report.sections:
        _section(pdf, section, figures, links)
    _heading(pdf, "Sources")
    for note in report.footnotes:
        _source(pdf, note, links[note.number])
    return bytes(pdf.output())


def _set_up(pdf: Page, report: SituationReport) -> None:
    pdf.set_margins(MARGIN, 15, MARGIN)
    pdf.set_auto_page_break(True, margin=18)
    pdf.add_font(FAMILY, "", font_path())
    pdf.add_font(FAMILY, "B", font_path(bold=True))
    pdf.set_text_shaping(True)
    pdf.set_title(clean(report.title))
    pdf.set_author("Vedette")
    pdf.set_subject(about(report))
    pdf.set_lang("en-GB")
    pdf.set_creation_date(report.made)
    pdf.add_page()


def _line(
    pdf: Page, text: str, size: float, *, bold: bool = False, role: str = "ink", height: float = 5
) -> None:
    pdf.set_font(FAMILY, "B" if bold else "", size)
    pdf.set_text_color(*_rgb(role))
    pdf.multi_cell(0, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _heading(pdf: Page, text: str) -> None:
    if pdf.will_page_break(28):
        pdf.add_page()
    pdf.ln(4)
    pdf.set_draw_color(*_rgb("ink"))
    pdf.set_line_width(0.4)
    pdf.line(MARGIN, pdf.get_y(), MARGIN + WIDTH, pdf.get_y())
    pdf.ln(1.5)
    pdf.start_section(text)
    _line(pdf, text, 12, bold=True, height=5.6)
    pdf.ln(1)


def _section(
    pdf: Page, section: Section, figures: dict[str, Drawing], links: dict[int, int]
) -> None:
    _heading(pdf, clean(section.heading))
    for part in section.parts:
        _part(pdf, part, links)
    for name in section.figures:
        if name in figures:
            _figure(pdf, figures[name])


def _part(pdf: Page, part: Part, links: dict[int, int]) -> None:
    if part.lead:
        if pdf.will_page_break(18):
            pdf.add_page()
        pdf.ln(1)
        _sentence(pdf, part.lead, links, bold=True)
    for sentence in part.sentences:
        pdf.set_left_margin(MARGIN + 4.5)
        pdf.set_x(MARGIN + 1)
        pdf.set_font(FAMILY, "", 9.5)
        pdf.set_text_color(*_rgb("ink"))
        pdf.cell(3.5, 4.8, "•")
        _sentence(pdf, sentence, links)
        pdf.set_left_margin(MARGIN)
    pdf.set_x(MARGIN)
    if part.table:
        _table(pdf, part.table, links)


def _sentence(pdf: Page, sentence: Sentence, links: dict[int, int], *, bold: bool = False) -> None:
    """Text, its note numbers as links, and its mark."""
    pdf.set_font(FAMILY, "B" if bold else "", 9.5)
    pdf.set_text_color(*_rgb("ink"))
    pdf.write(4.8, clean(sentence.text))
    _numbers(pdf, sentence.notes, links)
    if sentence.mark:
        pdf.set_font(FAMILY, "", 7)
        pdf.set_text_color(*_rgb("mark"))
        pdf.write(4.8, f"  {sentence.mark}")
    pdf.ln(5.6)


def _numbers(pdf: Page, numbers: Sequence[int], links: dict[int, int]) -> None:
    pdf.set_font(FAMILY, "", 9.5)
    pdf.set_text_color(*_rgb("bar"))
    pdf.char_vpos = "SUP"
    for i, number in enumerate(numbers):
        pdf.write(4.8, f"{',' if i else ' '}{number}", links[number])
    pdf.char_vpos = "LINE"


def _table(pdf: Page, table: Table, links: dict[int, int]) -> None:
    """A table whose last column holds the numbers of its notes."""
    pdf.ln(1)
    _line(pdf, clean(table.caption), 8.5, role="muted", height=4.5)
    pdf.set_font(FAMILY, "", 8.5)
    pdf.set_text_color(*_rgb("ink"))
    pdf.set_draw_color(*_rgb("line"))
    pdf.set_fill_color(*_rgb("paper"))
    pdf.set_line_width(0.2)
    widths = column_widths(table, WIDTH)
    with pdf.table(
        width=WIDTH, col_widths=widths, line_height=4.4, text_align="LEFT", padding=0.9,
        borders_layout="HORIZONTAL_LINES", headings_style=HEAD,
    ) as drawn:  # fmt: skip
        head = drawn.row()
        for name in (*table.columns, "Notes"):
            head.cell(name)
        for row in table.rows:
            cells = drawn.row()
            for words in row.cells:
                cells.cell(clean(words))
            first = links[row.notes[0]] if row.notes else None
            cells.cell(", ".join(map(str, row.notes)), link=first)
    pdf.ln(3)


def _figure(pdf: Page, drawing: Drawing) -> None:
    """The drawing in vectors, with its title under it."""
    scale = WIDTH / drawing.width
    height = drawing.height * scale
    if pdf.will_page_break(height + 8):
        pdf.add_page()
    top = pdf.get_y() + 1
    for item in drawing.items:
        _draw(pdf, item, (MARGIN, top), scale)
    pdf.set_draw_color(*_rgb("line"))
    pdf.set_line_width(0.2)
    pdf.rect(MARGIN, top, WIDTH, height)
    pdf.set_xy(MARGIN, top + height + 1)
    _line(pdf, clean(drawing.title), 8.5, role="muted", height=4.5)
    pdf.ln(2)


def _draw(pdf: Page, item: Item, origin: tuple[float, float], scale: float) -> None:
    left, top = origin
    if isinstance(item, Box):
        if item.hatched:
            for line in hatching(item):
                _draw(pdf, line, origin, scale)
            return
        pdf.set_fill_color(*_rgb(item.role))
        pdf.rect(left + item.x * scale, top + item.y * scale, item.width * scale,
                 item.height * scale, style="F")  # fmt: skip
    elif isinstance(item, Stroke):
        pdf.set_draw_color(*_rgb(item.role))
        pdf.set_line_width(item.width * scale)
        pdf.polyline([(left + x * scale, top + y * scale) for x, y in item.points])
    elif isinstance(item, Shape):
        pdf.set_draw_color(*_rgb(item.outline))
        pdf.set_fill_color(*_rgb(item.role))
        pdf.set_line_width(0.8 * scale)
        pdf.polygon([(left + x * scale, top + y * scale) for x, y in item.points], style="DF")
    elif isinstance(item, Dot):
        _dot(pdf, item, origin, scale)
    else:
        _label(pdf, item, origin, scale)


def _dot(pdf: Page, dot: Dot, origin: tuple[float, float], scale: float) -> None:
    pdf.set_draw_color(*_rgb(dot.role if dot.hollow else "paper"))
    pdf.set_fill_color(*_rgb(dot.role))
    pdf.set_line_width((1.8 if dot.hollow else 1.0) * scale)
    centre = (origin[0] + dot.x * scale, origin[1] + dot.y * scale)
    pdf.circle(*centre, radius=dot.radius * scale, style="D" if dot.hollow else "DF")


def _label(pdf: Page, label: Label, origin: tuple[float, float], scale: float) -> None:
    pdf.set_font(FAMILY, "", label.size * scale / POINT)
    pdf.set_text_color(*_rgb(label.role))
    width: float = pdf.get_string_width(label.text)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    pdf.text(origin[0] + label.x * scale - shift, origin[1] + label.y * scale, label.text)


def _source(pdf: Page, note: Footnote, link: Any) -> None:
    pdf.set_link(link, y=pdf.get_y(), page=pdf.page_no())
    pdf.set_left_margin(MARGIN + 7)
    pdf.set_x(MARGIN)
    pdf.set_font(FAMILY, "B", 8)
    pdf.set_text_color(*_rgb("ink"))
    pdf.cell(7, 4, f"{note.number}.")
    pdf.set_font(FAMILY, "", 8)
    pdf.write(4, f"{clean(source_words(note))}: “{clean(note.citation.quote)}” ")
    pdf.set_font(FAMILY, "", 6.5)
    pdf.set_text_color(*_rgb("muted"))
    pdf.write(4, ids_words(note))
    pdf.set_left_margin(MARGIN)
    pdf.ln(5)

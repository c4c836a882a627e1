"""A letter as a file to edit: the same parts, in styles that a word processor can restyle.

Long because every kind of part has its few lines here, and a reader wants them beside each other.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from functools import cache
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable

from evenhand.documents import blocks
from evenhand.documents.blocks import Block, Letter, Part, Picture
from evenhand.documents.pictures import as_png

_INK, _QUIET, _SHADE, _BLUE, _LINE = "212B32", "4C6272", "E8EDEE", "005EB8", "AEB7BD"
_COLOURS: Final = {"green": "007F3B", "amber": "8A5A00", "red": "B3261E"}
_WIDTH: Final = 16.2
"""Centimetres between the margins of the page."""
NOTE, QUIET, SAID, BOX, SMALL = "Context note", "Quiet", "Own words", "Box", "Small"
FAIRLY: Final = "To read this fairly: "
REPLY: Final = "The practice says: "


def letter_docx(letter: Letter) -> bytes:
    """Return the letter as a Word document."""
    document = _blank()
    core = document.core_properties
    core.title, core.author, core.language = letter.title, letter.sender[0], "en-GB"
    core.created = core.modified = datetime.combine(letter.made_on, time())
    core.last_modified_by, core.comments = letter.sender[0], ""
    _head(document, letter)
    for block in letter.opening:
        _add(document, block)
    for part in letter.parts:
        _part(document, part)
    if letter.closing:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        document.add_paragraph("\n".join(letter.closing)).paragraph_format.keep_together = True
    for place, part in enumerate(letter.annex):
        _part(document, part, begins_a_page=place == 0)
    footer = document.sections[0].footer.paragraphs[0]
    footer.text, footer.style = letter.running, document.styles[SMALL]
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@cache
def _template() -> bytes:
    """Return an empty document with our styles; made once, as reading the library's own takes longest."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.1)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Arial", Pt(10.5), RGBColor.from_string(_INK)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.rPr.append(language)
    normal.paragraph_format.space_after = Pt(7)
    for level, size in ((1, 19), (2, 13.5), (3, 11.5)):
        style: Any = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), True
        style.font.color.rgb = RGBColor.from_string(_INK)
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "")
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    _style(document, NOTE, 9.5, fill=_SHADE)
    _style(document, QUIET, 10, colour=_QUIET)
    _style(document, SMALL, 8.5, colour=_QUIET)
    _style(document, SAID, 10.5, left=_BLUE)
    _style(document, BOX, 10.5, box=True)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _blank() -> Document:
    return docx.Document(io.BytesIO(_template()))


def _style(
    document: Document, name: str, size: float, *, colour: str = _INK, fill: str = "", left: str = "",
    box: bool = False,
) -> None:  # fmt: skip
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour)
    properties = style.element.get_or_add_pPr()
    sides = ("left",) if left else ("top", "left", "bottom", "right") if box else ()
    if sides:
        borders = OxmlElement("w:pBdr")
        for side in sides:
            line = OxmlElement(f"w:{side}")
            for key, value in (("val", "single"), ("sz", "24" if left else "6"), ("space", "6")):
                line.set(qn(f"w:{key}"), value)
            line.set(qn("w:color"), left or _INK)
            borders.append(line)
        properties.append(borders)
    if fill:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), fill)
        properties.append(shade)


def _head(document: Document, letter: Letter) -> None:
    sender = document.add_paragraph()
    sender.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for place, line in enumerate((*letter.sender, letter.day)):
        run = sender.add_run(line if place == 0 else f"\n{line}")
        run.bold = place == 0
    if letter.to:
        document.add_paragraph("\n".join(letter.to))
    document.add_heading(letter.title, 1)
    if letter.state:
        document.add_paragraph(letter.state, style=BOX)
    if letter.about:
        _named(document, blocks.Named(letter.about))


def _part(document: Document, part: Part, *, begins_a_page: bool = False) -> None:
    heading = document.add_heading(part.title, part.level)
    heading.paragraph_format.page_break_before = begins_a_page
    for block in part.blocks:
        _add(document, block)


def _add(document: Document, block: Block) -> None:
    _WRITERS[type(block)](document, block)


def _lines(document: Document, words: str, style: str | None = None, lead: str = "") -> None:
    paragraph = document.add_paragraph(style=style)
    if lead:
        paragraph.add_run(f"{lead} ").bold = True
    paragraph.add_run(words)


def _paragraph(document: Document, block: blocks.Paragraph) -> None:
    _lines(document, block.text, QUIET if block.quiet else None, block.lead)


def _bullets(document: Document, block: blocks.Bullets) -> None:
    for item in block.items:
        document.add_paragraph(item, style="List Bullet")


def _named(document: Document, block: blocks.Named) -> None:
    table = _table(document, (), block.pairs, (3, 7))
    for row in table.rows:
        for run in row.cells[0].paragraphs[0].runs:
            run.bold = True


def _grid(document: Document, block: blocks.Table) -> None:
    table = _table(document, block.headings, block.rows, block.widths)
    for row in table.rows:
        for column in block.numbers:
            row.cells[column].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _verbatim(document: Document, block: blocks.Verbatim) -> None:
    _lines(document, block.words, SAID)
    document.add_paragraph(block.whose, style=QUIET)


def _boxed(document: Document, block: blocks.Boxed) -> None:
    _lines(document, block.text, BOX, block.lead)


def _picture(document: Document, block: Picture, width: float = _WIDTH) -> None:
    _drawn(document.add_paragraph().add_run(), block, width)


def _drawn(run: Any, picture: Picture, width: float) -> None:
    shape = run.add_picture(io.BytesIO(as_png(picture)), width=Cm(width))
    shape._inline.docPr.set("descr", picture.alt)


def _figure(document: Document, block: blocks.Figure) -> None:
    first = len(document.paragraphs)
    document.add_heading(block.title, 3)
    _lines(document, f"{block.period}. {block.interval}. {block.beside}", None, block.value)
    if block.picture:
        _picture(document, block.picture)
    _lines(document, block.sentences, None, f"{block.verdict}.")
    # A figure is read with its note: they stay on one page.
    for paragraph in document.paragraphs[first:]:
        paragraph.paragraph_format.keep_with_next = True
    _lines(document, block.note.text, NOTE, FAIRLY.strip())
    if block.reply:
        _lines(document, block.reply, SAID, REPLY.strip())
    if block.caveats:
        document.add_paragraph(" ".join(f"{caveat}." for caveat in block.caveats), style=SMALL)


def _figures(document: Document, block: blocks.Figures) -> None:
    headings = ("Figure", "Here", "England", "What is said of it")
    rows = [
        (
            f"{one.title} ({one.period})",
            "\n".join(filter(None, (one.value, one.interval))),
            one.england,
            one.said,
        )
        for one in block.rows
    ]
    table = _table(
        document, headings, [line for row in rows for line in (row, ("", "", "", ""))], (9, 5, 4, 7)
    )
    for place, one in enumerate(block.rows):
        for column in (1, 2):
            table.rows[1 + 2 * place].cells[column].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        cells = table.rows[2 + 2 * place].cells
        whole = cells[0].merge(cells[3])
        for extra in whole.paragraphs[1:]:
            extra._element.getparent().remove(extra._element)
        whole.paragraphs[0].style = document.styles[SMALL]
        whole.paragraphs[0].add_run(FAIRLY + one.note.text)
        if one.reply:
            whole.paragraphs[0].add_run(f"\n{REPLY}{one.reply}")


def _charts(document: Document, block: blocks.Charts) -> None:
    for title, picture, note, under in block.items:
        document.add_heading(title, 3)
        _picture(document, picture, 10.5)
        document.add_paragraph(under)
        _lines(document, note.text, NOTE, FAIRLY.strip())


def _standards(document: Document, block: blocks.Standards) -> None:
    headings = ("Minimum standard", "The clause it rests on", "What was found")
    rows = [(what, clause, f"{sign} {word}") for what, clause, sign, word, _ in block.rows]
    table = _table(document, headings, rows, (4, 4, 3))
    for row, (*_, colour) in zip(table.rows[1:], block.rows, strict=True):
        for run in row.cells[2].paragraphs[0].runs:
            run.bold = True
            run.font.color.rgb = RGBColor.from_string(_COLOURS.get(colour, _INK))


def _signatures(document: Document, block: blocks.Signatures) -> None:
    for whom, proof in block.places:
        _lines(document, "\n\n______________________________", None, whom)
        document.add_paragraph(proof, style=QUIET)


def _table(
    document: Document,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
) -> WordTable:
    """Add a table whose heading row comes again on each page, and return it."""
    table = document.add_table(rows=0, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _ruled(table)
    unit = _WIDTH / sum(widths)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Cm(unit * share)
    for place, texts in enumerate([*([headings] if headings else []), *rows]):
        row = table.add_row()
        is_heading = bool(headings) and place == 0
        if is_heading:
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            row._tr.get_or_add_trPr().append(mark)
        for cell, text, share in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(unit * share)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            if text:
                paragraph.add_run(text).bold = is_heading
    # Without a paragraph after it a table joins the one that follows.
    document.add_paragraph().paragraph_format.space_after = Pt(2)
    return table


def _ruled(table: WordTable) -> None:
    """Give a table thin lines between its rows, and none between its columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


_WRITERS: Final[Mapping[type, Callable[[Document, Any], None]]] = {
    blocks.Paragraph: _paragraph,
    blocks.Bullets: _bullets,
    blocks.Named: _named,
    blocks.Table: _grid,
    blocks.Verbatim: _verbatim,
    blocks.Boxed: _boxed,
    blocks.Picture: _picture,
    blocks.Figure: _figure,
    blocks.Figures: _figures,
    blocks.Charts: _charts,
    blocks.Standards: _standards,
    blocks.Signatures: _signatures,
}

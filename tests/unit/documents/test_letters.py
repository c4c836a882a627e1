"""A letter's parts in both forms: the PDF and the file to edit say the same."""

import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from evenhand.documents.blocks import (
    Block,
    Boxed,
    Bullets,
    Charts,
    Figure,
    FigureRow,
    Figures,
    Letter,
    Named,
    Paragraph,
    Part,
    Picture,
    Signatures,
    Standards,
    Table,
    Verbatim,
    notes_of,
)
from evenhand.documents.letter_docx import letter_docx
from evenhand.documents.letter_pdf import letter_pdf
from evenhand.documents.pictures import as_png, said_of, standing_alone
from evenhand.pages.charts.funnel import Funnel, FunnelPoint, Limits, funnel
from evenhand.pages.charts.split_bar import SplitBar, SplitPart, split_bar
from evenhand.pages.noted import ContextNote
from support.pdf_text import letters_of, pdf_text

PICTURE = Picture(
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="9" height="9"/></svg>',
    "A square",
    90,
    30,
)
NOTE = ContextNote("Buses are few.")
FIGURE = Figure(
    "Waits", "12%", "95% interval 9% to 15%", "2021/22", "England 9%.", "Worth a look", "So it is.", NOTE,
    "We moved house", ("Rounded",), PICTURE,
)  # fmt: skip
EVERY: tuple[Block, ...] = (
    Paragraph("A paragraph\nof two lines", lead="Lead."),
    Paragraph("A quiet one", quiet=True),
    Bullets(("First thing", "Second thing")),
    Named((("Name", "What is said"),)),
    Table(("Left", "Right"), (("one", "2"), ("three", "4")), (3, 1), (1,)),
    Verbatim("Our own words *as* #they are", "Whose they are"),
    Boxed("Do not overlook this", lead="Note."),
    PICTURE,
    FIGURE,
    Figures(
        (
            FigureRow("Visits", "3.1", "95% interval 2 to 4", "2021/22", "2.9", "Similar", NOTE, "Our reply"),
            FigureRow("Rating", "Good", "", "2022", "", "A fact", ContextNote("It is old.")),
        )
    ),
    Charts((("A chart", PICTURE, NOTE, "Under it"), ("Another", PICTURE, NOTE, "Under that"))),
    Standards((("Open hours", "Clause 7", "✓", "Minimum standard met", "green"),)),
    Signatures((("For the practice", "Dr Alder, 1 May"), ("For the commissioner", "Not yet"))),
)
SAID = (
    "A paragraph", "Lead.", "A quiet one", "First thing", "What is said", "three", "Our own words *as* #they are",
    "Whose they are", "Do not overlook this", "Waits", "95% interval 9% to 15%", "Buses are few.", "We moved house",
    "Rounded.", "Visits", "Our reply", "It is old.", "Under that", "Clause 7", "Minimum standard met",
    "For the commissioner", "Yours", "Draft for you", "Ward Surgery", "An annex", "Figures of May",
)  # fmt: skip


@pytest.fixture(scope="module")
def letter() -> Letter:
    """A letter with a part of every kind."""
    return Letter(
        "annual", "A letter", ("NHS Ward", "1 Lane"), ("Ward Surgery",), date(2023, 5, 1), "1 May 2023",
        (("About", "2022/23"),), (Paragraph("Dear all,"),), (Part("All of it", EVERY), Part("Within", (), 3)),
        ("Yours,", "Pat"), "Figures of May", "Draft for you", (Part("An annex", (Paragraph("More"),)),),
    )  # fmt: skip


def word_of(content: bytes) -> str:
    found = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    footer = [one.text for one in found.sections[0].footer.paragraphs]
    return " ".join([*(one.text for one in found.paragraphs), *cells, *footer])


def test_both_forms_say_the_same(letter: Letter) -> None:
    pdf, word = letters_of(pdf_text(letter_pdf(letter))), letters_of(word_of(letter_docx(letter)))
    for words in SAID:
        assert letters_of(words) in pdf, words
        assert letters_of(words) in word, words


def test_the_same_letter_makes_the_same_pdf(letter: Letter) -> None:
    assert letter_pdf(letter) == letter_pdf(letter)


def test_a_document_to_edit_is_in_english_and_its_headings_come_again_on_each_page(letter: Letter) -> None:
    found = docx.Document(io.BytesIO(letter_docx(letter)))
    assert found.core_properties.language == "en-GB"
    assert found.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    repeated = list(found.element.iter(qn("w:tblHeader")))
    assert len(repeated) == 3


def test_a_letter_has_the_notes_of_all_its_figures(letter: Letter) -> None:
    assert notes_of(letter) == [
        "Buses are few.",
        "Buses are few.",
        "It is old.",
        "Buses are few.",
        "Buses are few.",
    ]


def test_a_chart_stands_alone_with_its_size_and_without_names() -> None:
    points = [
        FunnelPoint("Z80001", "Alder: 3", 10, 3, "similar"),
        FunnelPoint("Z80002", "Birch", 20, 4, None),
    ]
    limits = [Limits(5, 1, 2, 5, 6), Limits(25, 1, 2, 5, 6)]
    chart = str(funnel(Funnel(points, limits, 3.5, "Size"), str, title="T & U", description="D"))
    picture = standing_alone(chart, "In words")
    assert (picture.width, picture.height, picture.alt) == (400, 300, "In words")
    assert "Alder" not in picture.svg
    assert "Z80001" not in picture.svg
    assert picture.svg.count("<circle") == 2
    assert said_of(chart) == "T & U. D"
    assert said_of("<svg></svg>") == ""
    assert as_png(picture).startswith(b"\x89PNG")


def test_a_chart_as_wide_as_its_column_is_given_a_width() -> None:
    bar = SplitBar(1.0, "England 1", 3.0, "Here 3", (SplitPart("Left", 2.0, "+2", "eh-part-left"),), None)
    picture = standing_alone(str(split_bar(bar, title="T", description="D")), "alt", width=500)
    assert (picture.width, picture.height) == (500, 79)
    assert as_png(picture).startswith(b"\x89PNG")


def test_only_a_chart_becomes_a_picture() -> None:
    with pytest.raises(ValueError, match="chart"):
        standing_alone("<p>no</p>", "alt")

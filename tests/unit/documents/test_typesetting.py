"""A document is a tagged PDF of its data, whatever their texts look like; what cannot be set is an error of ours."""

import io
from datetime import date
from importlib.resources import files
from unittest import mock

import pikepdf
import pytest

from evenhand.documents import DocumentError, compile_document, typesetting
from evenhand.documents.typesetting import HOUSE

MADE = date(2026, 1, 31)
LETTER = """#import "house.typ": *
#let data = json("data.json")
#show: house.with(title: data.title, running: "a day")
= #data.title
#lines(data.lines)
#note(data.note)
#rows((1fr, 1fr), ("Name", "Count"), data.rows)
"""
DATA = {
    "title": "A title",
    "lines": [
        {"name": "One", "items": [{"text": "said", "code": False}]},
        {"name": "Two", "items": [{"text": "a", "code": True}, {"text": "b", "code": False}]},
    ],
    "note": "Buses are few.",
    "rows": [["a", "1"], ["b", "2"]],
}


@pytest.fixture
def letter():
    """A template of that name, and the house's own beside it."""
    real = typesetting._source
    given = {"letter.typ": LETTER}
    with mock.patch.object(
        typesetting, "_source", side_effect=lambda name: given.get(name, "").encode() or real(name)
    ):
        yield given


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def text_of(pdf: pikepdf.Pdf) -> bytes:
    return b"".join(page.Contents.read_bytes() for page in pdf.pages)


def test_a_document_is_tagged_named_and_in_english(letter):
    pdf = opened(compile_document("letter", DATA, MADE))
    assert "/StructTreeRoot" in pdf.Root
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == "en-GB"
    assert pdf.docinfo.Title == "A title"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_its_fonts_are_inside_it(letter):
    pdf = opened(compile_document("letter", DATA, MADE))
    fonts = [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def test_the_same_data_make_the_same_file(letter):
    assert compile_document("letter", DATA, MADE) == compile_document("letter", DATA, MADE)


@pytest.mark.parametrize(
    "text",
    ['*bold* #read("main.typ")', "= heading", "#panic()", "$x$ \\ `raw`", '"];#]', "@preview <a>", "é–′−"],
)
def test_no_text_is_read_as_markup(letter, text):
    letter["letter.typ"] = '#set document(title: "T")\n#json("data.json").text'
    opened(compile_document("letter", {"text": text}, MADE))


def test_a_template_that_is_not_there_is_named():
    with pytest.raises(DocumentError, match=r"no template poem\.typ"):
        compile_document("poem", {}, MADE)


def test_what_typst_refuses_is_told_with_its_place(letter):
    letter["letter.typ"] += "#data.nothing"
    with pytest.raises(DocumentError, match=r"The document letter cannot be set.*nothing") as refused:
        compile_document("letter", DATA, MADE)
    assert "main.typ:8" in str(refused.value)
    assert refused.value.exit_code == 3


def test_a_picture_without_words_is_refused(letter):
    letter["letter.typ"] += (
        "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))"
    )
    with pytest.raises(DocumentError, match="alt"):
        compile_document("letter", DATA, MADE)


def test_a_document_without_a_title_is_refused(letter):
    letter["letter.typ"] = "Hello"
    with pytest.raises(DocumentError, match="title"):
        compile_document("letter", DATA, MADE)


def test_no_template_asks_for_a_package_from_elsewhere():
    templates = list((files("evenhand.documents") / "templates").iterdir())
    assert templates
    assert not any("@preview" in one.read_text("utf-8") for one in templates)


def test_the_house_is_a_template_of_ours():
    assert typesetting._source(HOUSE)

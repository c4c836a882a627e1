import io
import zipfile
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from evenhand.common.errors import InputError
from evenhand.cycle.cards.reading import MOST_BYTES, MOST_ROWS, SentCard, name_of, read_sent

HEADING = "practice code,indicator,rating"
CARD = f"{HEADING}\nZ80001,Asthma review,red\n"
NHS_NUMBERS = ("9434765919", "9434765870", "4010232137", "9999999999", "9434765838", "9434765846")


def workbook(*rows: tuple[object, ...], hidden: bool = False, formula: bool = False) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    if hidden:
        book.add_worksheet("notes").write(0, 0, "Nothing of use")
        sheet = book.add_worksheet("card")
        sheet.activate()
        sheet.set_first_sheet()
        book.worksheets()[0].hide()
    else:
        sheet = book.add_worksheet("card")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    if formula:
        sheet.write_formula(5, 1, "=WEBSERVICE(A1)", None, "")
    book.close()
    return out.getvalue()


def test_a_csv_is_read_as_it_is() -> None:
    assert read_sent("our card.csv", CARD.encode()) == SentCard("our card.csv", CARD)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators_are_told_apart(encoding: str, separator: str) -> None:
    content = CARD.replace(",", separator).replace("Asthma", "Café").encode(encoding)
    assert "Z80001,Café review,red" in read_sent("card", content).rows


def test_a_workbooks_shown_sheet_is_read_with_its_own_line_numbers() -> None:
    rows = (("practice code", "indicator", "rating"), (), ("Z80001", "Asthma review", "red"))
    read = read_sent("card.xlsx", workbook(*rows, hidden=True))

    assert read.rows.splitlines() == ["practice code,indicator,rating", "", "Z80001,Asthma review,red"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this file is empty"),
        (b"  \n ", "this file is empty"),
        (b"x" * (MOST_BYTES + 1), "too large to be a card. Received: '1,000,001 bytes'"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 40, "locked with a password or in an old format"),
        (b"PK\x03\x04 this is no archive", "damaged or no workbook"),
        (b"\x00\x01\x02\x03", "not text and no workbook"),
        (f"{HEADING}\nZ80001,=1+1,red\n".encode(), "holds a formula"),
        (f"{HEADING}\nZ80001, @SUM(A1),red\n".encode(), "line 2"),
        (f"{HEADING}\nZ80001,{'a' * 501},red\n".encode(), "a cell is too long"),
        (f"{HEADING}\n".encode() + b"," * 300, "too large to be a card"),
        (b"\n" * (MOST_ROWS + 1) + CARD.encode(), "too large to be a card"),
        (f"{HEADING},nhs number\nZ80001,Asthma review,red,{NHS_NUMBERS[0]}\n".encode(), "holds NHS numbers"),
    ],
)
def test_what_is_no_card_is_refused_with_its_reason(content: bytes, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_sent("card.csv", content)
    assert said in str(refused.value)
    assert NHS_NUMBERS[0] not in str(refused.value)
    assert "ingest" not in str(refused.value)


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(InputError):
        read_sent("card.csv", f'{HEADING}\nZ80001,"{"a" * 200_000}'.encode())


def test_a_workbook_with_a_formula_is_refused_where_it_is() -> None:
    with pytest.raises(InputError, match=r"card.xlsx, B6: this card holds a formula"):
        read_sent("card.xlsx", workbook(("practice code", "indicator", "rating"), formula=True))


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(InputError, match="no sheet with rows"):
        read_sent("card.xlsx", workbook())


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 400_000_000)
    assert len(bomb.getvalue()) < MOST_BYTES
    with pytest.raises(InputError, match="unpacks to far more"):
        read_sent("card.xlsx", bomb.getvalue())


def test_a_workbook_with_macros_or_another_file_in_it_is_refused() -> None:
    for member in ("xl/vbaProject.bin", "xl/embeddings/a.bin"):
        content = io.BytesIO(workbook(("practice code", "indicator", "rating")))
        with zipfile.ZipFile(content, "a") as archive:
            archive.writestr(member, b"x")
        with pytest.raises(InputError, match="the workbook holds"):
            read_sent("card.xlsx", content.getvalue())


def test_a_row_far_down_a_workbook_is_refused_before_the_gap_is_filled() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet().write(1_000_000, 0, "x")
    book.close()
    with pytest.raises(InputError, match="too large to be a card"):
        read_sent("card.xlsx", out.getvalue())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\cards\\our card.csv", "our card.csv"),
        ("<i>.csv", "i.csv"),
        ("", "card"),
        ("a" * 200, "a" * 120),
    ],
)
def test_a_files_name_is_shown_without_folders_and_signs(name: str, shown: str) -> None:
    assert name_of(name) == shown


@given(st.binary(max_size=300))
def test_whatever_is_sent_is_read_or_refused(content: bytes) -> None:
    with suppress(InputError):
        read_sent("card.csv", content)

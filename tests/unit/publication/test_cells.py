import csv
import io

import pytest

from evenhand.pages.noted import ContextNote
from evenhand.publication.cells import safe
from evenhand.publication.downloads import ExportedRow, as_csv


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("https://x")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]
)
def test_words_that_would_be_a_formula_stay_words(words: str) -> None:
    assert safe(words) == f"'{words}"


@pytest.mark.parametrize("cell", [-0.4, 7, None, "Good", "−0.4", "it's = it", ""])
def test_everything_else_is_left(cell: object) -> None:
    assert safe(cell) == cell


def test_no_cell_of_an_export_begins_a_formula() -> None:
    row = ExportedRow(
        "asthma", {"value": -0.5, "value_text": "=1+1"}, {"title": "@a"}, ("-b",), ContextNote("+c")
    )
    (cells,) = csv.DictReader(io.StringIO(as_csv([row])))

    assert cells == {
        "value": "-0.5",
        "value_text": "'=1+1",
        "title": "'@a",
        "caveats": "'-b",
        "context_note": "'+c",
        "how_to_read": cells["how_to_read"],
    }

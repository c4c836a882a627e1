"""The page on validity and its drawing, from the run that is kept."""

import json
from xml.etree import ElementTree

import pytest

from tools.docs_generators import validity
from tools.generate_docs import ROOT


@pytest.fixture(scope="module")
def run() -> dict:
    return json.loads((ROOT / validity.RUN).read_text(encoding="utf-8"))


def test_the_page_has_every_table(run):
    text = validity.page(run)
    assert sum(line.startswith("| --- |") for line in text.splitlines()) == 5
    assert "null_flag_rate_998_per_side" in text
    assert "{" not in text


def test_the_drawing_has_a_line_for_each_kind_and_says_what_it_shows(run):
    drawn = ElementTree.fromstring(validity.picture(run))
    name = "{http://www.w3.org/2000/svg}"
    assert len(drawn.findall(f"{name}polyline")) == len(validity.DRAWN)
    assert "list size" in drawn.findtext(f"{name}title", "")


def test_a_line_rises_to_the_top_where_everything_is_found():
    (line,) = validity._line([0.0, 1.0], 10.0, validity.COLOURS[0])
    top, bottom = f"{validity.TOP:.1f}", f"{validity.TOP + validity.HIGH:.1f}"
    assert f"{validity.LEFT + 0.0:.1f},{bottom} {validity.LEFT + 10.0:.1f},{top}" in line


def test_both_documents_are_generated(run):
    assert {str(path) for path in validity.generate()} == set(validity.OWNS)

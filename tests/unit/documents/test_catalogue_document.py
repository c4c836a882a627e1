"""The catalogue to print: a title page, contents, a part for each strand, and the words of the pages."""

import io

import pikepdf
import pytest

from evenhand.documents import catalogue_document
from evenhand.documents.catalogue import catalogue_content
from evenhand.pages.catalogue_edition import MOST_CODED_LISTED
from support.catalogues import edition_of
from support.definitions import catalogue, fact, framework, indicator


def said(value) -> str:
    return repr(catalogue_content(value))


def test_it_is_tagged_named_and_has_bookmarks_to_each_strand_and_indicator():
    pdf = pikepdf.open(io.BytesIO(catalogue_document(edition_of())))
    assert "/StructTreeRoot" in pdf.Root
    assert (str(pdf.Root.Lang), str(pdf.docinfo.Title)) == ("en-GB", "Town catalogue")
    with pdf.open_outline() as outline:
        titles = [one.title for one in outline.root]
        below = [one.title for part in outline.root for one in part.children]
    assert titles[:2] == ["Access", "Waiting"]
    assert {"Frameworks", "Contexts", "Case-mix sets", "Safeguards"} <= set(titles)
    assert {"Patients who come by bus", "Bus shelter", "Town profile"} <= set(below)


def test_an_entry_has_the_words_of_its_page_with_the_context_note():
    entry = catalogue_content(edition_of())["strands"][0]["entries"][0]
    lines = {line["name"]: line["items"][0]["text"] for part in entry["sections"] for line in part["lines"]}
    assert entry["note"].startswith("How far the nearest bus stop is")
    assert lines["What is counted"] == "Patients who came by bus."
    assert lines["Out of"] == "Patients asked."
    assert entry["expressions"][0] == ("Numerator", "bus.riders")


def test_a_standard_is_told_with_its_clause_and_what_is_still_open():
    shown = catalogue_content(edition_of())["frameworks"][0]
    assert shown["strands"][0]["rows"][0][1].endswith("Rests on: Clause 7 of the town's contract.")
    assert any("Still open: " in line for line in shown["safeguards"])


def test_a_framework_without_standards_lists_its_indicators():
    made = edition_of(catalogue(fact(id="bus-riders"), framework()))
    assert not catalogue_content(made)["frameworks"][0]["has_standards"]
    assert catalogue_document(made)


def test_very_many_codes_are_a_table_of_codes():
    many = [
        indicator(id=f"qof-bus{number:03}-{kind}", title=f"BUS{number:03}: riders (all counted)")
        for number in range(MOST_CODED_LISTED)
        for kind in ("net", "gross")
    ]
    made = edition_of(catalogue(*many))
    strand = catalogue_content(made)["strands"][0]
    assert strand["entries"] == []
    assert strand["codes"][0] == {"code": "BUS000", "title": "Riders"}
    assert catalogue_document(made)


@pytest.mark.parametrize("text", ["#panic()", "*stars* and _lines_", "<script>", "= equals"])
def test_a_text_is_set_as_it_is(text):
    assert catalogue_document(edition_of(catalogue(indicator(why_it_matters=text))))

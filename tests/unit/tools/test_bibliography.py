"""The bibliography is read as far as a list of papers needs."""

import pytest

from tools.bibliography import BibliographyError, parse, sentence

SPIEGELHALTER = """
@article{spiegelhalter2005,
  author = {Spiegelhalter, David J.},
  title = "Funnel plots for comparing {I}nstitutional performance",
  journal = {Statistics in Medicine}, volume = 24, number = 8, pages = {1185--1202},
  year = 2005,
  doi = {10.1002/sim.1970},
}
"""


def test_an_article_becomes_a_sentence():
    assert sentence(parse(SPIEGELHALTER)["spiegelhalter2005"]) == (
        "Spiegelhalter, David J. (2005). Funnel plots for comparing Institutional performance. "
        "Statistics in Medicine 24(8): 1185–1202. doi:10.1002/sim.1970."
    )


def test_several_authors_are_joined():
    entry = parse("@book{a, author = {One, A. and Two, B. and Three, C.}, title={T}, publisher={P}}")["a"]
    assert sentence(entry).startswith("One, A., Two, B. and Three, C. T. P.")


def test_an_organisation_stands_for_the_authors():
    entry = parse("@techreport{a, institution = {Public Health England}, year = {2018}, title = {T}}")["a"]
    assert sentence(entry) == "Public Health England (2018). T. Public Health England."


def test_entries_follow_each_other_and_comments_are_passed_over():
    assert set(parse("% a comment\n@misc{a, title={A}}\nwords\n@misc{b, title={B}}")) == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("@misc{a, title = {never closed", "line 1"),
        ('\n@misc{a, title = "never closed', "line 2"),
        ("@misc{a, title = ,}", "line 1"),
        ("@misc{a, title = {A} year = 3", "line 1"),
        ("@misc{a, title={A}}\n@misc{a, title={B}}", "line 2: the key 'a' is used twice"),
    ],
)
def test_what_is_not_read_is_refused_with_its_line(text, line):
    with pytest.raises(BibliographyError, match=line):
        parse(text)

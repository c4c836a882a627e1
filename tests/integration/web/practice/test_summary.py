"""Two pages to print: tagged, at most two, whatever there is to tell."""

import io
from datetime import date

import pikepdf
import pytest

from evenhand.cycle.offer import actions
from evenhand.cycle.offer.contents import Content
from evenhand.cycle.offer.of import offer_of
from evenhand.documents.summary import StrandTold, Summary, Told, summary_document
from evenhand.documents.typesetting import DocumentError
from evenhand.pages.noted import ContextNote, ContextNoteMissing
from evenhand.web.practice.own import own_of
from evenhand.web.practice.printing import present_summary

LONG = "Read this with the age and the circumstances of the patients in mind, and with how few they are. " * 3


def told(number):
    return Told(
        f"Figure {number}",
        "12.3% of patients",
        "2021/22",
        "England 15.0%.",
        "Worth a look",
        LONG,
        ContextNote(LONG),
    )


def summary(figures, **changes):
    given = {
        "name": "Alder Surgery",
        "where": "Z80001",
        "edition": "Edition one.",
        "as_of": date(2022, 12, 31),
        "preview": "",
        "circumstances": (("Deprivation (2019)", "12.0", "21.7"),),
        "chance": "By chance about 2.",
        "told": tuple(map(told, range(figures))),
        "named": (),
        "strands": (StrandTold("Care", (("Similar to expected", "; ".join(map(str, range(30)))),)),),
        "offer": (("Parking", "Places of its own"),),
        "left_out": "Left out: much.",
        "page": "See the profile.",
    }
    return Summary(**{**given, **changes})


def pages(made):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("figures", [0, 5, 40])
def test_it_has_at_most_two_pages_and_is_tagged(figures):
    made = summary_document(summary(figures))
    assert made.startswith(b"%PDF")
    assert b"/StructTreeRoot" in made
    assert 1 <= pages(made) <= 2


def test_what_no_room_can_hold_is_refused():
    with pytest.raises(DocumentError, match="more than two pages"):
        summary_document(summary(0, left_out="word " * 20_000))


def test_figures_without_a_note_cannot_be_printed():
    with pytest.raises(ContextNoteMissing):
        Told("A", "1", "2021/22", "", "Worth a look", "", ContextNote(" "))


def test_the_pages_tell_the_practices_own_offer(shown, people):
    shown()
    viewer = people.viewer("practice")
    actions.confirm(viewer, "parking", Content(features=("own",), text="Two by the door"), seen=0)
    own = own_of(viewer)
    made = present_summary(own, offer_of(own.code), "here")
    assert made.offer == (("Parking", "Places of its own; Two by the door"),)
    assert [one.title for one in made.told][:1] == ["Asthma review"]
    assert "Left out here" in made.left_out


def test_a_practice_prints_its_summary(shown):
    answer = shown().get("/desk/summary.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "Z80001-summary.pdf" in answer["Content-Disposition"]
    assert 1 <= pages(answer.content) <= 2

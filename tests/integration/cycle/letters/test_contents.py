"""Every kind of letter says what it must: each figure with its note, kind words, the practice's own to the letter."""

import io
import json
from dataclasses import replace

import docx
import pikepdf
import pytest

from evenhand.cycle.letters.agreement import written_agreement
from evenhand.cycle.letters.annual import annual_letter
from evenhand.cycle.letters.board_paper import BoardTold, board_paper
from evenhand.cycle.letters.mid_year import mid_year_letter
from evenhand.cycle.letters.records import ReviewTold
from evenhand.cycle.letters.support_plan import support_plan
from evenhand.definitions.wording import banned_words_in
from evenhand.documents.blocks import Letter, notes_of
from evenhand.documents.letter_docx import letter_docx
from evenhand.documents.letter_pdf import letter_data, letter_pdf
from evenhand.pages.noted import ContextNoteMissing
from evenhand.publication.installed import Opened
from support.made_letters import (
    AGREED,
    AROUND,
    BOARD,
    KINDS,
    MADE_ON,
    PLAN,
    STATEMENT,
    TOLD,
    letter_of,
    subject_of,
)
from support.pdf_text import letters_of, pdf_text


def text_of(letter: Letter) -> str:
    """Return everything a letter says, as one text."""
    return json.dumps(letter_data(letter), ensure_ascii=False)


def text_of_docx(content: bytes) -> str:
    found = docx.Document(io.BytesIO(content))
    said = [one.text for one in found.paragraphs]
    said += [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(said).split())


@pytest.mark.parametrize("audience", ["practice", "public"])
@pytest.mark.parametrize("kind", KINDS)
def test_r01_nothing_leaves_without_its_context(released: Opened, kind: str, audience: str) -> None:
    letter = letter_of(released, kind, audience=audience)
    wanted = {" ".join(note.split()) for note in notes_of(letter)}
    if kind in ("annual", "mid-year", "support-plan", "board-paper"):
        assert wanted
    word = text_of_docx(letter_docx(letter))
    assert all(note in word for note in wanted)
    letters = letters_of(pdf_text(letter_pdf(letter)))
    for note in wanted:
        assert letters_of(note) in letters


def test_r01_a_figure_without_its_note_makes_no_letter(released: Opened) -> None:
    subject = subject_of(released)
    row = {**subject.results["asthma-review"], "context_note": ""}
    subject.results["asthma-review"] = row  # type: ignore[index]
    with pytest.raises(ContextNoteMissing):
        annual_letter(subject, TOLD, AROUND)


@pytest.mark.parametrize("kind", KINDS)
def test_words_are_kind(released: Opened, kind: str) -> None:
    assert not banned_words_in(text_of(letter_of(released, kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_is_a_tagged_pdf_and_a_document_to_edit(released: Opened, kind: str) -> None:
    letter = letter_of(released, kind)
    pdf = pikepdf.open(io.BytesIO(letter_pdf(letter)))
    assert "/StructTreeRoot" in pdf.Root
    assert pdf.docinfo.Title == letter.title
    found = docx.Document(io.BytesIO(letter_docx(letter)))
    assert found.core_properties.title == letter.title
    headings = [one.text for one in found.paragraphs if one.style.name.startswith("Heading")]
    assert [part.title for part in letter.parts] == [
        one for one in headings if one in {p.title for p in letter.parts}
    ]


@pytest.mark.parametrize("kind", ["annual", "mid-year"])
def test_the_statement_is_there_to_the_letter(released: Opened, kind: str) -> None:
    assert json.dumps(STATEMENT, ensure_ascii=False) in text_of(letter_of(released, kind))
    found = docx.Document(io.BytesIO(letter_docx(letter_of(released, kind))))
    assert STATEMENT in [one.text for one in found.paragraphs]


def test_pictures_have_words_in_the_file_to_edit(released: Opened) -> None:
    found = docx.Document(io.BytesIO(letter_docx(letter_of(released, "board-paper"))))
    said = [shape._inline.docPr.get("descr") for shape in found.inline_shapes]
    assert said
    assert all(said)


def test_each_figure_has_interval_period_and_reply(released: Opened) -> None:
    said = text_of(letter_of(released, "annual"))
    for words in ("95% interval", "2021/22", "We changed our computer system in July."):
        assert words in said


def test_the_annual_letter_says_what_each_side_did(released: Opened) -> None:
    said = text_of(letter_of(released, "annual"))
    for words in (
        "Delivered on 20 July 2022. From the pool.",
        "Late: it was due by 1 December 2022.",
        "Due by 1 December 2023.",
        "Not delivered yet.",
        "1 promise of ours is late",
        "Imposed: the practice did not sign it.",
        "Not said yet",
        "Ms Reed (practice)",
        "Fernshire LMC can read this letter with you",
        "until 3 June 2023",
        "This letter is not a contract document.",
        "chance alone would put",
    ):
        assert words in said


def test_a_letter_about_nothing_written_yet_is_a_letter(released: Opened) -> None:
    empty = ReviewTold(TOLD.year, TOLD.begin, TOLD.end)
    alone = replace(AROUND, manager="", reached_by="", lmc="", correct_by=None)
    for made in (annual_letter, mid_year_letter):
        said = text_of(made(subject_of(released), empty, alone))
        for words in (
            "before our conversation",
            "has not written one",
            "We promised no support",
            "not final until",
        ):
            assert words in said
        assert "your local medical committee" in said
    final = replace(alone, is_draft=False)
    assert "Draft" not in text_of(annual_letter(subject_of(released), empty, final))


def test_a_settlement_without_an_answer_says_so(released: Opened) -> None:
    told = replace(TOLD, finance_answer="")
    assert "has not said yet whether it agrees" in text_of(annual_letter(subject_of(released), told, AROUND))


@pytest.mark.parametrize("code", ["Z80002", "Z80003", "Z80004", "Z80005"])
def test_every_practice_has_a_letter(released: Opened, code: str) -> None:
    letter = annual_letter(subject_of(released, code), TOLD, AROUND)
    assert letter_pdf(letter).startswith(b"%PDF")


def test_a_plan_beyond_the_contract_says_that_it_has_no_effect_on_it(released: Opened) -> None:
    assert "no contractual effect" in text_of(letter_of(released, "support-plan"))
    core = support_plan(subject_of(released), replace(PLAN, is_core=True), AROUND)
    assert "no contractual effect" not in text_of(core)
    assert core.named == {"asthma-review"}


def test_an_agreement_says_what_it_rests_on_and_who_signed(released: Opened) -> None:
    said = text_of(letter_of(released, "agreement"))
    for words in (
        "A signed term: schedule 2",
        "4e07408562",
        "Not signed yet",
        "Schedule 2 says so.",
        "Pay for the rota",
    ):
        assert words in said
    rolled = replace(AGREED, rolled=True, objectives=())
    assert "last year’s agreement goes on" in text_of(written_agreement(subject_of(released), rolled, AROUND))


def test_a_board_paper_names_no_practice_without_the_lmcs_agreement(released: Opened) -> None:
    hidden = board_paper(released, "00A", replace(BOARD, names_agreed=False), MADE_ON)
    said = text_of(hidden)
    for row in released.practices_by_area["00A"]:
        assert row["code"] not in said
        assert row["name"] not in said
    assert "Zed Surgery" not in said
    assert "has not agreed to that" in said


def test_a_board_paper_lists_letters_from_a_to_z(released: Opened) -> None:
    said = text_of(board_paper(released, "00A", BOARD, MADE_ON))
    assert said.index("Alder Surgery") < said.index("Zed Surgery")
    for words in (
        "no ranking",
        "by chance alone",
        "Small counts of people are hidden",
        "9 of 12.",
        "deprived fifth",
    ):
        assert words in said


def test_a_board_paper_without_anything_written_is_whole(released: Opened) -> None:
    said = text_of(board_paper(released, "00A", BoardTold(2022), MADE_ON))
    for words in ("has not commented yet", "Nothing is recorded", "To note this paper."):
        assert words in said

"""What leaves for the public is the disclosed form: no small count, nothing to work one out from, nobody named."""

import json
from pathlib import Path

import pytest

from evenhand.cycle.letters.annual import annual_letter
from evenhand.cycle.letters.subject import Subject
from evenhand.documents.letter_pdf import letter_data
from evenhand.publication.installed import Opened
from support.judged_release import judged_release
from support.made_letters import AROUND, KINDS, TOLD, letter_of, subject_of
from support.made_release import INDICATORS

PEOPLE = ("Dr Alder, Ms Reed", "Ms Reed", "Ms Lane")


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The judged release with its first indicator's small counts protected by us."""
    first = INDICATORS[0]
    ours = first.model_copy(
        update={"suppression": first.suppression.model_copy(update={"rule": "counts_under_eight"})}
    )
    folder = judged_release(
        tmp_path_factory.mktemp("disclosed") / "release", definitions=(ours, *INDICATORS[1:])
    )
    return Opened.at(folder)


def told(opened: Opened, code: str, audience: str) -> str:
    subject = Subject(opened, opened.practices[code], audience)  # type: ignore[arg-type]
    return json.dumps(letter_data(annual_letter(subject, TOLD, AROUND)), ensure_ascii=False)


def test_a_small_count_is_in_the_practices_letter_and_in_no_public_one(protected: Opened) -> None:
    [row] = [
        one for one in protected.true_figures.results_of("Z80004") if one["indicator"] == "asthma-review"
    ]
    assert 0 < row["numerator"] < 8
    shown = f"{row['value']:.1%}"
    assert shown in told(protected, "Z80004", "practice")
    assert shown not in told(protected, "Z80004", "public")


def test_every_figure_of_a_public_letter_is_the_disclosed_one(protected: Opened) -> None:
    for code in protected.practices:
        public = {one["indicator"]: one["value"] for one in protected.figures.results_of(code)}
        subject = Subject(protected, protected.practices[code], "public")
        assert {name: row["value"] for name, row in subject.results.items()} == public


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_named_in_public(released: Opened, kind: str) -> None:
    letter = letter_of(released, kind, audience="public")
    said = json.dumps(letter_data(letter), ensure_ascii=False)
    # An agreement's text and signatures come from the records, which tell them by role where they are for the public.
    if kind != "agreement":
        assert not any(name in said for name in PEOPLE)


def test_the_practice_reads_names(released: Opened) -> None:
    said = json.dumps(letter_data(annual_letter(subject_of(released), TOLD, AROUND)), ensure_ascii=False)
    assert all(name in said for name in PEOPLE)


def test_a_board_papers_funnels_hold_no_code_of_a_practice(protected: Opened, tmp_path: Path) -> None:
    said = json.dumps(letter_data(letter_of(protected, "board-paper")), ensure_ascii=False)
    assert not any(code in said for code in protected.practices)

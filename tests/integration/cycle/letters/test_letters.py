"""A letter from draft to publication; what may not leave is tried through the service and in the database.

Long because one letter is followed through every state and refusal.
"""

import io
from datetime import timedelta
from typing import Any

import docx
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from evenhand.common.errors import InputError, NotAllowed, ReleaseError
from evenhand.cycle.letters import actions, keeping
from evenhand.cycle.letters.models import BoardText, Letter, LetterFile, LetterMove
from evenhand.cycle.letters.of import (
    agenda,
    file_of,
    letter_of,
    letters_naming,
    letters_of,
    published,
    published_version,
    state,
)
from evenhand.cycle.machine import Refused
from evenhand.cycle.reviews import actions as reviewing
from evenhand.cycle.support.actions import ask, offer
from evenhand.cycle.tasks.of import open_tasks
from support.made_reviews import at_rest, day, planned, shared, wrote
from support.pdf_text import letters_of as only_letters
from support.pdf_text import pdf_text

YEAR = timezone.localdate().year - 2
MINE = "We kept every surgery open – all year."


@pytest.fixture
def team(people) -> Any:
    return people.viewer("performance")


@pytest.fixture
def practice(people) -> Any:
    return people.viewer("practice")


@pytest.fixture
def lmc(people) -> Any:
    return people.viewer("lmc")


@pytest.fixture
def letter(team, practice, released) -> Letter:
    """An annual letter about a review whose record is with the practice."""
    review = planned(team, released)
    wrote(practice, review, "statement", MINE)
    shared(team, released, review)
    return actions.begin(team, released, "annual", "Z80001", YEAR)


def finished(letter: Letter, team: Any, practice: Any, released: Any) -> Letter:
    reviewing.say_content(practice, letter.review)
    reviewing.step(team, letter.review, "finish")
    actions.share(team, letter, released)
    actions.say_content(practice, letter)
    actions.finish(team, letter, released)
    return letter


def content(letter: Letter, form: str = "pdf", audience: str = "practice") -> bytes:
    found = LetterFile.objects.filter(version__letter=letter, form=form, audience=audience).last()
    return keeping.kept(found.sha256)


def test_a_letter_is_of_the_release_its_reviews_papers_were(letter, released) -> None:
    assert letter.review is not None
    assert letter.release == released.id == letter.review.pack.release


@pytest.mark.parametrize(
    ("role", "kind", "practice", "year"),
    [
        ("practice", "annual", "Z80001", YEAR),
        ("performance", "poem", "Z80001", YEAR),
        ("performance", "annual", "Z80003", YEAR),
        ("performance", "annual", "Z80001", YEAR + 9),
    ],
)
def test_what_cannot_be_begun(people, released, role, kind, practice, year) -> None:
    with pytest.raises(InputError):
        actions.begin(people.viewer(role), released, kind, practice, year)


def test_a_practice_sees_its_letter_once_it_is_shared(letter, team, practice, people, released) -> None:
    assert letters_of(practice) == []
    actions.share(team, letter, released, "draft")
    assert [one.pk for one in letters_of(practice)] == [letter.pk]
    assert "Read a letter, and correct it if need be" in {task.title for task in open_tasks(practice)}
    for role, at in (
        ("practice", "Z80003"),
        ("performance", "00B"),
        ("board", None),
        ("lmc", None),
        ("public", None),
    ):
        assert letter_of(people.viewer(role, at), letter.pk) is None


def test_the_lmc_reads_a_letter_about_a_review_it_was_invited_to(
    letter, team, practice, lmc, released
) -> None:
    actions.share(team, letter, released)
    reviewing.invite_lmc(practice, letter.review)
    assert letter_of(lmc, letter.pk) is not None


def test_the_practices_words_are_in_both_files(letter, team, released) -> None:
    actions.share(team, letter, released)
    assert only_letters(MINE) in only_letters(pdf_text(content(letter)))
    word = docx.Document(io.BytesIO(content(letter, "docx")))
    assert MINE in [one.text for one in word.paragraphs]
    assert only_letters("Draft for your corrections until") in only_letters(pdf_text(content(letter)))


def test_a_letter_is_final_after_the_practices_fourteen_days(letter, team, practice, released) -> None:
    reviewing.say_content(practice, letter.review)
    reviewing.step(team, letter.review, "finish")
    actions.share(team, letter, released)
    with pytest.raises(Refused, match="fourteen days to correct"):
        actions.finish(team, letter, released)
    at_rest("letters_share", letter.shares.get().pk, shared_on=20, correct_by=1)
    actions.finish(team, letter, released)
    assert state(letter) == "final"
    assert only_letters("Draft for your corrections") not in only_letters(pdf_text(content(letter)))


def test_no_letter_becomes_final_in_the_database_before_its_days(letter, team, practice, released) -> None:
    actions.share(team, letter, released)
    said = {"from_state": "with_practice", "at": timezone.now(), "role": "performance", "by": team.person}
    with pytest.raises(DatabaseError), transaction.atomic():
        LetterMove.objects.create(thing=letter, number=2, transition="finish", to_state="final", **said)
    with pytest.raises(DatabaseError), transaction.atomic():
        LetterMove.objects.create(thing=letter, number=2, transition="publish", to_state="published", **said)


def test_a_letter_waits_for_its_reviews_record(letter, team, practice, released) -> None:
    actions.share(team, letter, released)
    actions.say_content(practice, letter)
    with pytest.raises(Refused, match="record of the review is not final"):
        actions.finish(team, letter, released)


def test_corrections_are_answered_first(letter, team, practice, people, released) -> None:
    reviewing.say_content(practice, letter.review)
    reviewing.step(team, letter.review, "finish")
    actions.share(team, letter, released)
    for said in (" ", "The nurse came in May"):
        if not said.strip():
            with pytest.raises(InputError):
                actions.correct(practice, letter, said)
    made = actions.correct(practice, letter, "The nurse came in May")
    actions.say_content(practice, letter)
    assert [one.what for one in agenda(team, day(0))] == ["Answer a practice’s corrections"]
    with pytest.raises(Refused, match="not answered"):
        actions.finish(team, letter, released)
    with pytest.raises(InputError):
        actions.answer(team, letter, made.pk, "")
    actions.answer(team, letter, made.pk, "Corrected in the record")
    assert [one.what for one in agenda(team, day(0))] == ["Make a letter final"]
    assert list(agenda(people.viewer("board"), day(0))) == []
    actions.finish(team, letter, released)
    with pytest.raises(NotAllowed):
        actions.correct(practice, letter, "Late")
    with pytest.raises(NotAllowed):
        actions.answer(team, letter, made.pk, "Late")


def test_what_changed_after_it_was_shared_is_shared_anew(letter, team, practice, released) -> None:
    actions.share(team, letter, released)
    reviewing.step(team, letter.review, "take_back", "A date was wrong")
    wrote(team, letter.review, "points", "Another story than the one shared.")
    reviewing.step(team, letter.review, "share")
    reviewing.say_content(practice, letter.review)
    reviewing.step(team, letter.review, "finish")
    actions.say_content(practice, letter)
    with pytest.raises(Refused, match="share it anew"):
        actions.finish(team, letter, released)
    actions.step(team, letter, "revise", "The record was corrected")
    actions.share(team, letter, released)
    actions.say_content(practice, letter)
    actions.finish(team, letter, released)
    assert letter.versions.count() == 3


def test_a_published_letter_has_a_form_that_names_nobody(letter, team, practice, released) -> None:
    finished(letter, team, practice, released)
    actions.step(team, letter, "publish")
    public, own = (only_letters(pdf_text(content(letter, audience=one))) for one in ("public", "practice"))
    assert only_letters("Dr Alder, practice") in own
    assert only_letters("Dr Alder, practice") not in public
    assert only_letters(MINE) in public


def test_a_letter_of_a_practice_is_public_only_where_the_lmc_agrees_to_names(
    letter, team, practice, lmc, released
) -> None:
    finished(letter, team, practice, released)
    actions.step(team, letter, "publish")
    assert published() == []
    paper = actions.begin(team, released, "board-paper", "", YEAR)
    actions.write_text(lmc, paper, "names", "yes", 0)
    assert [one.letter_id for one in published()] == [letter.pk]
    assert published_version(letter.pk) is not None
    actions.write_text(lmc, paper, "names", "no", 1)
    assert published_version(letter.pk) is None


def test_a_board_paper_has_the_lmcs_own_comment(team, lmc, practice, released) -> None:
    paper = actions.begin(team, released, "board-paper", "", YEAR)
    assert letter_of(lmc, paper.pk) is not None
    actions.write_text(team, paper, "themes", "Recruiting nurses.", 0)
    actions.write_text(team, paper, "decisions", "To note this\n\nTo fund lines", 0)
    actions.write_text(lmc, paper, "lmc-comment", "We would wait for the survey.", 0)
    for viewer, part, seen in (
        (team, "lmc-comment", 1),
        (lmc, "themes", 1),
        (practice, "themes", 1),
        (team, "poem", 0),
    ):
        with pytest.raises(InputError):
            actions.write_text(viewer, paper, part, "Ours", seen)
    with pytest.raises(InputError, match="somebody else"):
        actions.write_text(team, paper, "themes", "Again", 0)
    with pytest.raises(DatabaseError), transaction.atomic():
        BoardText.objects.create(
            letter=paper, part="lmc-comment", number=2, text="We agree", role="performance", by=team.person
        )
    actions.share(team, paper, released)
    said = only_letters(pdf_text(content(paper)))
    for words in ("Recruiting nurses", "To fund lines", "We would wait for the survey"):
        assert only_letters(words) in said
    at_rest("letters_share", paper.shares.get().pk, shared_on=20, correct_by=1)
    actions.finish(team, paper, released)
    actions.step(team, paper, "publish")
    assert [one.letter_id for one in published()] == [paper.pk]
    with pytest.raises(NotAllowed, match="final"):
        actions.write_text(lmc, paper, "lmc-comment", "Late", 1)
    with pytest.raises(InputError):
        actions.write_text(team, paper, "poem", "Roses", 0)


def test_a_paper_of_no_area_cannot_be_begun(people, released) -> None:
    with pytest.raises(InputError, match="no such area"):
        actions.begin(people.viewer("performance", "ZZZ"), released, "board-paper", "", YEAR)


def test_an_agreement_that_is_not_there_makes_no_letter(team, released) -> None:
    letter = actions.begin(team, released, "agreement", "Z80001", YEAR)
    with pytest.raises(InputError, match="no agreement"):
        actions.share(team, letter, released)
    assert state(letter) == "draft"
    actions.step(team, letter, "discard", "There is none")
    assert state(letter) == "discarded"


def test_a_support_plan_tells_what_was_asked_and_offered(team, practice, released) -> None:
    ask(practice, released, "investment", "A second telephone line.")
    days = (day(20), day(40), day(80))
    offer(team, released, released.practices["Z80001"], "staff", "Asthma reviews", "A nurse", "Ms Lane", days,
          indicator="asthma-review")  # fmt: skip
    letter = actions.begin(team, released, "support-plan", "Z80001", YEAR)
    actions.share(team, letter, released)
    said = only_letters(pdf_text(content(letter)))
    for words in (
        "A second telephone line",
        "Not decided yet",
        "Asthma reviews",
        "Ms Lane",
        "no contractual effect",
    ):
        assert only_letters(words) in said


def test_a_mid_year_letter_before_any_review(team, released) -> None:
    letter = actions.begin(team, released, "mid-year", "Z80002", YEAR)
    actions.share(team, letter, released)
    assert only_letters("before our conversation") in only_letters(pdf_text(content(letter)))


def test_a_letter_names_the_figures_that_differ_for_later(team, released) -> None:
    letter = actions.begin(team, released, "annual", "Z80001", YEAR)
    actions.share(team, letter, released)
    named = letter.versions.get().indicators
    assert named
    assert letters_naming("Z80001", named[0], day(1)) == [letter]
    assert letters_naming("Z80001", named[0], day(0)) == []
    assert letters_naming("Z80001", "registered-patients", day(1)) == []


def test_a_letter_of_another_release_is_not_made(letter, team, released, monkeypatch) -> None:
    class Other:
        id = "another-release"

    with pytest.raises(InputError, match="another release"):
        actions.share(team, letter, Other())


@pytest.mark.parametrize("role", ["practice", "board", "performance"])
def test_only_its_own_team_moves_a_letter(letter, people, released, role) -> None:
    viewer = people.viewer(role, "00B" if role == "performance" else None)
    with pytest.raises(NotAllowed):
        actions.share(viewer, letter, released)
    with pytest.raises(NotAllowed):
        actions.step(viewer, letter, "discard", "Why not")


def test_there_are_no_other_steps(letter, team, practice) -> None:
    with pytest.raises(InputError, match="no such step"):
        actions.step(team, letter, "finish")
    with pytest.raises(NotAllowed, match="not shared"):
        actions.say_content(practice, letter)
    with pytest.raises(NotAllowed):
        actions.say_content(team, letter)


def test_files_are_found_by_those_who_may_read_them(letter, team, practice, people, released) -> None:
    finished(letter, team, practice, released)
    assert file_of(practice, letter, 1, "pdf").audience == "practice"
    assert file_of(people.viewer("region"), letter, 2, "pdf").audience == "public"
    assert file_of(practice, letter, 9, "pdf") is None
    assert [one.pk for one in letters_of(people.viewer("board"))] == [letter.pk]


def test_a_kept_file_is_itself_or_is_not_given(tmp_path, settings) -> None:
    settings.DATA = tmp_path
    digest = keeping.keep(b"A letter")
    assert keeping.keep(b"A letter") == digest
    assert keeping.kept(digest) == b"A letter"
    place = tmp_path / "letters" / digest[:2] / digest
    place.write_bytes(b"Another")
    with pytest.raises(ReleaseError, match="not what was kept"):
        keeping.kept(digest)
    place.unlink()
    with pytest.raises(ReleaseError, match="not there"):
        keeping.kept(digest)


def test_rows_of_letters_are_written_once(letter, team, released) -> None:
    actions.share(team, letter, released)
    for rows in (letter.versions, LetterFile.objects, letter.shares, letter.moves):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.all().delete() if rows is not LetterFile.objects else rows.update(size=1)
    assert timezone.localdate() + timedelta(days=14) == letter.shares.get().correct_by

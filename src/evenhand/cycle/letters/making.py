"""A letter's contents from its release and the records, of whatever kind it is, and its files."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.conf import settings
from django.utils import translation

from evenhand.common.errors import InputError
from evenhand.cycle.challenges.of import said
from evenhand.cycle.letters import telling
from evenhand.cycle.letters.agreement import written_agreement
from evenhand.cycle.letters.annual import annual_letter
from evenhand.cycle.letters.board_paper import BoardTold, board_paper
from evenhand.cycle.letters.kinds import DECISIONS, LMC_COMMENT, NAMES, THEMES, Audience, Form, Kind
from evenhand.cycle.letters.mid_year import mid_year_letter
from evenhand.cycle.letters.models import BoardText, Letter, LetterVersion
from evenhand.cycle.letters.records import Around, ReviewTold, around_of, review_told
from evenhand.cycle.letters.subject import Audience as Eyes
from evenhand.cycle.letters.subject import Subject
from evenhand.cycle.letters.support_plan import support_plan
from evenhand.documents import blocks
from evenhand.documents.letter_docx import letter_docx
from evenhand.documents.letter_pdf import letter_data, letter_pdf
from evenhand.publication.installed import Opened

FILES: Final = (
    (Form.PDF, Audience.PRACTICE),
    (Form.DOCX, Audience.PRACTICE),
    (Form.PDF, Audience.PUBLIC),
    (Form.DOCX, Audience.PUBLIC),
)
"""The files of a final version; a draft has those of the practice alone."""
WRITERS: Final[Mapping[Form, Callable[[blocks.Letter], bytes]]] = {
    Form.PDF: letter_pdf,
    Form.DOCX: letter_docx,
}


@dataclass(frozen=True)
class Bearing:
    """What a version of a letter bears: its day, until when it can be corrected, and whether it is a draft."""

    made_on: date
    correct_by: date | None = None
    is_draft: bool = True


@translation.override(settings.LANGUAGE_CODE)
def contents_of(letter: Letter, opened: Opened, bearing: Bearing, eyes: Eyes = "practice") -> blocks.Letter:
    """Return what a letter says, in English whoever has it made. InputError where there is nothing to make it of."""
    if letter.kind == Kind.BOARD_PAPER:
        if letter.commissioner not in opened.edition.areas:
            raise InputError("this release has no such area", received=letter.commissioner)
        told = board_told(letter, bearing.made_on)
        return board_paper(opened, letter.commissioner, told, bearing.made_on, said())
    practice = opened.practices.get(letter.practice)
    if practice is None:
        raise InputError("this release does not know the practice", received=letter.practice)
    subject = Subject(opened, practice, eyes, said(practice=letter.practice))
    around = replace(
        around_of(subject, correct_by=bearing.correct_by, is_draft=bearing.is_draft), made_on=bearing.made_on
    )
    return _of_practice(letter, subject, around)


def _of_practice(letter: Letter, subject: Subject, around: Around) -> blocks.Letter:
    if letter.kind == Kind.AGREEMENT:
        agreed = telling.agreement_told(subject, letter.year)
        if agreed is None:
            raise InputError("there is no agreement with this practice", received=letter.year)
        return written_agreement(subject, agreed, around)
    if letter.kind == Kind.SUPPORT_PLAN:
        return support_plan(subject, telling.plan_told(subject), around)
    made = annual_letter if letter.kind == Kind.ANNUAL else mid_year_letter
    return made(subject, _review(letter, around.made_on), around)


def _review(letter: Letter, on: date) -> ReviewTold:
    if letter.review is not None:
        return review_told(letter.review, on)
    end = date(letter.year, 9, 30) if letter.kind == Kind.MID_YEAR else date(letter.year + 1, 3, 31)
    return ReviewTold(letter.year, date(letter.year, 4, 1), end)


def fingerprint(letter: Letter, opened: Opened, made_on: date) -> str:
    """Return the hash of what a letter says once it is final: the same as long as nothing behind it changes."""
    final = contents_of(letter, opened, Bearing(made_on, is_draft=False))
    told = json.dumps(letter_data(final), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def newest_texts(letter: Letter) -> Mapping[str, BoardText]:
    """Return what was last written for each part of a paper for the board."""
    return {one.part: one for one in letter.texts.all()} if letter.pk else {}


def board_told(letter: Letter, today: date) -> BoardTold:
    """Return what people wrote for a board paper, the commissioner's own deeds, and the letters that are published."""
    from evenhand.cycle.letters.of import published_of_area

    texts = {part: one.text for part, one in newest_texts(letter).items()}
    decisions = tuple(line.strip() for line in texts.get(DECISIONS, "").splitlines() if line.strip())
    return BoardTold(
        year=letter.year,
        themes=texts.get(THEMES, ""),
        lmc_comment=texts.get(LMC_COMMENT, ""),
        decisions=decisions,
        deeds=telling.deeds_told(letter.commissioner, letter.year, today),
        letters=tuple(
            (_name(one), str(one.letter.get_kind_display()))
            for one in published_of_area(letter.commissioner, letter.year)
        ),
        names_agreed=texts.get(NAMES, "") == "yes",
    )


def _name(version: LetterVersion) -> str:
    # A letter's title ends with its practice's name.
    return version.title.rsplit(": ", 1)[-1]

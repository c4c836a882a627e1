"""The words of letters' pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.letters import of
from evenhand.cycle.letters.kinds import BOARD_PARTS, DECISIONS, LMC_COMMENT, NAMES, THEMES, Form, Kind
from evenhand.cycle.letters.making import newest_texts
from evenhand.cycle.letters.models import Letter, LetterVersion
from evenhand.cycle.letters.tables import LETTER, last_share
from evenhand.pages.names import name_words
from evenhand.pages.numbers import day_words
from evenhand.publication.installed import Opened


@dataclass(frozen=True)
class Choice:
    """An option of a form."""

    value: str
    text: str


@dataclass(frozen=True)
class LetterLine:
    """A letter in a list."""

    address: str
    title: str
    under: str


@dataclass(frozen=True)
class FileLink:
    """A file to fetch: where it is, what it is called and how large it is."""

    address: str
    text: str


@dataclass(frozen=True)
class VersionView:
    """A version with its files."""

    title: str
    files: tuple[FileLink, ...]


@dataclass(frozen=True)
class CorrectionView:
    """What the practice would have corrected, and what was done about it."""

    number: int
    words: str
    when: str
    answer: str


@dataclass(frozen=True)
class StepView:
    """A step the viewer can take now."""

    name: str
    title: str
    needs_reason: bool


@dataclass(frozen=True)
class TextView:
    """A part of a paper for the board that the viewer writes or reads."""

    id: str
    title: str
    hint: str
    text: str
    version: int
    can_write: bool


@dataclass(frozen=True)
class LetterView:
    """A letter as both sides see it."""

    number: int
    title: str
    whom: str
    state: str
    meaning: str
    clock: str
    versions: tuple[VersionView, ...]
    corrections: tuple[CorrectionView, ...]
    steps: tuple[StepView, ...]
    texts: tuple[TextView, ...]
    can: frozenset[str]
    happened: tuple[str, ...]
    review: str


_TEXTS = (
    (THEMES, lazy("Themes"), lazy("What came up in many conversations. Name no practice.")),
    (DECISIONS, lazy("Decisions asked for"), lazy("One a line.")),
    (
        LMC_COMMENT,
        lazy("What the local medical committee says"),
        lazy("It stands in the paper as you write it."),
    ),
    (
        NAMES,
        lazy("Whether practices are named"),
        lazy(
            "Write yes to agree that the practices whose letters are published are named, from A to Z. Anything else, "
            "or nothing, is no."
        ),
    ),
)


def present_list(opened: Opened, letters: Iterable[Letter]) -> tuple[LetterLine, ...]:
    """Return the list of letters: the newest year first, then by name."""
    lines = sorted((-one.year, whom(opened, one), one.pk, _line(opened, one)) for one in letters)
    return tuple(line for *_place, line in lines)


def _line(opened: Opened, one: Letter) -> LetterLine:
    title = f"{whom(opened, one)}: {one.get_kind_display()}, {year_words(one.year)}"
    return LetterLine(f"/desk/letters/{one.pk}/", title, f"{_(LETTER.states[of.state(one)])}.")


def year_words(year: int) -> str:
    """Return a year of the cycle: ``2024/25``."""
    return f"{year}/{(year + 1) % 100:02}"


def whom(opened: Opened, letter: Letter) -> str:
    """Return whom a letter is to: the practice, or the area of a paper for the board."""
    if not letter.practice:
        return opened.edition.areas.get(letter.commissioner, letter.commissioner)
    row = opened.practices.get(letter.practice)
    return (name_words(row["name"]) if row else "") or letter.practice


def present_letter(opened: Opened, viewer: Viewer, letter: Letter) -> LetterView:
    """Return a letter with what the viewer can do about it now."""
    state = of.state(letter)
    share = last_share(letter)
    clock = ""
    if state == "with_practice" and share is not None:
        clock = _("It can be corrected until {day}.").format(day=day_words(share.correct_by))
    return LetterView(
        number=letter.pk,
        title=f"{letter.get_kind_display()}, {year_words(letter.year)}",
        whom=whom(opened, letter),
        state=state,
        meaning=_(LETTER.states[state]),
        clock=clock,
        versions=tuple(
            _version(viewer, letter, one)
            for one in sorted(letter.versions.all(), key=lambda version: -version.number)
        ),
        corrections=tuple(
            CorrectionView(
                one.pk,
                one.words,
                day_words(timezone.localdate(one.at)),
                one.answer.words if hasattr(one, "answer") else "",
            )
            for one in letter.corrections.all()
        ),
        steps=tuple(
            StepView(step.name, _(step.title), step.needs_reason)
            for step in LETTER.leaving(state, {viewer.role})
        ),
        texts=_texts(viewer, letter, state) if letter.kind == Kind.BOARD_PAPER else (),
        can=_can(viewer, letter, state),
        happened=tuple(
            f"{day_words(timezone.localdate(one.at))}: {_(LETTER.states[one.to_state])}. {one.reason}".strip()
            for one in letter.moves.all()
        ),
        review=f"/desk/reviews/{letter.review_id}/" if letter.review_id else "",
    )


def _can(viewer: Viewer, letter: Letter, state: str) -> frozenset[str]:
    can = set()
    is_addressee = viewer.role == "practice" and viewer.organisation_code == letter.practice
    if is_addressee and state == "with_practice":
        can |= {"correct", "content"}
    if viewer.role == "performance" and state in ("with_practice", "draft"):
        can |= {"answer"}
    return frozenset(can)


def _version(viewer: Viewer, letter: Letter, one: LetterVersion) -> VersionView:
    files = []
    for form in Form:
        found = of.file_of(viewer, letter, one.number, form)
        if found is not None:
            name = _("PDF") if form == Form.PDF else _("to edit (Word)")
            size = _("{size} kB").format(size=max(1, round(found.size / 1000)))
            address = f"/desk/letters/{letter.pk}/{one.number}.{form}"
            files.append(FileLink(address, f"{one.title}: {name}, {size}"))
    kind = _("Final, of {day}") if one.is_final else _("Draft of {day}")
    return VersionView(kind.format(day=day_words(one.dated)), tuple(files))


def _texts(viewer: Viewer, letter: Letter, state: str) -> tuple[TextView, ...]:
    newest = newest_texts(letter)
    is_open = state in ("draft", "with_practice")
    return tuple(
        TextView(
            part,
            str(title),
            str(hint),
            newest[part].text if part in newest else "",
            newest[part].number if part in newest else 0,
            is_open and viewer.role == BOARD_PARTS[part],
        )
        for part, title, hint in _TEXTS
    )


def present_published(versions: Iterable[LetterVersion]) -> tuple[tuple[str, tuple[FileLink, ...]], ...]:
    """Return what anybody may read: each with its files, in the order given."""
    return tuple(
        (
            one.title,
            (
                FileLink(f"/letters/{one.letter_id}.pdf", _("{title}: PDF").format(title=one.title)),
                FileLink(
                    f"/letters/{one.letter_id}.docx", _("{title}: Word document").format(title=one.title)
                ),
            ),
        )
        for one in versions
    )


def kinds() -> tuple[Choice, ...]:
    """Return the kinds of letter to choose from."""
    return tuple(Choice(value, str(label)) for value, label in Kind.choices)

"""The written agreement of a year, as both sides sign it (DOMAIN.md 6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from evenhand.cycle.letters import common
from evenhand.cycle.letters.records import Around
from evenhand.cycle.letters.subject import Subject
from evenhand.documents.blocks import Block, Boxed, Letter, Named, Paragraph, Part, Signatures, Table
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import day_words


@dataclass(frozen=True)
class SupportAgreed:
    """What the commissioner promises with an objective: what, by whom, by when."""

    what: str
    owner: str
    by: date


@dataclass(frozen=True)
class ObjectiveAgreed:
    """An objective as it stands in the ledger, in words.

    `number` is its number; `basis` what it rests on, with the clause or the local service; `measured` from where to
    where, with how far a figure has to move to be told from chance. A figure comes with its context note.
    """

    number: int
    text: str
    kind: str
    scope: str
    basis: str
    measured: str = ""
    realism: str = ""
    note: ContextNote | None = None
    payment: str = ""
    due: date | None = None
    support: tuple[SupportAgreed, ...] = ()
    imposed: str = ""
    """Why it is imposed; empty for one that both sides agreed on."""


@dataclass(frozen=True)
class SignatureTold:
    """A side's signature: for whom, and by whom and when; empty where it is not signed yet."""

    side: str
    told: str


@dataclass(frozen=True)
class AgreementTold:
    """An agreement: its year, its objectives, the hash of what is signed, and the signatures under it."""

    year: int
    objectives: tuple[ObjectiveAgreed, ...]
    content_hash: str
    note: str
    signatures: tuple[SignatureTold, ...]
    rolled: bool = False
    state: str = ""


def written_agreement(subject: Subject, told: AgreementTold, around: Around) -> Letter:
    """Return the agreement on paper: what each side will do, what it rests on, and who signed which text."""
    year = common.year_words(told.year)
    return Letter(
        kind="agreement",
        title=_("Agreement for {year}: {practice}").format(year=year, practice=subject.name),
        sender=(around.commissioner,),
        to=common.to_lines(subject),
        made_on=around.made_on,
        day=day_words(around.made_on),
        about=(
            (_("Between"), _("{one} and {other}").format(one=subject.name, other=around.commissioner)),
            (_("For the year"), year),
            (_("How it stands"), told.state),
        ),
        opening=tuple(_opening(told)),
        parts=(
            common.circumstances(subject),
            *(_objective(one) for one in told.objectives),
            _next(around),
            _signed(told),
        ),
        closing=(),
        running=common.running(subject),
        state="",
    )


def _opening(told: AgreementTold) -> Iterator[Block]:
    yield Boxed(told.note)
    if told.rolled:
        yield Paragraph(
            _("Nobody signed another, so last year’s agreement goes on. Silence imposes nothing.")
        )
    if not told.objectives:
        yield Paragraph(_("No objectives are agreed."))
    yield Paragraph(
        _(
            "Each objective says what it rests on. Only what rests on the contract or on a term both sides signed is a "
            "duty; anything beyond is voluntary or has a price. If the support that was promised is late, that is "
            "ours to put right."
        )
    )


def _objective(one: ObjectiveAgreed) -> Part:
    pairs = [(_("Kind"), one.kind), (_("For"), one.scope), (_("Rests on"), one.basis)]
    if one.measured:
        pairs.append((_("Measured"), one.measured))
    if one.realism:
        pairs.append((_("How likely it is"), one.realism))
    if one.payment:
        pairs.append((_("Payment"), one.payment))
    if one.due:
        pairs.append((_("By"), day_words(one.due)))
    blocks: list[Block] = [Paragraph(one.text)]
    if one.imposed:
        blocks.append(Boxed(one.imposed, lead=_("Imposed: the practice did not agree to it.")))
    blocks.append(Named(tuple(pairs)))
    if one.note:
        blocks.append(Paragraph(one.note.text, lead=_("To read its figure fairly:")))
    if one.support:
        rows = tuple((each.what, each.owner, day_words(each.by)) for each in one.support)
        blocks.append(
            Table((_("What the commissioner does for it"), _("Who"), _("By when")), rows, (6, 3, 3))
        )
    return Part(_("Objective {number}").format(number=one.number), tuple(blocks))


def _next(around: Around) -> Part:
    lmc = around.lmc or _("your local medical committee")
    return Part(
        _("How it is looked at, and what follows"),
        (
            Paragraph(
                _(
                    "Both sides look at it in October and in May. The practice has its papers fourteen days before "
                    "and may bring {lmc}. An objective that is not met is a reason to ask what would help. Nothing "
                    "else follows from it by itself."
                ).format(lmc=lmc)
            ),
        ),
    )


def _signed(told: AgreementTold) -> Part:
    places = tuple(
        (one.side, one.told or _("Not signed yet. Name, role and day:")) for one in told.signatures
    )
    words = _("Both sides sign the same text. Its fingerprint (SHA-256) is {hash}.").format(
        hash=told.content_hash
    )
    return Part(_("Signatures"), (Paragraph(words, quiet=True), Signatures(places)))

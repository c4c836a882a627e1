"""What a gap is made of, in plain English: up to three sentences of a figure that differs, one of any other.

Nothing here says why. A part *goes with* circumstances, is *shared* by an area, *may be* chance; what is left is a
question. Fractions are of the gap, and are said only where all parts that matter lie the same way; where parts oppose
each other a fraction would mislead, so sizes are said instead.
"""

from dataclasses import dataclass
from typing import Final

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.numbers import NumberForm, unit_words
from evenhand.pages.presenters.evidence import Circumstance, Evidence
from evenhand.pages.presenters.fractions import HARDLY_ANY, is_nearly_all, share_words
from evenhand.pages.presenters.split import Parts

UNADJUSTED: Final = "Assessed without adjustment"
"""How the caveat begins, as it is recorded, of a practice whose circumstances are not all known."""
_MUCH: Final = 0.25
"""The share of a gap from which a part is worth a clause of its own, or context where nothing differs."""


@dataclass(frozen=True)
class _Gap:
    """One gap to be told of, with all that the sentences need."""

    parts: Parts
    form: NumberForm
    unit: str
    expected: str
    commissioner: str
    leading: Circumstance | None
    allows: bool
    asking: str

    def matters(self, size: float) -> bool:
        """Say whether a part is large enough to be told of, beside all there is of parts."""
        total = sum(map(abs, self.parts.sizes))
        return total > 0 and abs(size) >= HARDLY_ANY * total

    @property
    def is_one_way(self) -> bool:
        """Whether all parts that matter lie the same way as the gap, so that each is a share of it."""
        gap = self.parts.gap
        return self.matters(gap) and all(size * gap > 0 for size in self.parts.sizes if self.matters(size))

    def share(self, size: float) -> float:
        """Return a part as a share of the gap, where all lie the same way."""
        return min(max(size / self.parts.gap, 0.0), 1.0)

    def by(self, size: float) -> str:
        """Return a part's side and size in the indicator's unit: ``lower by about 3.1 percentage points``."""
        number = self.form.difference(size)
        said = number if self.form.symbol == "%" else f"{number} {self.unit}"
        return (_("higher by about {size}") if size > 0 else _("lower by about {size}")).format(size=said)


def explain(
    edition: Edition, definition: IndicatorDefinition, row: Row, evidence: Evidence
) -> tuple[str, ...]:
    """Return the sentences of one figure; none where it is not compared or its gap was not split."""
    parts = Parts.of(row)
    if parts is None:
        return ()
    gap = _gap(edition, definition, row, evidence, parts)
    if row["outcome"] not in words.OUTSIDE_95:
        return (_quiet(gap),)
    return tuple(sentence for sentence in (_context(gap), _place(gap), _left(gap)) if sentence)


def is_unadjusted(edition: Edition, row: Row) -> bool:
    """Say whether a figure was compared without allowing for circumstances that are not all known."""
    caveats = edition.recorded_caveats(row["practice"], row["indicator"], row["period_end"])
    return any(caveat["caveat"].startswith(UNADJUSTED) for caveat in caveats)


def _gap(
    edition: Edition, definition: IndicatorDefinition, row: Row, evidence: Evidence, parts: Parts
) -> _Gap:
    form = NumberForm.of(definition)
    same_way = [
        one for one in evidence.circumstances(edition, definition.id) if one.contribution * parts.context > 0
    ]
    return _Gap(
        parts=parts,
        form=form,
        unit=unit_words(definition.unit, definition.unit_symbol),
        expected=form.words(row["expected"]),
        commissioner=edition.areas.get(evidence.practice.get("commissioner") or "") or _("its commissioner"),
        leading=same_way[0] if same_way else None,
        allows=not is_unadjusted(edition, row),
        asking=_("worth asking about, as others may learn from it")
        if row["direction"] == definition.polarity
        else _("worth asking about"),
    )


def _context(gap: _Gap) -> str:
    """Say how much of the gap goes with circumstances, and with which one most of all."""
    size, whole = gap.parts.context, gap.parts.gap
    if not gap.allows:
        return _("Not all of its circumstances are known, so it is compared without allowing for them.")
    if not gap.matters(size):
        return _("Practices in its circumstances usually have about what England has.")
    most = _most_of_all(gap.leading)
    if gap.is_one_way:
        share = gap.share(size)
        return _(
            "{share} of the gap from England is what practices in its circumstances usually see{most_of_all}."
        ).format(share=share_words(share).capitalize(), most_of_all=most if share >= _MUCH else "")
    led = (
        _(
            "Its circumstances would have led us to expect a higher figure than England's, {expected}{most_of_all}"
        )
        if size > 0
        else _(
            "Its circumstances would have led us to expect a lower figure than England's, {expected}{most_of_all}"
        )
    ).format(expected=gap.expected, most_of_all=most)
    if not gap.matters(whole):
        return _("{led}, so it stands further from what is expected than from England.").format(led=led)
    if size * whole < 0:
        return _("{led}, so more stands out here than the gap from England shows.").format(led=led)
    return f"{led}."


def _most_of_all(leading: Circumstance | None) -> str:
    """Return which circumstance goes with most, in brackets and after a space."""
    if leading is None:
        return ""
    said = _("(the largest share goes with {circumstance}: {here} here, {england} in England)").format(
        circumstance=leading.sentence_title, here=leading.here, england=leading.england
    )
    return f" {said}"


def _place(gap: _Gap) -> str:
    """Say what the area's practices share, and whose question it is."""
    size = gap.parts.place
    if not gap.matters(size):
        return ""
    if gap.is_one_way:
        return _(
            "{share} is shared by the practices of its area: it is a question for {commissioner}, not for the practice."
        ).format(share=share_words(gap.share(size)).capitalize(), commissioner=gap.commissioner)
    return _(
        "The practices of its area together stand {by}: it is a question for {commissioner}, not for the practice."
    ).format(by=gap.by(size), commissioner=gap.commissioner)


def _left(gap: _Gap) -> str:
    """Say what is left when context, place and chance are set aside, and whether chance alone would give it."""
    parts, left = gap.parts, _("What is left")
    if gap.is_one_way and gap.share(parts.chance) >= _MUCH:
        share = share_words(gap.share(parts.chance)).capitalize()
        left = _("{share} of the gap may be chance; what is left").format(share=share)
    if not gap.form.has_digits(parts.left):
        return _("{left} is next to nothing: look at other periods before asking.").format(left=left)
    if parts.is_clear:
        said = (
            _("{left}, {by}, is more than chance gives: {asking}.")
            if parts.sampled
            else _("{left}, {by}, is more than practices usually differ by: {asking}.")
        )
        return said.format(left=left, by=gap.by(parts.left), asking=gap.asking)
    said = (
        _("{left}, {by}, may be chance as well: look at other periods before asking.")
        if parts.sampled
        else _("{left}, {by}, may be shared by its area as well: look at other periods before asking.")
    )
    return said.format(left=left, by=gap.by(parts.left))


def _quiet(gap: _Gap) -> str:
    """Say in one sentence that a figure does not differ, and what its circumstances have to do with it."""
    parts = gap.parts
    if not gap.allows:
        return _(
            "Not all of its circumstances are known, so it is compared without allowing for them; the gap from England "
            "is within what is usual between practices."
        )
    if not gap.form.has_digits(parts.gap):
        return _("Nothing stands out: it has about what England has.")
    if gap.is_one_way and gap.share(parts.context) >= _MUCH:
        return _quiet_share(gap.share(parts.context))
    if gap.matters(parts.context) and not gap.is_one_way and abs(parts.context) >= _MUCH * abs(parts.gap):
        return _quiet_expectation(parts.context, gap.expected)
    return _("Nothing stands out: the gap from England is within what is usual between practices.")


def _quiet_share(share: float) -> str:
    """Say how much of a gap that is nothing unusual goes with circumstances."""
    said = (
        _(
            "Nothing stands out: {share} of the gap from England is what practices in its circumstances usually see."
        )
        if is_nearly_all(share)
        else _(
            "Nothing stands out: {share} of the gap from England is what practices in its circumstances usually see, "
            "and the rest is within what is usual between practices."
        )
    )
    return said.format(share=share_words(share))


def _quiet_expectation(size: float, expected: str) -> str:
    """Say which way circumstances would have led, of a figure that is not unusual beside what they lead to."""
    said = (
        _(
            "Nothing stands out: its circumstances would have led us to expect a higher figure than England's, "
            "{expected}, and its distance from that is within what is usual between practices."
        )
        if size > 0
        else _(
            "Nothing stands out: its circumstances would have led us to expect a lower figure than England's, "
            "{expected}, and its distance from that is within what is usual between practices."
        )
    )
    return said.format(expected=expected)

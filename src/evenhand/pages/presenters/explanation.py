"""What a gap is made of, in plain English: up to three sentences of a figure that differs, one of any other.

Nothing here says why. A part *goes with* circumstances, is *shared* by an area, *may be* chance; what is left is a
question. Fractions are of the gap, and are said only where all parts that matter lie the same way; where parts oppose
each other a fraction would mislead, so sizes are said instead.
"""

from dataclasses import dataclass
from typing import Final

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.numbers import NumberForm, unit_words
from evenhand.pages.presenters.evidence import Circumstance, Evidence
from evenhand.pages.presenters.fractions import HARDLY_ANY, share_words
from evenhand.pages.presenters.split import Parts

UNADJUSTED: Final = "Assessed without adjustment"
"""How the caveat begins of a practice whose circumstances are not all known."""
_ASKING: Final = "worth asking about"
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
        return f"{_way(size)} by about {number if self.form.symbol == '%' else f'{number} {self.unit}'}"


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
    caveats = edition.caveats_of(row["practice"], row["indicator"], row["period_end"])
    return any(caveat.startswith(UNADJUSTED) for caveat in caveats)


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
        commissioner=edition.areas.get(evidence.practice.get("commissioner") or "", "its commissioner"),
        leading=same_way[0] if same_way else None,
        allows=not is_unadjusted(edition, row),
        asking=_ASKING + (", as others may learn from it" if row["direction"] == definition.polarity else ""),
    )


def _context(gap: _Gap) -> str:
    """Say how much of the gap goes with circumstances, and with which one most of all."""
    size, whole = gap.parts.context, gap.parts.gap
    if not gap.allows:
        return "Not all of its circumstances are known, so it is compared without allowing for them."
    if not gap.matters(size):
        return "Practices in its circumstances usually have about what England has."
    most = _most_of_all(gap.leading)
    if gap.is_one_way:
        share = gap.share(size)
        said = f"{share_words(share).capitalize()} of the gap from England is what practices in its circumstances"
        return f"{said} usually see{most if share >= _MUCH else ''}."
    way = _way(size)
    led = f"Its circumstances would have led us to expect a {way} figure than England's, {gap.expected}{most}"
    if not gap.matters(whole):
        return f"{led}, so it stands further from what is expected than from England."
    if size * whole < 0:
        return f"{led}, so more stands out here than the gap from England shows."
    return f"{led}."


def _most_of_all(leading: Circumstance | None) -> str:
    if leading is None:
        return ""
    return f" (the largest share goes with {leading.sentence_title}: {leading.here} here, {leading.england} in England)"


def _place(gap: _Gap) -> str:
    """Say what the area's practices share, and whose question it is."""
    size = gap.parts.place
    if not gap.matters(size):
        return ""
    ask = f"it is a question for {gap.commissioner}, not for the practice."
    if gap.is_one_way:
        return f"{share_words(gap.share(size)).capitalize()} is shared by the practices of its area: {ask}"
    return f"The practices of its area together stand {gap.by(size)}: {ask}"


def _left(gap: _Gap) -> str:
    """Say what is left when context, place and chance are set aside, and whether chance alone would give it."""
    parts, left = gap.parts, "What is left"
    if gap.is_one_way and gap.share(parts.chance) >= _MUCH:
        left = f"{share_words(gap.share(parts.chance)).capitalize()} of the gap may be chance; what is left"
    if not gap.form.has_digits(parts.left):
        return f"{left} is next to nothing: look at other periods before asking."
    left += f", {gap.by(parts.left)},"
    if parts.is_clear:
        usual = "chance gives" if parts.sampled else "practices usually differ by"
        return f"{left} is more than {usual}: {gap.asking}."
    as_well = "chance as well" if parts.sampled else "shared by its area as well"
    return f"{left} may be {as_well}: look at other periods before asking."


def _quiet(gap: _Gap) -> str:
    """Say in one sentence that a figure does not differ, and what its circumstances have to do with it."""
    parts, usual = gap.parts, "within what is usual between practices"
    if not gap.allows:
        return (
            "Not all of its circumstances are known, so it is compared without allowing for them; "
            f"the gap from England is {usual}."
        )
    if not gap.form.has_digits(parts.gap):
        return "Nothing stands out: it has about what England has."
    if gap.is_one_way and gap.share(parts.context) >= _MUCH:
        said = share_words(gap.share(parts.context))
        rest = "" if said == "nearly all" else f", and the rest is {usual}"
        return (
            f"Nothing stands out: {said} of the gap from England is what practices in its circumstances "
            f"usually see{rest}."
        )
    if gap.matters(parts.context) and not gap.is_one_way and abs(parts.context) >= _MUCH * abs(parts.gap):
        way = _way(parts.context)
        return (
            f"Nothing stands out: its circumstances would have led us to expect a {way} figure than England's, "
            f"{gap.expected}, and its distance from that is {usual}."
        )
    return f"Nothing stands out: the gap from England is {usual}."


def _way(size: float) -> str:
    return "higher" if size > 0 else "lower"

"""How far practices usually differ, and how much of a figure can be told from chance, in sentences (METHODS 1.3)."""

from dataclasses import dataclass
from math import log10, sqrt
from typing import Final

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.plotting import counted_briefly
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z

NOT_SAMPLED: Final = frozenset({"ratio", "score"})
"""Statistics that are no samples, so that nothing of them is chance."""


@dataclass(frozen=True)
class Remark:
    """A kind of variation, by name, and what is said of it."""

    name: str
    text: str


def variation_remarks(definition: IndicatorDefinition, model: Row) -> tuple[Remark, ...]:
    """Return what a model says of the variation between practices, one remark a kind, in reading order."""
    said = (
        Remark(words.PARTS["context"].name, _of_context(model)),
        Remark(words.PARTS["place"].name, _of_places(definition, model)),
        Remark(_("Ordinary variation"), _of_practices(definition, model)),
        Remark(_("Reliability"), _of_reliability(definition, model)),
    )
    return tuple(remark for remark in said if remark.text)


def _of_context(model: Row) -> str:
    share = model["explained_share"]
    if share is None or not any(entry["coefficient"] is not None for entry in model["covariates"]):
        return ""
    return _(
        "Of the differences between practices, chance set aside, about {share} go with these circumstances."
    ).format(share=f"{share:.0%}")


def _of_places(definition: IndicatorDefinition, model: Row) -> str:
    if model["tau2_areas"] is None:
        return ""
    if model["tau2_areas"] == 0:
        return _("Once circumstances are allowed for, areas differ no more than their practices give.")
    return _(
        "All practices of an area share something, such as their hospitals, which no practice decides. "
        "19 of 20 areas lie within {reach} of what is expected of their practices."
    ).format(reach=_reach(definition, model["tau2_areas"]))


def _of_practices(definition: IndicatorDefinition, model: Row) -> str:
    if model["tau2_practices"] is None:
        return ""
    if model["tau2_practices"] == 0:
        return _("With context and place allowed for, practices differ no more than chance gives.")
    return _(
        "Practices alike in circumstances and place still differ, even with chance set aside. "
        "19 of 20 lie within {reach} of what is expected of them."
    ).format(reach=_reach(definition, model["tau2_practices"]))


def _of_reliability(definition: IndicatorDefinition, model: Row) -> str:
    if definition.statistic in NOT_SAMPLED:
        return _("This figure is not a sample of people or events, so none of it is counted as chance.")
    median, needed = model["median_reliability"], (model["size_for_070"], model["size_for_090"])
    if median is None or None in needed:
        return ""
    what = counted_briefly(definition)
    what = f"{what[:1].lower()}{what[1:]}"
    size = _("about {size} {what}") if what else _("a denominator of about {size}")
    enough, plenty = (size.format(size=f"{_rounded(one):,}", what=what) for one in needed)
    return _(
        "How much of what is left, once context and place are set aside, is the practice's own and not chance: 0 is "
        "all chance, 1 none. Half of the practices have more than {median}, half have less. "
        "To reach 0.7 a practice needs {enough}; to reach 0.9, {plenty}."
    ).format(median=f"{median:.2f}", enough=enough, plenty=plenty)


def _reach(definition: IndicatorDefinition, variance: float) -> str:
    return NumberForm.of(definition).difference(two_sided_z(CONFIDENCE_95) * sqrt(variance))


def _rounded(size: float) -> int:
    """Return a size to two figures: it is an estimate."""
    places = max(0, int(log10(size)) - 1) if size >= 1 else 0
    return max(1, round(round(size / 10**places) * 10**places))

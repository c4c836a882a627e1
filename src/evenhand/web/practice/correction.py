"""What would change if a figure were corrected: the form, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evenhand.assessment.correcting import Corrected, corrected
from evenhand.common.errors import InputError
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.numbers import NumberForm, count_words
from evenhand.web.practice.own import Own
from evenhand.web.refusals import in_words

LONGEST_NUMBER = 20


@dataclass(frozen=True)
class Field:
    """A number of the form: its name, its label, what is in it, and what is wrong with it."""

    name: str
    label: str
    value: str
    fault: str = ""


@dataclass(frozen=True)
class Beside:
    """One thing as it is published and as it would be."""

    name: str
    published: str
    corrected: str


@dataclass(frozen=True)
class CorrectionView:
    """The form and, once something was asked, what would change. `fault` is about both numbers together."""

    fields: tuple[Field, ...]
    lines: tuple[Beside, ...]
    sentence: str
    remarks: tuple[str, ...]
    fault: str

    @property
    def has_faults(self) -> bool:
        """Whether anything asked cannot be worked out."""
        return bool(self.fault) or any(field.fault for field in self.fields)


def present_correction(
    own: Own, definition: IndicatorDefinition, row: Row, asked: Mapping[str, str]
) -> CorrectionView | None:
    """Return the form, with what comes of it where numbers were `asked`; None where there is nothing to correct."""
    if definition.statistic == "fact" or row["numerator"] is None:
        return None
    fields = tuple(_field(name, label, row[name], asked) for name, label in _asked_for(definition))
    if not asked:
        return CorrectionView(fields, (), "", (), "")
    read = {field.name: _number(field.value) for field in fields if not field.fault}
    numbers = {name: number for name, number in read.items() if number is not None}
    if len(numbers) < len(fields):
        return CorrectionView(fields, (), "", (), "")
    denominator = numbers.get("denominator", row["denominator"])
    try:
        told = corrected(
            definition,
            row,
            own.opened.whole.models.get(definition.id),
            numbers["numerator"],
            denominator,
        )
    except InputError as fault:
        return CorrectionView(fields, (), "", (), in_words(fault))
    form = NumberForm.of(definition)
    return CorrectionView(
        fields, _lines(definition, form, row, told), _sentence(row, told), _remarks(told), ""
    )


def _asked_for(definition: IndicatorDefinition) -> list[tuple[str, str]]:
    """Return the numbers that can be corrected. What is expected of patients' ages is worked out, not counted."""
    if not definition.is_quotient:
        return [("numerator", _("The figure"))]
    counted = [("numerator", _("How many, or how much, was counted"))]
    if definition.denominator is None:
        return counted
    least = definition.minimum_denominator
    of = _("Out of how many %(things)s") % {"things": least.of} if least else _("Out of how many")
    return [*counted, ("denominator", of)]


def _field(name: str, label: str, published: float | None, asked: Mapping[str, str]) -> Field:
    if name not in asked:
        return Field(name, label, _plain(published))
    text = asked[name].strip()[:LONGEST_NUMBER]
    if _number(text) is None:
        return Field(name, label, text, _("Write a number, such as 1,234 or 56.7"))
    return Field(name, label, text)


def _plain(value: float | None) -> str:
    return (
        "" if value is None else f"{value:.0f}" if float(value).is_integer() else f"{value:.4f}".rstrip("0")
    )


def _number(text: str) -> float | None:
    plain = text.replace(",", "").replace("£", "").strip()
    if not plain or not set(plain) <= set("0123456789.-"):
        return None
    try:
        return float(plain)
    except ValueError:
        return None


def _lines(
    definition: IndicatorDefinition, form: NumberForm, row: Row, told: Corrected
) -> tuple[Beside, ...]:
    new = told.row
    lines = [
        Beside(_("Counted"), count_words(row["numerator"]), count_words(new["numerator"])),
        Beside(_("Out of"), count_words(row["denominator"]), count_words(new["denominator"])),
        Beside(_("Value"), form.words(row["value"]), form.words(new["value"])),
        Beside(
            _("95% interval"),
            form.interval(row["lower95"], row["upper95"]) or _("none"),
            form.interval(new["lower95"], new["upper95"]) or _("none"),
        ),
        Beside(_("What is said of it"), _said(definition, row), _said(definition, new)),
    ]
    if not definition.is_quotient:
        del lines[1]
    for part in words.PARTS.values():
        if row[part.column] is not None and new[part.column] is not None:
            lines.append(
                Beside(
                    _("Part of the gap: %(part)s") % {"part": part.name.lower()},
                    form.signed(row[part.column]),
                    form.signed(new[part.column]),
                )
            )
    return tuple(lines)


def _said(definition: IndicatorDefinition, row: Row) -> str:
    if row["outcome"]:
        return words.outcome_label(row["outcome"], row["direction"], definition.polarity)
    return _("shown, not compared")


def _sentence(row: Row, told: Corrected) -> str:
    if not told.is_compared:
        return _(
            "With these numbers the figure would be shown. Whether it would be compared is not worked out here."
        )
    if (row["outcome"], row["direction"]) == (told.row["outcome"], told.row["direction"]):
        return _("What is said of this figure would stay the same.")
    return _("What is said of this figure would change.")


def _remarks(told: Corrected) -> tuple[str, ...]:
    remarks = [
        _(
            "This is an estimate: England, what is expected of you and how much practices usually vary are left as "
            "they are. Nothing is kept and nobody is told."
        )
    ]
    if told.own_interval:
        remarks.append(
            _(
                "The published interval is the publisher's own; the one for your numbers is worked out from the counts."
            )
        )
    return tuple(remarks)

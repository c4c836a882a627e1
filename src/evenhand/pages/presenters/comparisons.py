"""The numbers that stand beside a value: its interval, England, its area, practices like it, what is expected."""

from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.pages.edition import Edition, Row
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.explanation import is_unadjusted


@dataclass(frozen=True)
class Comparison:
    """A number beside the value: what it is, the number, and the mark that stands for it in the picture."""

    name: str
    number: str
    mark: str


def comparisons(edition: Edition, form: NumberForm, row: Row, area: str | None) -> tuple[Comparison, ...]:
    """Return what one row of results may be read beside. `area` is the code of the practice's commissioner."""
    shown = []
    if row["lower95"] is not None:
        interval = form.interval(row["lower95"], row["upper95"])
        shown.append(Comparison(_("95% interval"), interval, "interval"))
    if row["england"] is not None:
        shown.append(Comparison(_("England"), form.words(row["england"]), "england"))
    if row["area_value"] is not None and area is not None:
        shown.append(Comparison(edition.areas.get(area, area), form.words(row["area_value"]), "area"))
    if row["peer_value"] is not None:
        shown.append(Comparison(_("Practices most like it"), form.words(row["peer_value"]), "twins"))
    allows = row["expected"] is not None and not is_unadjusted(edition, row)
    if row["expected"] is not None:
        name = _("Expected in its circumstances") if allows else _("Expected of the average practice")
        shown.append(Comparison(name, form.words(row["expected"]), "expected"))
    if row["funnel_lower95"] is not None:
        limits = form.interval(row["funnel_lower95"], row["funnel_upper95"])
        name = _("Usual for its size, circumstances and area") if allows else _("Usual for its size")
        shown.append(Comparison(name, limits, "usual"))
    return tuple(shown)

"""What a comparison would have said that allows for neither circumstances nor area, and what many comparisons do."""

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.presenters.chance import FALSE_DISCOVERY_RATE
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, two_sided_z


def plainly(definition: IndicatorDefinition, row: Row) -> tuple[str, ...]:
    """Return the sentences of one compared figure; none where it has no plain comparison."""
    if row["outcome"] is None or row["crude_z"] is None:
        return ()
    return tuple(sentence for sentence in (_plain(row), _together(row)) if sentence)


def _plain(row: Row) -> str:
    z, way = row["crude_z"], row["direction"]
    beyond_95 = abs(z) > two_sided_z(CONFIDENCE_95)
    beyond_998 = abs(z) > two_sided_z(CONFIDENCE_998)
    where = words.LIMITS["outside_998" if beyond_998 else "outside_95" if beyond_95 else "inside"]
    plain = ("higher" if z > 0 else "lower") if beyond_95 else "similar"
    level = "differs_explore" if beyond_998 else "worth_a_look" if beyond_95 else "similar"
    same = (plain, level) == (way, row["outcome"])
    said = _beside_england(plain).format(where=where.lower())
    then = _("That agrees with the above.") if same else _("Allowing for them changes what is said of it.")
    return f"{said} {then}"


def _beside_england(plain: str) -> str:
    if plain == "higher":
        return _(
            "Beside England's figure, allowing only for its size and the usual variation between practices, it would "
            "be: {where}, higher than England."
        )
    if plain == "lower":
        return _(
            "Beside England's figure, allowing only for its size and the usual variation between practices, it would "
            "be: {where}, lower than England."
        )
    return _(
        "Beside England's figure, allowing only for its size and the usual variation between practices, it would "
        "be: {where}."
    )


def _together(row: Row) -> str:
    """Say whether an outcome still stands out when all comparisons of the indicator are seen as one family."""
    if row["q_value"] is None or row["outcome"] not in words.OUTSIDE_95:
        return ""
    if row["q_value"] <= FALSE_DISCOVERY_RATE:
        return _("Seen together with every other practice's figure, it still stands out.")
    return _(
        "Seen together with every other practice's figure, it does not stand out: among so many comparisons, some lie "
        "as far out by chance."
    )

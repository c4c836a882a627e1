"""Sentences several pages of a practice share."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.pages.edition import Row
from evenhand.pages.numbers import day_words
from evenhand.pages.words import OUTSIDE_95
from evenhand.web.practice.own import Own, Preview

OUTSIDE_BY_CHANCE: Final = 0.05
"""Of figures compared, the share that chance and usual variation alone put outside the 95% limits."""


def preview_words(preview: Preview) -> str:
    """Return until when there is to comment on figures that are not published yet."""
    days = {"since": day_words(preview.since), "until": day_words(preview.until)}
    return (
        _(
            "You can see these figures since %(since)s. Until %(until)s there is time to look at them: tell your "
            "commissioner of anything that is not right, before others see it. You need not do anything."
        )
        % days
    )


def chance_words(results: Iterable[Row]) -> str:
    """Return how many figures lie outside the limits, always with how many chance alone would put there."""
    outcomes = [row["outcome"] for row in results if row["outcome"]]
    outside = sum(outcome in OUTSIDE_95 for outcome in outcomes)
    if not outcomes:
        return _("None of your figures could be compared this time.")
    chance = len(outcomes) * OUTSIDE_BY_CHANCE
    by_chance = _("about %(number)s") % {"number": f"{chance:.0f}"} if chance >= 1 else _("fewer than 1")
    told = {"compared": len(outcomes), "outside": outside or _("none"), "chance": by_chance}
    return (
        ngettext(
            "%(compared)s of your figures is compared. Were nothing unusual here, chance alone would put "
            "%(chance)s outside the limits; %(outside)s lie there. These are questions to look into; their number "
            "says nothing about how good a practice is.",
            "%(compared)s of your figures are compared. Were nothing unusual here, chance alone would put "
            "%(chance)s outside the limits; %(outside)s lie there. These are questions to look into; their number "
            "says nothing about how good a practice is.",
            len(outcomes),
        )
        % told
    )


def figure_address(indicator: str) -> str:
    """Return the page of one of a practice's own figures."""
    return f"/desk/figure/{indicator}/"


def differing(own: Own) -> list[Row]:
    """Return the practice's rows outside the 95% limits, in the framework's order."""
    results = own.results
    order = [
        member.indicator for strand in own.opened.edition.framework.strands for member in strand.indicators
    ]
    return [results[one] for one in order if one in results and results[one]["outcome"] in OUTSIDE_95]

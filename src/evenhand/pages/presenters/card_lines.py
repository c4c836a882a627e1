"""What is said of a crude card as a whole: its rule, its practices, its balance and its fifths, in sentences."""

from typing import Final

from evenhand.common.language import Texts, ngettext
from evenhand.common.language import gettext as _
from evenhand.release.auditing import Audit, Fifth

_FAULTS: Final = Texts(
    {
        "few_strands": "it covers fewer than four sides of a practice's work",
        "one_strand": "one side of the work holds more than 40% of its indicators",
        "neutral_rated": "it colours indicators of which neither end is better",
        "much_money": "more than 40% of its indicators are about money",
        "no_patients": "nothing on it is what patients themselves say",
    }
)


def count_of_reds(count: int) -> str:
    """Return how many reds: ``1 red``, ``1,234 reds``."""
    return ngettext("{count} red", "{count} reds", count).format(count=f"{count:,}")


def facts(audit: Audit) -> tuple[str, ...]:
    """Return what stands beside the main counts; these overlap with them."""
    further, fragile = audit.further, audit.fragile
    lines = [
        _("{reds} in all have a 95% interval that holds England's value.").format(
            reds=count_of_reds(further["interval_holds_england"])
        ),
        _("In {reds} at least half of the gap is context; in {others} it is place.").format(
            reds=count_of_reds(further["half_is_context"]), others=f"{further['half_is_place']:,}"
        ),
        _hidden(len(audit.hidden)),
    ]
    if audit.remaining:
        said = ngettext(
            "Of the {left} that remain, {far} lie beyond the 99.8% limits and {fragile} is fragile: compared in other "
            "fair ways, the outcome often changes.",
            "Of the {left} that remain, {far} lie beyond the 99.8% limits and {fragile} are fragile: compared in other "
            "fair ways, the outcome often changes.",
            fragile,
        ).format(left=f"{len(audit.remaining):,}", far=f"{audit.far:,}", fragile=f"{fragile:,}")
        lines.insert(0, said)
    return tuple(lines)


def _hidden(count: int) -> str:
    if not count:
        return _("No green hides a figure that differs in the less good direction.")
    return ngettext(
        "{count} green hides a figure that differs in the less good direction.",
        "{count} greens hide a figure that differs in the less good direction.",
        count,
    ).format(count=f"{count:,}")


def rule(audit: Audit) -> tuple[str, ...]:
    """Return what the card's rule seems to be and how many practices it would mark by chance."""
    found = audit.rule
    share = _("Rule: {share} of ratings are red.").format(share=f"{found.red_share:.0%}")
    cut = ngettext(
        "On {cut} of {count} indicator every red lies beyond every other rating of its area, so the colour seems to "
        "follow the crude value alone.",
        "On {cut} of {count} indicators every red lies beyond every other rating of its area, so the colour seems to "
        "follow the crude value alone.",
        found.indicators,
    ).format(cut=found.cut_by_value, count=f"{found.indicators:,}")
    carried = ngettext(
        "{red} of {count} practice carry at least one red. If all were alike and reds fell as often by chance alone, "
        "about {expected} would.",
        "{red} of {count} practices carry at least one red. If all were alike and reds fell as often by chance alone, "
        "about {expected} would.",
        found.practices,
    ).format(
        red=f"{found.with_red:,}", count=f"{found.practices:,}", expected=f"{found.expected_with_red:,.0f}"
    )
    return (f"{share} {cut}" if found.cut_by_value else share, carried)


def balance(audit: Audit) -> tuple[str, ...]:
    """Return whether the card is balanced, what keeps it from it, and where its reds fall."""
    faults = [_FAULTS[name] for name in audit.balance.faults]
    made_of = ", ".join(
        f"{strand.replace('-', ' ')} {share:.0%}" for strand, share in audit.balance.strands.items()
    )
    count = audit.balance.indicators
    said = (
        _("The card is not balanced: {faults}.").format(faults="; ".join(faults))
        if faults
        else _("The card is balanced.")
    )
    whole = ngettext("Its {count} indicator: {made_of}.", "Its {count} indicators: {made_of}.", count)
    lines = [f"{said} {whole.format(count=f'{count:,}', made_of=made_of)}"]
    if audit.fifths:
        lines.append(_of_fifths(audit.fifths[0], audit.fifths[-1]))
    return tuple(lines)


def _of_fifths(first: Fifth, last: Fifth) -> str:
    return _(
        "Practices with the least deprived patients (a fifth of the card's) carry {reds} in {rated} ratings, of which "
        "{remaining} remain; those with the most deprived {last_reds} in {last_rated}, of which {last_remaining} "
        "remain."
    ).format(
        reds=count_of_reds(first.reds),
        rated=f"{first.rated:,}",
        remaining=f"{first.remaining:,}",
        last_reds=count_of_reds(last.reds),
        last_rated=f"{last.rated:,}",
        last_remaining=f"{last.remaining:,}",
    )

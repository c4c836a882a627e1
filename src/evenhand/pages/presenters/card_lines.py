"""What is said of a crude card as a whole: its rule, its practices, its balance and its fifths, in sentences."""

from evenhand.pages.presenters.plural import counted
from evenhand.release.auditing import Audit

_FAULTS = {
    "few_strands": "it covers fewer than four sides of a practice's work",
    "one_strand": "one side of the work holds more than 40% of its indicators",
    "neutral_rated": "it colours indicators of which neither end is better",
    "much_money": "more than 40% of its indicators are about money",
    "no_patients": "nothing on it is what patients themselves say",
}


def facts(audit: Audit) -> tuple[str, ...]:
    """Return what stands beside the main counts; these overlap with them."""
    further, fragile = audit.further, audit.fragile
    lines = [
        f"{counted(further['interval_holds_england'], 'red')} in all have a 95% interval that holds England's value.",
        f"In {counted(further['half_is_context'], 'red')} at least half of the gap is context; "
        f"in {further['half_is_place']:,} it is place.",
        _hidden(len(audit.hidden)),
    ]
    if audit.remaining:
        lines.insert(
            0,
            f"Of the {len(audit.remaining):,} that remain, {audit.far:,} lie beyond the 99.8% limits and {fragile:,} "
            f"{'is' if fragile == 1 else 'are'} fragile: compared in other fair ways, the outcome often changes.",
        )
    return tuple(lines)


def _hidden(count: int) -> str:
    if not count:
        return "No green hides a figure that differs in the less good direction."
    verb = "hides" if count == 1 else "hide"
    return f"{counted(count, 'green')} {verb} a figure that differs in the less good direction."


def rule(audit: Audit) -> tuple[str, ...]:
    """Return what the card's rule seems to be and how many practices it would mark by chance."""
    found = audit.rule
    cut = (
        f" On {found.cut_by_value} of {counted(found.indicators, 'indicator')} every red lies beyond every other "
        "rating of its area, so the colour seems to follow the crude value alone."
        if found.cut_by_value
        else ""
    )
    return (
        f"Rule: {found.red_share:.0%} of ratings are red.{cut}",
        f"{found.with_red:,} of {counted(found.practices, 'practice')} carry at least one red. If all were alike and "
        f"reds fell as often by chance alone, about {found.expected_with_red:,.0f} would.",
    )


def balance(audit: Audit) -> tuple[str, ...]:
    """Return whether the card is balanced, what keeps it from it, and where its reds fall."""
    faults = [_FAULTS[name] for name in audit.balance.faults]
    made_of = ", ".join(
        f"{strand.replace('-', ' ')} {share:.0%}" for strand, share in audit.balance.strands.items()
    )
    whole = counted(audit.balance.indicators, "indicator")
    said = f"not balanced: {'; '.join(faults)}" if faults else "balanced"
    lines = [f"The card is {said}. Its {whole}: {made_of}."]
    if audit.fifths:
        first, last = audit.fifths[0], audit.fifths[-1]
        lines.append(
            f"Practices with the least deprived patients (a fifth of the card's) carry {counted(first.reds, 'red')} in "
            f"{first.rated:,} ratings, of which {first.remaining:,} remain; those with the most deprived "
            f"{counted(last.reds, 'red')} in {last.rated:,}, of which {last.remaining:,} remain."
        )
    return tuple(lines)

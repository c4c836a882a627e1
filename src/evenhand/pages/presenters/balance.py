"""The balance meter of a framework: which sides of the work it looks at, in words, a table and a picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.common.language import ngettext
from evenhand.definitions.balance import (
    CONCLUDING,
    MOST_MONEY,
    MOST_MONEY_JUDGED,
    FrameworkBalance,
    Share,
    framework_balance,
)
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.rules.judgements_are_balanced import FEWEST_STRANDS, LARGEST_SHARE
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages.charts.balance_bar import BalanceBar, balance_bar
from evenhand.pages.words.perspectives import PERSPECTIVE_NAMES

BAR_WIDTH: Final = 24
"""Letters of a bar of text that stands for everything."""


@dataclass(frozen=True)
class BalanceRow:
    """A perspective or a strand: its name, what it is, how many indicators, their share as printed, a bar of text."""

    name: str
    meaning: str
    count: int
    share: str
    bar: str


@dataclass(frozen=True)
class BalanceView:
    """The balance of one framework. `answer` says it in a sentence, `notes` what follows, the gravest first."""

    title: str
    answer: str
    notes: tuple[str, ...]
    perspectives: tuple[BalanceRow, ...]
    strands: tuple[BalanceRow, ...]
    chart: Markup


def present_balance(
    framework: FrameworkDefinition, indicators: Mapping[str, IndicatorDefinition]
) -> BalanceView:
    """Return the balance of a framework's indicators, told and drawn."""
    balance = framework_balance(framework, indicators)
    titles = {strand.id: strand for strand in framework.strands}
    perspectives = tuple(
        _row(one, PERSPECTIVE_NAMES[one.id], _(MEANINGS["perspective"][one.id]))
        for one in balance.perspectives
    )
    return BalanceView(
        title=_("Balance of {framework}").format(framework=framework.title),
        answer=_answer(balance),
        notes=tuple(_notes(framework, balance)),
        perspectives=perspectives,
        strands=tuple(_row(one, titles[one.id].title, titles[one.id].question) for one in balance.strands),
        chart=_chart(framework, balance),
    )


def _row(one: Share, name: str, meaning: str) -> BalanceRow:
    return BalanceRow(name, meaning, one.count, f"{one.share:.0%}", "█" * round(one.share * BAR_WIDTH))


def _most(framework: FrameworkDefinition) -> float:
    return MOST_MONEY_JUDGED if framework.purpose in CONCLUDING else MOST_MONEY


def _answer(balance: FrameworkBalance) -> str:
    seen = sorted((one for one in balance.perspectives if one.count), key=lambda one: -one.count)
    told = [f"{PERSPECTIVE_NAMES[one.id].lower()} {one.count}" for one in seen]
    count, of = balance.indicators, len(balance.strands)
    indicators = ngettext("{count} indicator", "{count} indicators", count).format(count=f"{count:,}")
    strands = ngettext("{count} strand", "{count} strands", of).format(count=f"{of:,}")
    if not told:
        return _("{indicators} in {strands}.").format(indicators=indicators, strands=strands)
    return _("{indicators} in {strands}: {told}.").format(
        indicators=indicators, strands=strands, told=", ".join(told)
    )


def _notes(framework: FrameworkDefinition, balance: FrameworkBalance) -> Iterator[str]:
    money = balance.share("money")
    if money > _most(framework):
        yield _("{share} looks at money, more than the {limit} its purpose allows (R-21).").format(
            share=f"{money:.0%}", limit=f"{_most(framework):.0%}"
        )
    elif money > MOST_MONEY_JUDGED:
        yield _(
            "{share} looks at money, so practices may not be judged or paid by it: that ends at {limit} (R-21)."
        ).format(share=f"{money:.0%}", limit=f"{MOST_MONEY_JUDGED:.0%}")
    if money and not balance.has_care:
        yield _("It looks at money and at neither patients’ voice nor outcomes (R-21).")
    if balance.indicators and not balance.share("patient-voice"):
        yield _("Nothing is told of what patients themselves say.")
    if balance.indicators and not balance.share("outcome"):
        yield _("Nothing is told of what came of care for patients.")
    if len(balance.strands) < FEWEST_STRANDS:
        yield _("It has fewer than {least} strands, too few to judge practices by (R-13).").format(
            least=FEWEST_STRANDS
        )
    titles = {strand.id: strand.title for strand in framework.strands}
    for one in balance.strands:
        if one.share > LARGEST_SHARE:
            yield _(
                "The strand {strand} holds {share} of the indicators, "
                "more than the {limit} by which practices could be judged (R-13)."
            ).format(strand=titles[one.id], share=f"{one.share:.0%}", limit=f"{LARGEST_SHARE:.0%}")
    if balance.undefined:
        yield _("Nothing is known of {names}, which no indicator defines.").format(
            names=", ".join(balance.undefined)
        )


def _chart(framework: FrameworkDefinition, balance: FrameworkBalance) -> Markup:
    bars = [
        BalanceBar(
            name=PERSPECTIVE_NAMES[one.id],
            share=one.share,
            words=f"{one.count} ({one.share:.0%})",
            limit=_most(framework) if one.id == "money" else None,
        )
        for one in balance.perspectives
    ]
    told = ", ".join(f"{bar.name.lower()} {bar.words}" for bar in bars)
    return balance_bar(
        bars,
        title=_("What {framework} looks at").format(framework=framework.title),
        description=_("{told}. The line at money is the most its purpose allows, {limit}.").format(
            told=told, limit=f"{_most(framework):.0%}"
        ),
    )

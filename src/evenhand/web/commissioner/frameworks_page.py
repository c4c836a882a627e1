"""What the check of definitions says of a framework, what it is made of, and what of it runs out when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.common.errors import Issue
from evenhand.cycle.consultation.texts import shipped_catalogue, shipped_frameworks
from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.checking import check_catalogue
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.safeguards import SAFEGUARDS, safeguards_of
from evenhand.definitions.texts import in_words_of
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.balance import BalanceView, present_balance
from evenhand.publication.installed import Opened
from evenhand.sources import all_sources, known_measures
from evenhand.sources.reading.returns.templates import all_templates

_SENTENCES: Final = {one.number: one.sentence for one in SAFEGUARDS}
_MONTH: Final = 1


@dataclass(frozen=True)
class FindingView:
    """One thing the check found: what it is about, what is wrong, what to do, and the safeguards behind it."""

    level: str
    about: str
    message: str
    remedy: str
    safeguards: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Expiring:
    """A part of the framework and the day by which it has to be looked at again."""

    what: str
    day: str
    is_past: bool


@dataclass(frozen=True)
class FrameworkLink:
    """A framework that can be looked at here."""

    title: str
    address: str
    is_shown: bool


@dataclass(frozen=True)
class ChecksView:
    """The page of one framework."""

    title: str
    purpose: str
    summary: str
    consultation: str
    consulted: str
    findings: tuple[FindingView, ...]
    found: str
    balance: BalanceView
    expiring: tuple[Expiring, ...]
    others: tuple[FrameworkLink, ...]


def frameworks_of(opened: Opened) -> Mapping[str, FrameworkDefinition]:
    """Return the frameworks that can be looked at: that of the release shown first, then those shipped, by title."""
    own = opened.whole.framework
    shipped = sorted(shipped_frameworks().values(), key=lambda one: one.title.casefold())
    return {own.id: own, **{one.id: one for one in shipped if one.id != own.id}}


def present_checks(opened: Opened, framework: FrameworkDefinition, today: date) -> ChecksView:
    """Return what the check says of a framework. Its findings are those of the command line, and in English."""
    shown = in_words_of(framework, _)
    is_own = framework.id == opened.whole.framework.id
    indicators = opened.edition.indicators if is_own else shipped_catalogue().indicators
    members = [one.indicator for strand in framework.strands for one in strand.indicators]
    used = [indicators[name] for name in members if name in indicators]
    catalogue = catalogue_with(framework, indicators)
    name = opened.id if catalogue is not shipped_catalogue() else ""
    issues = issues_about(catalogue, issues_of(catalogue, name, today), framework, used)
    return ChecksView(
        title=shown.title,
        purpose=_(MEANINGS["purpose"][framework.purpose]),
        summary=shown.summary,
        consultation=f"/desk/frameworks/{framework.id}/consultation/",
        consulted=shown.consultation,
        findings=tuple(_finding(catalogue, one) for one in issues),
        found=_found(issues),
        balance=present_balance(shown, indicators),
        expiring=_expiring(framework, used, today),
        others=tuple(
            FrameworkLink(
                _(one.title), f"/desk/frameworks/checks/?framework={one.id}", one.id == framework.id
            )
            for one in frameworks_of(opened).values()
        ),
    )


def catalogue_with(
    framework: FrameworkDefinition, indicators: Mapping[str, IndicatorDefinition]
) -> Catalogue:
    """Return the shipped definitions with a framework and its indicators among them, if they are not."""
    shipped = shipped_catalogue()
    if framework.id in shipped.frameworks:
        return shipped
    added: list[Entry[Any]] = [
        Entry("indicator", one, f"indicators/{one.id}.yaml")
        for one in indicators.values()
        if one.id not in shipped.indicators
    ]
    added.append(Entry("framework", framework, f"frameworks/{framework.id}.yaml"))
    return Catalogue.of([*shipped.entries, *added])


_CHECKED: Final[dict[tuple[str, date], tuple[Issue, ...]]] = {}


def issues_of(catalogue: Catalogue, name: str, today: date) -> tuple[Issue, ...]:
    """Return every finding of a catalogue on a day. It is checked once a day and kept under its name."""
    if (name, today) not in _CHECKED:
        for kept in [one for one in _CHECKED if one[1] != today]:
            del _CHECKED[kept]
        sources = {one.id for one in all_sources()}
        returns = {one.id for one in all_templates()} & sources
        _CHECKED[name, today] = check_catalogue(catalogue, today, known_measures(), sources, returns)
    return _CHECKED[name, today]


def issues_about(
    catalogue: Catalogue,
    issues: Sequence[Issue],
    framework: FrameworkDefinition,
    used: Sequence[IndicatorDefinition],
) -> list[Issue]:
    """Return the findings about a framework, its indicators and the circumstances these allow for, errors first."""
    contexts = {name for one in used for name in one.covariates}
    about = {framework.id, *(one.id for one in used), *contexts}
    files = {entry.file for entry in catalogue.entries if entry.id in about}
    return sorted((one for one in issues if one.file in files), key=lambda one: (one.level, one))


def _finding(catalogue: Catalogue, issue: Issue) -> FindingView:
    about, _colon, message = issue.message.partition(": ")
    entry = next((one for one in catalogue.entries if one.id == about), None)
    return FindingView(
        level=_("To be mended") if issue.level == "error" else _("To look at"),
        about=_(entry.definition.title) if entry is not None else about,
        message=f"{message[:1].upper()}{message[1:]}",
        remedy=issue.remedy,
        safeguards=tuple((one, _(_SENTENCES[one])) for one in safeguards_of(issue.rule)),
    )


def _found(issues: Sequence[Issue]) -> str:
    if not issues:
        return _("The check finds nothing wrong with it.")
    errors = sum(one.level == "error" for one in issues)
    return _("The check finds {errors} to be mended and {rest} to look at.").format(
        errors=_things(errors), rest=_things(len(issues) - errors)
    )


def _things(count: int) -> str:
    if not count:
        return _("nothing")
    return ngettext("{count} thing", "{count} things", count).format(count=f"{count:,}")


def _expiring(
    framework: FrameworkDefinition, used: Sequence[IndicatorDefinition], today: date
) -> tuple[Expiring, ...]:
    """Return what runs out, soonest first: the framework's yearly review, its definitions, the circumstances."""
    contexts = shipped_catalogue().contexts
    names = sorted({name for one in used for name in one.covariates} & set(contexts))
    days = [(_("The framework's yearly review"), next_review(framework.review_month, today))]
    days += [(_("Definition: {title}").format(title=one.title), one.next_review) for one in used]
    days += [
        (_("Circumstance: {title}").format(title=contexts[name].title), contexts[name].expires_on)
        for name in names
    ]
    return tuple(
        Expiring(what, day_words(day), day < today)
        for what, day in sorted(days, key=lambda one: (one[1], one[0]))
    )


def next_review(month: int, today: date) -> date:
    """Return the first day of the next month of review, this month's if it is the month."""
    year = today.year + (today.month > month)
    return date(year, month, _MONTH)

"""The list of a commissioner's frameworks, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.consultation.models import FrameworkVersion
from evenhand.cycle.consultation.of import states_of
from evenhand.cycle.consultation.tables import FRAMEWORK
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.pages.numbers import day_words


@dataclass(frozen=True)
class ListedFramework:
    """A version in the list."""

    title: str
    address: str
    meaning: str
    when: str


@dataclass(frozen=True)
class ListView:
    """The commissioner's frameworks by name, and those a draft can begin from; none for who writes no draft."""

    versions: tuple[ListedFramework, ...]
    beginnings: tuple[tuple[str, str], ...]


def present_list(
    viewer: Viewer,
    commissioner: str,
    found: Sequence[FrameworkVersion],
    shipped: Mapping[str, FrameworkDefinition],
) -> ListView:
    """Return the list: each framework once with its newest version, by title."""
    newest: dict[str, FrameworkVersion] = {}
    for one in found:
        newest.setdefault(one.framework, one)
    states = states_of(list(newest.values()))
    listed = [
        ListedFramework(
            one.as_definition.title,
            address_for(viewer, one.framework),
            _(FRAMEWORK.states[states[one.pk]]),
            _("Version {number}, written {day}").format(
                number=one.number, day=day_words(timezone.localdate(one.made_at))
            ),
        )
        for one in newest.values()
    ]
    writes = viewer.role == Role.PERFORMANCE and commissioner == viewer.organisation_code
    beginnings = tuple((name, _(one.title)) for name, one in shipped.items() if name not in newest)
    return ListView(
        tuple(sorted(listed, key=lambda one: one.title)),
        tuple(sorted(beginnings, key=lambda one: one[1])) if writes else (),
    )


def address_for(viewer: Viewer, framework: str) -> str:
    """Return where a viewer reads a framework."""
    if viewer.role == Role.LMC:
        return f"/desk/lmc/frameworks/{framework}/"
    return f"/desk/frameworks/{framework}/consultation/"

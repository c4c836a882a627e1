"""The installation in which two people act: its people, its releases, and its clock, which goes on from act to act."""

import itertools
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evenhand.accounts.viewer import Viewer
from evenhand.publication.installed import Opened
from support.made_cases import BEGIN, Cases
from support.moving_days import Days
from support.web import MadePeople, made_people


class _Patch:
    """Sets what a test's monkeypatch would: this process ends with what it was made for."""

    def setattr(self, target: Any, name: str, value: Any) -> None:
        setattr(target, name, value)


@dataclass
class Scene:
    """Who and what there is. Each agreement is of a year of its own."""

    people: MadePeople
    opened: Opened
    contracted: Opened
    days: Days
    _years: Any = field(default_factory=lambda: itertools.count(2027))

    @property
    def year(self) -> int:
        """A year for which there is no agreement yet."""
        return int(next(self._years))

    @property
    def team(self) -> Viewer:
        """Who acts for the commissioner."""
        return self.people.viewer("performance")

    @property
    def practice(self) -> Viewer:
        """Who acts for the practice."""
        return self.people.viewer("practice")

    @property
    def cases(self) -> Cases:
        """Cases to be taken along their way."""
        return Cases(self.people, self.contracted, self.days)


Scenario = Callable[[Scene], dict[str, Any]]


def _set(release: str, contract: str) -> Scene:
    """Make the database, show the release, and let the clock begin."""
    from django.conf import settings

    from evenhand.config import installation
    from evenhand.publication.installed import Shelf
    from evenhand.web.serving import opened_release

    installation.bring_up_to_date()
    shelf = Shelf(settings.DATA)
    shelf.switch(shelf.install(Path(release)))
    days = Days(_Patch(), BEGIN)
    people = made_people()
    people.organisation("lmc")
    return Scene(people, opened_release(), Opened.at(Path(contract)), days)


def play(release: str, contract: str) -> dict[str, Any]:
    """Play every scenario in a new installation, and return what came of each and the faults of the audit chain."""
    from evenhand.accounts import audit
    from support.at_once import agreements, cases, figures, reviews

    scene = _set(release, contract)
    every: Iterable[Scenario] = (
        *cases.SCENARIOS, *figures.SCENARIOS, *reviews.SCENARIOS, *agreements.SCENARIOS,
    )  # fmt: skip
    told = {one.__name__: _played(one, scene) for one in every}
    return {**told, "chain": {"faults": list(audit.faults()), "events": audit.last()[0]}}


def _played(one: Scenario, scene: Scene) -> dict[str, Any]:
    try:
        return one(scene)
    except Exception:  # told, so that the other scenarios are played
        return {"broken": traceback.format_exc()[-3000:]}

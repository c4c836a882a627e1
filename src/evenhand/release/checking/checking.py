"""Hold a release against every rule that needs figures. One rule a file in ``rules``, found by its name."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from evenhand.release.checking import rules
from evenhand.release.checking.told import Told
from evenhand.release.release import Release

Check = Callable[[Release], Iterator[Told]]


@dataclass(frozen=True)
class ReleaseRule:
    """A rule: its name is its file's, its sentence is for people, its check is for a release."""

    name: str
    sentence: str
    check: Check


@cache
def all_release_rules() -> tuple[ReleaseRule, ...]:
    """Return every rule of releases, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    modules = [(name, importlib.import_module(f"{rules.__name__}.{name}")) for name in names]
    return tuple(ReleaseRule(name, module.SENTENCE, module.check) for name, module in modules)


def check_release(release: Release) -> tuple[tuple[str, Told], ...]:
    """Return the name of the rule and what it tells, for every finding, by definition."""
    found = [(rule.name, told) for rule in all_release_rules() for told in rule.check(release)]
    return tuple(sorted(found, key=lambda one: (one[1], one[0])))

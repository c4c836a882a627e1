"""One rule a file, found by its name. Each has the sentence people read and the check that finds its breaches."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

Check = Callable[[Catalogue, Surroundings], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule: its name is its file's, its sentence is for people, its check is for the catalogue."""

    name: str
    sentence: str
    check: Check


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule in this package, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [(name, importlib.import_module(f"{__name__}.{name}")) for name in names]
    return tuple(Rule(name, module.SENTENCE, module.check) for name, module in modules)

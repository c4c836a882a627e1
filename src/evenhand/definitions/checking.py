"""Hold a catalogue against every rule and give all the issues at once."""

from collections.abc import Collection
from datetime import date

from evenhand.common.errors import Issue
from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Surroundings
from evenhand.definitions.rules import all_rules


def check_catalogue(
    catalogue: Catalogue,
    today: date | None = None,
    known_measures: Collection[str] | None = None,
    known_sources: Collection[str] | None = None,
    returns: Collection[str] = (),
) -> tuple[Issue, ...]:
    """Return every issue of the catalogue, errors and warnings, by file and line.

    `known_measures` may hold patterns (``qof.*.numerator``). What is None is not checked. `returns` are the
    sources that are filled in for us. `today` decides what is
    overdue; it never makes an error, only warnings.
    """
    given = Surroundings(today or date.today(), known_measures, known_sources, returns)
    issues = {finding.issue(rule.name) for rule in all_rules() for finding in rule.check(catalogue, given)}
    return tuple(sorted(issues))

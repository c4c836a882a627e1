"""An indicator's figures as the store has them: which measures are read, of practices or of commissioners' areas."""

from datetime import date

import polars as pl

from evenhand.assessment.measuring import Measured, measure, used_measures
from evenhand.assessment.standardising import read_groups
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.store import Store

OF_PRACTICES, OF_AREAS = "observations", "area_observations"


def measured_from(
    store: Store, definition: IndicatorDefinition, as_of: date, kind: str = OF_PRACTICES
) -> Measured:
    """Return an indicator's figures out by `as_of`, from the table `kind` of `store`.

    Of areas, ``practice`` is the code of the area. An indicator of which the store has no measure has no figure.
    """
    standardisation, groups = definition.standardisation, None
    if standardisation is not None:
        groups = read_groups(standardisation, store.measures(kind), lambda names: _read(store, kind, names))
    rows = _read(store, kind, set(used_measures(definition)))
    return measure(definition, rows, as_of, groups, counted="areas" if kind == OF_AREAS else "practices")


def table_of(store: Store, definition: IndicatorDefinition) -> str:
    """Return the table an indicator is made of: the areas', where it is the commissioner's and any measure is there."""
    published = set(used_measures(definition)) & store.measures(OF_AREAS)
    return OF_AREAS if definition.level == "commissioner" and published else OF_PRACTICES


def _read(store: Store, kind: str, measures: set[str]) -> pl.DataFrame:
    rows = store.read(kind, measures)
    return rows.rename({"area": "practice"}) if kind == OF_AREAS else rows

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
    return measure(definition, _read(store, kind, set(used_measures(definition))), as_of, groups)


def are_of_areas(store: Store, definition: IndicatorDefinition) -> bool:
    """Say whether an indicator's measures are published for commissioners' areas rather than for practices."""
    return bool(set(used_measures(definition)) & store.measures(OF_AREAS))


def _read(store: Store, kind: str, measures: set[str]) -> pl.DataFrame:
    rows = store.read(kind, measures)
    return rows.rename({"area": "practice"}) if kind == OF_AREAS else rows

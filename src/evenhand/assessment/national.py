"""A whole assessment: every indicator of a framework, for every practice, as things stood on a day.

Long because the steps of the run are read in the order they are taken, and each is a few lines.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zlib import crc32

import polars as pl

from evenhand.assessment import commissioners
from evenhand.assessment.areas import area_values
from evenhand.assessment.atypical import young_adults
from evenhand.assessment.balancing import balancing_caveats
from evenhand.assessment.contexts import Contexts, practice_contexts
from evenhand.assessment.engines import Engine, Judging, Shared, Task, locally
from evenhand.assessment.equity import equity
from evenhand.assessment.false_alarms import false_alarms
from evenhand.assessment.figures import OF_AREAS, OF_PRACTICES, measured_from, table_of
from evenhand.assessment.kernel import Assessed
from evenhand.assessment.measuring import Measured
from evenhand.assessment.population import Population, population
from evenhand.assessment.provenance import caveats_of_files, inputs
from evenhand.assessment.robustness import Grouping
from evenhand.assessment.splitting import Areas
from evenhand.assessment.tables import Keys, history_table, indicator_table
from evenhand.assessment.twins import Twins, twins
from evenhand.common.errors import InputError
from evenhand.common.progress import track
from evenhand.definitions import Catalogue
from evenhand.definitions.schema import FrameworkDefinition, IndicatorDefinition
from evenhand.release import Caveat, ReleaseDraft, caveat
from evenhand.release.schemas import AREAS, CONTRIBUTIONS, FUNNELS, HISTORY, RESULTS, context_column
from evenhand.store import Store


@dataclass(frozen=True)
class Setting:
    """What every indicator is assessed in: practices, their contexts, areas and twins, all in one order of rows."""

    framework: FrameworkDefinition
    catalogue: Catalogue
    as_of: date
    practices: pl.DataFrame
    contexts: Contexts
    twins: Twins
    grouping: Grouping


@dataclass(frozen=True)
class OfOne:
    """What an assessment of one indicator leaves: what is said of it, its areas' values and its earlier periods.

    Of an indicator of the commissioner nothing is said of practices.
    """

    areas: pl.DataFrame
    said: Assessed | None = None
    history: pl.DataFrame | None = None


def assess(
    store: Store,
    catalogue: Catalogue,
    framework_id: str,
    as_of: date,
    *,
    quiet: bool = False,
    engine: Engine = locally,
) -> ReleaseDraft:
    """Return everything a release of `framework_id` holds, from what `store` knew on `as_of`. Nothing is written.

    `engine` is where the kernel runs: here, or for instance on :class:`evenhand.assessment.on_spark.SparkEngine`.
    """
    framework = _framework(catalogue, framework_id)
    indicators = _members(catalogue, framework)
    tables_of = {one.id: table_of(store, one) for one in indicators}
    measured = {
        one.id: measured_from(store, one, as_of, tables_of[one.id])
        for one in track(indicators, "Measuring indicators", quiet=quiet)
    }
    _refuse_nothing(store, measured.values(), as_of)
    everyone = population(store, as_of, _codes(measured, tables_of))
    setting = _setting(store, catalogue, framework, everyone, as_of)
    of_files = caveats_of_files(store, measured)
    read = inputs(store, measured.values(), as_of.isoformat())
    for name, one in measured.items():
        measured[name] = _under_current_codes(one, everyone)
    assessed = _each_assessed(setting, engine, indicators, measured, tables_of, quiet=quiet)
    tables = _tables(setting, assessed)
    return ReleaseDraft(
        framework=framework,
        indicators={one.id: one for one in indicators},
        contexts=setting.contexts.england,
        as_of=as_of,
        inputs=read,
        tables=tables,
        caveats=[*of_files, *everyone.caveats, *_caveats(setting, indicators, assessed, tables)],
        models=[said.model for said in _said(assessed) if said.model is not None],
        judgement=_judgement(framework_id, tables),
    )


def _each_assessed(
    setting: Setting,
    engine: Engine,
    indicators: Sequence[IndicatorDefinition],
    measured: dict[str, Measured],
    tables_of: Mapping[str, str],
    *,
    quiet: bool,
) -> dict[str, OfOne]:
    """Assess every indicator, and let its figures go at once: a long history of all would fill the memory."""
    keys = Keys.of(setting.practices, [one.id for one in indicators])
    judging = engine(_shared(setting), _tasks(setting, indicators, measured, tables_of))
    return {
        one.id: _assessed(
            setting,
            judging,
            one,
            measured.pop(one.id),
            keys,
            published_for_areas=tables_of[one.id] == OF_AREAS,
        )
        for one in track(indicators, "Assessing indicators", quiet=quiet)
    }


def _caveats(
    setting: Setting,
    indicators: Sequence[IndicatorDefinition],
    assessed: Mapping[str, OfOne],
    tables: Mapping[str, pl.DataFrame],
) -> Iterator[Caveat]:
    """Yield what was assumed of circumstances, of each indicator, and of figures that are read together."""
    yield from (*setting.contexts.caveats, *setting.twins.caveats)
    yield from _expired(indicators, setting.contexts, setting.as_of)
    yield from (one for said in _said(assessed) for one in said.caveats)
    yield from balancing_caveats({one.id: one for one in indicators}, tables["results"], tables["history"])


def _codes(measured: Mapping[str, Measured], tables_of: Mapping[str, str]) -> pl.Series:
    """Return the codes of practices that any figure is of."""
    found = [one.codes for name, one in measured.items() if tables_of[name] == OF_PRACTICES]
    return pl.concat([pl.Series("practice", [], dtype=pl.String), *found]).unique()


def _said(assessed: Mapping[str, OfOne]) -> list[Assessed]:
    return [one.said for one in assessed.values() if one.said is not None]


def _refuse_nothing(store: Store, measured: Iterable[Measured], as_of: date) -> None:
    if all(one.latest.is_empty() for one in measured):
        raise InputError(
            "the store has no figure for any indicator of this framework",
            where=store.path,
            received=f"{len(store.editions)} editions, figures up to {as_of}",
            remedy="Ingest the files that the indicators come from (`evenhand sources`), or name a later --as-of",
        )


def _expired(indicators: Iterable[IndicatorDefinition], contexts: Contexts, as_of: date) -> Iterator[Caveat]:
    """Tell of each indicator that it allows for a circumstance whose figures should have been replaced."""
    records = {record["id"]: record for record in contexts.england if record["id"] not in contexts.unknown}
    compared = (one for one in indicators if one.is_compared and one.level == "practice")
    for one in compared:
        for record in (records[name] for name in one.covariates if name in records):
            if date.fromisoformat(record["expires_on"]) < as_of:
                due = f"of {record['year']}; newer ones were due by {record['expires_on']}"
                yield caveat(f"Allows for {record['title'].lower()} by figures {due}", indicator=one.id)


def _setting(
    store: Store, catalogue: Catalogue, framework: FrameworkDefinition, everyone: Population, as_of: date
) -> Setting:
    contexts = practice_contexts(store, catalogue.contexts.values(), everyone.practices, as_of)
    practices = everyone.practices
    # A context may have the name of what is said of a practice, such as whether it dispenses: the context is meant.
    own = practices.drop([name for name in contexts.values.columns if name != "code"], strict=False)
    told = own.join(contexts.values, on="code", how="left", maintain_order="left")
    told = told.join(young_adults(store, as_of), on="code", how="left", maintain_order="left")
    alike = twins(told, catalogue.contexts)
    practices = practices.with_columns(twin_distance=alike.tenth, no_fair_comparator=alike.reasons)
    grouping = Grouping(Areas.of(practices["commissioner"]), alike.index)
    return Setting(framework, catalogue, as_of, practices, contexts, alike, grouping)


def _shared(setting: Setting) -> Shared:
    definitions = setting.catalogue.contexts
    return Shared(setting.framework, setting.as_of, setting.contexts, dict(definitions), setting.grouping)


def _tasks(
    setting: Setting,
    indicators: Iterable[IndicatorDefinition],
    measured: Mapping[str, Measured],
    tables_of: Mapping[str, str],
) -> Iterator[Task]:
    """Yield what the kernel judges: the practices' own figures, and not what is the commissioner's."""
    for one in indicators:
        if one.level == "practice" and tables_of[one.id] == OF_PRACTICES:
            yield Task(one, indicator_table(measured[one.id], setting.practices), measured[one.id].period)


def _assessed(
    setting: Setting,
    judging: Judging,
    definition: IndicatorDefinition,
    measured: Measured,
    keys: Keys,
    *,
    published_for_areas: bool,
) -> OfOne:
    practices, as_of = setting.practices, setting.as_of
    if published_for_areas:
        return OfOne(commissioners.published_for_areas(definition, measured, practices, as_of))
    table = indicator_table(measured, practices)
    if definition.level == "commissioner":
        return OfOne(commissioners.pooled_for_areas(definition, measured, table, as_of))
    said = judging(Task(definition, table, measured.period))
    areas = area_values(definition, table.with_columns(is_open=pl.col("not_compared").is_null()))
    if areas.width and said.places is not None:
        areas = areas.join(said.places, on=["level", "area", "indicator"], how="left", maintain_order="left")
    return OfOne(areas, said, history_table(definition, measured.earlier, practices, keys))


def _tables(setting: Setting, assessed: Mapping[str, OfOne]) -> dict[str, pl.DataFrame]:
    """Return every table of the release, the indicators in the framework's order."""
    said = _said(assessed)
    history = [one.history for one in assessed.values() if one.history is not None]
    areas = [one.areas for one in assessed.values() if one.areas.width]
    return {
        "results": _stacked(RESULTS, [one.results for one in said]),
        "history": pl.concat(history) if history else pl.DataFrame(schema=HISTORY),
        "practices": _with_contexts(setting.practices, setting.contexts),
        "contributions": _stacked(CONTRIBUTIONS, [one.contributions for one in said]),
        "areas": pl.concat([pl.DataFrame(schema=AREAS), *areas], how="diagonal"),
        "twins": setting.twins.table,
        "funnels": _stacked(FUNNELS, [one.curves for one in said]),
    }


def _stacked(schema: Mapping[str, pl.DataType], frames: Iterable[pl.DataFrame | None]) -> pl.DataFrame:
    return pl.concat([pl.DataFrame(schema=schema), *(one for one in frames if one is not None)])


def _judgement(framework_id: str, tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """Return what the release says as a whole, ready for JSON."""
    results, practices = tables["results"], tables["practices"]
    tested = results.filter(pl.col("q_value").is_not_null()).group_by("indicator").len().sort("indicator")
    return {
        "false_alarms": false_alarms(results, practices, seed=crc32(framework_id.encode())),
        "equity": equity(results, practices),
        "multiple_testing": {
            "method": "Benjamini and Hochberg (1995) on the two-sided predictive mid-p",
            "family": "the practices compared on one indicator",
            "tests": dict(tested.iter_rows()),
        },
    }


def _framework(catalogue: Catalogue, framework_id: str) -> FrameworkDefinition:
    if framework_id not in catalogue.frameworks:
        raise InputError(
            "there is no such framework",
            received=framework_id,
            remedy=f"Choose one of {', '.join(sorted(_assessable(catalogue)))}",
        )
    if framework_id not in _assessable(catalogue):
        raise InputError(
            "this framework makes a crude card of the past again, and nobody is assessed by it",
            received=framework_id,
            remedy="Use `evenhand audit` to show what such a card says that the evidence does not, or choose one of "
            f"{', '.join(sorted(_assessable(catalogue)))}",
        )
    return catalogue.frameworks[framework_id]


def _assessable(catalogue: Catalogue) -> set[str]:
    return {name for name, one in catalogue.frameworks.items() if one.purpose != "reconstruction"}


def _members(catalogue: Catalogue, framework: FrameworkDefinition) -> list[IndicatorDefinition]:
    return [catalogue.indicators[one.indicator] for strand in framework.strands for one in strand.indicators]


def _under_current_codes(measured: Measured, everyone: Population) -> Measured:
    """Move the history of a practice that only changed its code to its present code."""
    spans = pl.concat(
        frame.select("practice", "period_start", "period_end")
        for frame in (measured.earlier, measured.latest)
    )
    recoded = everyone.lineage.recoded(spans)
    if not recoded:
        return measured
    earlier = measured.earlier.with_columns(pl.col("practice").replace(recoded))
    return replace(measured, earlier=earlier.sort("practice", "period_end", "period_start"))


def _with_contexts(practices: pl.DataFrame, contexts: Contexts) -> pl.DataFrame:
    values = contexts.values.rename(
        {name: context_column(name) for name in contexts.values.columns if name != "code"}
    )
    return practices.join(values, on="code", how="left", maintain_order="left")

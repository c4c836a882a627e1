"""A whole assessment: every indicator of a framework, for every practice, as things stood on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from evenhand.assessment.areas import area_values
from evenhand.assessment.contexts import Contexts, practice_contexts
from evenhand.assessment.crude import Arrays, crude
from evenhand.assessment.kernel import assess_indicator
from evenhand.assessment.measuring import Measured, measure, used_measures
from evenhand.assessment.population import Population, population
from evenhand.common.errors import InputError
from evenhand.common.progress import track
from evenhand.definitions import Catalogue
from evenhand.definitions.schema import FrameworkDefinition, IndicatorDefinition
from evenhand.release import Caveat, ReleaseDraft, caveat
from evenhand.release.manifest import InputFile
from evenhand.release.schemas import AREAS, CONTRIBUTIONS, HISTORY, RESULTS, context_column
from evenhand.store import Store

_OF_THE_PRACTICE = (
    "code", "commissioner", "commissioner_name", "icb", "icb_name", "region", "region_name",
    "list_size", "atypical", "practice_type", "not_compared",
)  # fmt: skip


def assess(
    store: Store, catalogue: Catalogue, framework_id: str, as_of: date, *, quiet: bool = False
) -> ReleaseDraft:
    """Return everything a release of `framework_id` holds, from what `store` knew on `as_of`. Nothing is written."""
    framework = _framework(catalogue, framework_id)
    indicators = _members(catalogue, framework)
    measured = {
        one.id: measure(one, store.read("observations", set(used_measures(one))), as_of)
        for one in track(indicators, "Measuring indicators", quiet=quiet)
    }
    if all(one.latest.is_empty() for one in measured.values()):
        raise InputError(
            "the store has no figure for any indicator of this framework",
            where=store.path,
            received=f"{len(store.editions)} editions, figures up to {as_of}",
            remedy="Ingest the files that the indicators come from (`evenhand sources`), or name a later --as-of",
        )
    everyone = population(store, as_of, _codes(measured.values()))
    measured = {key: _under_current_codes(one, everyone) for key, one in measured.items()}
    contexts = practice_contexts(store, catalogue.contexts.values(), everyone.practices, as_of)
    return ReleaseDraft(
        framework=framework,
        indicators={one.id: one for one in indicators},
        contexts=contexts.england,
        as_of=as_of,
        inputs=_inputs(store, measured.values(), as_of),
        tables={
            **_compared(framework, indicators, measured, everyone, as_of, quiet=quiet),
            "practices": _practices(everyone, contexts),
            "contributions": pl.DataFrame(schema=CONTRIBUTIONS),
        },
        caveats=_caveats(store, measured, everyone, contexts),
    )


def _compared(
    framework: FrameworkDefinition,
    indicators: list[IndicatorDefinition],
    measured: Mapping[str, Measured],
    everyone: Population,
    as_of: date,
    *,
    quiet: bool,
) -> dict[str, pl.DataFrame]:
    """Return the tables of results, of areas and of history, one indicator after the other."""
    results, areas, history = [], [], []
    for one in track(indicators, "Assessing indicators", quiet=quiet):
        found = measured[one.id]
        table = _table(found, everyone.practices)
        results.append(assess_indicator(one, framework, table, as_of, found.period))
        areas.append(area_values(one, table.with_columns(is_open=pl.col("not_compared").is_null())))
        history.append(_history(one, found.earlier, everyone.practices))
    return {
        "results": pl.concat([pl.DataFrame(schema=RESULTS), *results]),
        "areas": pl.concat(
            [pl.DataFrame(schema=AREAS), *[one for one in areas if one.width]], how="diagonal"
        ),
        "history": pl.concat([pl.DataFrame(schema=HISTORY), *history], how="diagonal"),
    }


def _framework(catalogue: Catalogue, framework_id: str) -> FrameworkDefinition:
    if framework_id not in catalogue.frameworks:
        raise InputError(
            "there is no such framework",
            received=framework_id,
            remedy=f"Choose one of {', '.join(sorted(catalogue.frameworks))}",
        )
    return catalogue.frameworks[framework_id]


def _members(catalogue: Catalogue, framework: FrameworkDefinition) -> list[IndicatorDefinition]:
    return [catalogue.indicators[one.indicator] for strand in framework.strands for one in strand.indicators]


def _codes(measured: Iterable[Measured]) -> pl.Series:
    parts = [frame["practice"].unique() for one in measured for frame in (one.latest, one.earlier)]
    return pl.concat(parts).unique()


def _under_current_codes(measured: Measured, everyone: Population) -> Measured:
    """Move the history of a practice that only changed its code to its present code."""
    spans = pl.concat([measured.earlier, measured.latest]).select("practice", "period_start", "period_end")
    recoded = everyone.lineage.recoded(spans)
    if not recoded:
        return measured
    earlier = measured.earlier.with_columns(pl.col("practice").replace(recoded))
    return replace(measured, earlier=earlier.sort("practice", "period_end", "period_start"))


def _table(measured: Measured, practices: pl.DataFrame) -> pl.DataFrame:
    known = practices.select(*_OF_THE_PRACTICE).rename({"code": "practice"})
    table = known.join(measured.latest, on="practice", how="left")
    if measured.period is None:
        return table
    return table.with_columns(
        pl.col("period_start").fill_null(measured.period.start),
        pl.col("period_end").fill_null(measured.period.end),
    )


def _history(definition: IndicatorDefinition, earlier: pl.DataFrame, practices: pl.DataFrame) -> pl.DataFrame:
    rows = earlier.filter(pl.col("state") == "observed").join(
        practices.select("code"), left_on="practice", right_on="code", how="semi"
    )
    figures = crude(definition, Arrays.of(rows))
    return rows.select(
        "practice",
        pl.lit(definition.id).alias("indicator"),
        "period_start",
        "period_end",
        "numerator",
        "denominator",
        pl.Series("value", figures.value).fill_nan(None),
        pl.Series("lower95", figures.lower95).fill_nan(None),
        pl.Series("upper95", figures.upper95).fill_nan(None),
    ).filter(pl.col("value").is_not_null())


def _practices(everyone: Population, contexts: Contexts) -> pl.DataFrame:
    values = contexts.values.rename(
        {name: context_column(name) for name in contexts.values.columns if name != "code"}
    )
    return everyone.practices.join(values, on="code", how="left")


def _inputs(store: Store, measured: Iterable[Measured], as_of: date) -> list[InputFile]:
    """Name the editions that figures came from, and those of the registers and look-ups."""
    used = {name for one in measured for frame in (one.latest, one.earlier) for name in _editions(frame)}
    looked_up = {"practices", "memberships", "successors", "directory", "registrations", "places"}
    return [
        InputFile(edition.source, edition.id, edition.file, edition.sha256, edition.rows_kept)
        for edition in store.editions
        if edition.id in used
        or any(span.kind in looked_up and span.end <= as_of.isoformat() for span in edition.spans)
    ]


def _editions(frame: pl.DataFrame) -> set[str]:
    joined = frame.select("source_editions").unique().drop_nulls()
    return {name for (names,) in joined.iter_rows() for name in names.split(", ") if name}


def _caveats(
    store: Store, measured: dict[str, Measured], everyone: Population, contexts: Contexts
) -> list[Caveat]:
    """Return what was assumed: in reading the files behind each indicator, in finding practices, in their contexts."""
    of_edition = {edition.id: edition.caveats for edition in store.editions}
    of_indicators = [
        caveat(sentence, indicator=key)
        for key, one in measured.items()
        for sentence in dict.fromkeys(
            [*one.caveats, *(words for name in sorted(_editions(one.latest)) for words in of_edition[name])]
        )
    ]
    of_look_ups = [
        caveat(sentence)
        for edition in store.editions
        if not any(span.kind == "observations" for span in edition.spans)
        for sentence in edition.caveats
    ]
    return [*of_look_ups, *everyone.caveats, *contexts.caveats, *of_indicators]

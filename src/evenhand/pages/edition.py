"""What every page of one release needs to know, gathered once: names, definitions, England's and the areas' values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

import polars as pl

from evenhand.common.language import gettext as _
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.charts.funnel import Limits
from evenhand.pages.frame import Crumb, Frame, translated
from evenhand.pages.measure_titles import with_titles
from evenhand.pages.numbers import day_words
from evenhand.pages.readers_language import InReadersLanguage
from evenhand.release import Release
from evenhand.release.schemas import ENGLAND

Row = Mapping[str, Any]

AREA_LEVEL = "commissioner"
"""The level of area that has pages of its own: the body that commissions the practice."""

_SCALE_QUANTILES = (0.02, 0.98)
"""A bar's axis spans all but the outermost practices, so that one odd figure does not flatten every other bar."""
_REACH_QUANTILES = (0.5, 0.9)


@dataclass(frozen=True)
class SourceFacts:
    """What people are told of a published dataset."""

    id: str
    title: str
    publisher: str
    licence: str
    url: str


def title_of(sources: Mapping[str, SourceFacts], source_id: str) -> str:
    """Return the title of one of `sources`, or its id in words where it is not among them."""
    known = sources.get(source_id)
    return _(known.title) if known else source_id.replace("-", " ").replace("_", " ").capitalize()


@dataclass(frozen=True)
class Edition:
    """One release as its pages see it.

    `areas` maps a commissioner's code to its name; `area_rows` and `england_rows` the rows of the areas table;
    `scales` each indicator's usual span of values; `caveats` what `caveats_of` looks up. `models` says how each
    indicator's expectation was made and `judgement` looks at the release as a whole; `curves` are a funnel's limits in
    order of size, by indicator and by what is given (:data:`~evenhand.release.schemas.GIVEN_NOTHING` and so on). A
    release in which nothing was expected has none of the three. `twin_reach` is how far the tenth nearest practice in
    context is for half of all practices, and for nine in ten.
    """

    product_name: str
    release_id: str
    as_of: date
    created_at: str
    indicators: Mapping[str, IndicatorDefinition]
    frameworks: Mapping[str, FrameworkDefinition]
    contexts: tuple[Row, ...]
    sources: Mapping[str, SourceFacts]
    areas: Mapping[str, str]
    area_rows: Mapping[tuple[str, str], Row]
    england_rows: Mapping[str, Row]
    scales: Mapping[str, tuple[float, float]]
    caveats: tuple[Row, ...] = ()
    models: Mapping[str, Row] = field(default_factory=dict)
    curves: Mapping[tuple[str, str], tuple[Limits, ...]] = field(default_factory=dict)
    judgement: Mapping[str, Any] = field(default_factory=dict)
    twin_reach: tuple[float, float] = (1.0, 1.0)
    _caveats_by: Mapping[tuple[str | None, str | None], tuple[Row, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        release: Release,
        *,
        sources: Iterable[SourceFacts] = (),
        measures: Mapping[str, str] = MappingProxyType({}),
        product_name: str = words.PRODUCT_NAME,
    ) -> "Edition":
        """Gather an edition from a release. `measures` are the titles of measures, which caveats name by their ids."""
        rows = release.areas.to_dicts()
        by_about: dict[tuple[str | None, str | None], list[Row]] = defaultdict(list)
        caveats = [{**one, "caveat": with_titles(one["caveat"], measures)} for one in release.caveats]
        for caveat in caveats:
            by_about[caveat["practice"], caveat["indicator"]].append(caveat)
        return cls(
            product_name=product_name,
            release_id=release.manifest.id,
            as_of=date.fromisoformat(release.manifest.as_of),
            created_at=release.manifest.created_at,
            indicators=InReadersLanguage(release.indicators),
            frameworks=InReadersLanguage({release.framework.id: release.framework}),
            contexts=tuple(release.contexts),
            sources={source.id: source for source in sources},
            areas=_area_names(release),
            area_rows={(row["area"], row["indicator"]): row for row in rows if row["level"] == AREA_LEVEL},
            england_rows={row["indicator"]: row for row in rows if row["level"] == ENGLAND},
            scales=_scales(release.results),
            caveats=tuple(caveats),
            models=release.models,
            curves=_curves(release.funnels),
            judgement=release.judgement,
            twin_reach=_twin_reach(release.practices),
            _caveats_by={about: tuple(found) for about, found in by_about.items()},
        )

    @property
    def framework(self) -> FrameworkDefinition:
        """The framework the release was assessed by, in the reader's language."""
        (only,) = self.frameworks.values()
        return only

    def caveats_of(
        self, practice: str | None, indicator: str | None, period_end: date | None
    ) -> tuple[str, ...]:
        """Return the caveats recorded about exactly this practice and indicator (None for any), of this period."""
        rows = self.recorded_caveats(practice, indicator, period_end)
        return tuple(_(row["caveat"]).rstrip(".") for row in rows)

    def recorded_caveats(
        self, practice: str | None, indicator: str | None, period_end: date | None
    ) -> tuple[Row, ...]:
        """Return the rows of the same caveats as the release has them, in English."""
        return tuple(
            row
            for row in self._caveats_by.get((practice, indicator), ())
            if not row["period_end"]
            or period_end is None
            or period_end <= date.fromisoformat(row["period_end"])
        )

    def all_caveats_of(self, practice: str, indicator: str, period_end: date | None) -> tuple[str, ...]:
        """Return every caveat of a practice's figure: of its definition, and recorded about either or both."""
        abouts = ((practice, indicator), (None, indicator), (practice, None))
        recorded = (said for who, what in abouts for said in self.caveats_of(who, what, period_end))
        return tuple(dict.fromkeys((*self.indicators[indicator].caveats, *recorded)))

    def source_title(self, source_id: str) -> str:
        """Return a source's title, or its id in words where it is not known here."""
        return title_of(self.sources, source_id)

    def frame(
        self,
        title: str,
        address: str,
        *,
        section: str = "",
        crumbs: Iterable[Crumb] = (),
        description: str = "",
    ) -> Frame:
        """Return the frame of a page of this edition."""
        return Frame(
            title=title,
            address=address,
            product_name=self.product_name,
            edition=_("Figures published by {day}. Edition {release}.").format(
                day=day_words(self.as_of), release=self.release_id
            ),
            section=section,
            crumbs=translated(crumbs),
            description=description,
        )


def _area_names(release: Release) -> dict[str, str]:
    of_practices = release.practices.select(code=AREA_LEVEL, name=f"{AREA_LEVEL}_name")
    # A commissioner may have figures of its own and, since it was dissolved, no practice any more.
    own = release.areas.filter(pl.col("level") == AREA_LEVEL).select(code="area", name="area_name")
    others = own.join(of_practices, on="code", how="anti")
    pairs = pl.concat([of_practices, others]).drop_nulls("code").unique()
    named = {code: name or code for code, name in pairs.sort("code", "name").iter_rows()}
    return dict(sorted(named.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def _scales(results: pl.DataFrame) -> dict[str, tuple[float, float]]:
    low, high = _SCALE_QUANTILES
    spans = (
        results.select("indicator", "value", "status")
        .filter(pl.col("value").is_not_null(), pl.col("status") != "not_applicable")
        .group_by("indicator")
        .agg(
            pl.col("value").quantile(low, "linear").alias("low"),
            pl.col("value").quantile(high, "linear").alias("high"),
        )
    )
    return {indicator: (lowest, highest) for indicator, lowest, highest in spans.iter_rows()}


def _twin_reach(practices: pl.DataFrame) -> tuple[float, float]:
    known = practices["twin_distance"].drop_nulls()
    if known.is_empty():
        return (1.0, 1.0)
    near, far = (known.quantile(share, "linear") or 0.0 for share in _REACH_QUANTILES)
    return near, far


def _curves(funnels: pl.DataFrame) -> dict[tuple[str, str], tuple[Limits, ...]]:
    ordered = funnels.sort("denominator").rename({"denominator": "size"})
    by_funnel = ordered.partition_by("indicator", "given", as_dict=True, include_key=False)
    return {
        (str(indicator), str(given)): tuple(Limits(**row) for row in frame.iter_rows(named=True))
        for (indicator, given), frame in by_funnel.items()
    }

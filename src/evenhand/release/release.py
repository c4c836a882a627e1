"""A release as it is read: its tables, definitions, caveats and manifest."""

import json
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import polars as pl

from evenhand.common.errors import InputError, ReleaseError
from evenhand.definitions.schema import FrameworkDefinition, IndicatorDefinition
from evenhand.release.manifest import Manifest


class Release:
    """A release folder. Tables are read when first asked for.

    ``results``, ``history``, ``practices``, ``contributions``, ``areas``, ``twins`` and ``funnels`` are Polars frames
    with the columns of :mod:`evenhand.release.schemas`.
    """

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path, self.manifest = path, manifest

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the release at `path`; ReleaseError when there is none. Hashes are checked by `verify`, not here."""
        return cls(path, Manifest.read(path))

    @cached_property
    def results(self) -> pl.DataFrame:
        """One row per practice and indicator."""
        return self._table("results")

    @cached_property
    def history(self) -> pl.DataFrame:
        """The same indicators' earlier periods."""
        return self._table("history")

    @cached_property
    def practices(self) -> pl.DataFrame:
        """One row per practice, closed ones among them, with its contexts."""
        return self._table("practices")

    @cached_property
    def contributions(self) -> pl.DataFrame:
        """What each covariate adds to a practice's expected value."""
        return self._table("contributions")

    @cached_property
    def areas(self) -> pl.DataFrame:
        """England's, the regions', boards' and commissioners' pooled values."""
        return self._table("areas")

    @cached_property
    def twins(self) -> pl.DataFrame:
        """The practices most like each practice in context, with their distance."""
        return self._table("twins")

    @cached_property
    def funnels(self) -> pl.DataFrame:
        """Each indicator's limits as curves, given context and place, and given nothing."""
        return self._table("funnels")

    @cached_property
    def models(self) -> dict[str, dict[str, Any]]:
        """How each indicator's expectation was made, by indicator; one that is never compared has none."""
        return {entry["indicator"]: entry for entry in self._json("models.json")}

    @cached_property
    def judgement(self) -> dict[str, Any]:
        """The release looked at as a whole: its false alarms, its equity and its families of tests."""
        return dict(self._json("judgement.json"))

    @cached_property
    def indicators(self) -> dict[str, IndicatorDefinition]:
        """The indicators as they were defined when the release was made, by id, in the framework's order."""
        entries = [IndicatorDefinition.model_validate(entry) for entry in self._json("indicators.json")]
        return {entry.id: entry for entry in entries}

    @cached_property
    def framework(self) -> FrameworkDefinition:
        """The framework as it was defined when the release was made."""
        return FrameworkDefinition.model_validate(self._json("framework.json")["framework"])

    @cached_property
    def contexts(self) -> list[dict[str, Any]]:
        """The contexts: id, title, unit, source, year, and England's list-weighted mean and median."""
        return list(self._json("framework.json")["contexts"])

    @cached_property
    def caveats(self) -> list[dict[str, Any]]:
        """Assumptions and faults that change a figure, each with what it is about."""
        return list(self._json("caveats.json"))

    def practice(self, code: str) -> dict[str, Any]:
        """Return one practice's row; InputError naming near codes when there is none."""
        found = self.practices.filter(pl.col("code") == code.strip().upper())
        if found.is_empty():
            near = self.practices["code"].filter(
                self.practices["code"].str.starts_with(code.strip().upper()[:4])
            )
            raise InputError(
                "this release has no such practice",
                where=self.path,
                received=code,
                remedy=f"Use a practice code, such as {', '.join(near.head(5)) or self.practices['code'][0]}",
            )
        return found.row(0, named=True)

    def _table(self, name: str) -> pl.DataFrame:
        path = self.path / f"{name}.parquet"
        try:
            return pl.read_parquet(path)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise ReleaseError(
                "a table of the release cannot be read",
                where=path,
                received=str(error),
                remedy="Run evenhand verify",
            ) from error

    def _json(self, name: str) -> Any:
        path = self.path / name
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ReleaseError(
                "a file of the release cannot be read",
                where=path,
                received=str(error),
                remedy="Run evenhand verify",
            ) from error

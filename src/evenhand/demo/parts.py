"""Who plays what in the demo's year: one area, and in it practices whose figures let each part be played."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import polars as pl

from evenhand.common.errors import InputError
from evenhand.definitions import load_catalogue
from evenhand.pages.names import name_words
from evenhand.pages.words import OUTSIDE_95
from evenhand.release import Release

STANDARD: Final = "premises-minimum-standard"
"""The minimum standard the demo's concern is about."""
CHALLENGED: Final = "clinical-governance-participation"
"""The figure that is challenged and corrected: a practice's own return, in which meetings were left out."""
SIGNED: Final = 3
"""Practices besides the main one whose agreement both sides signed."""
TWINS: Final = 2
FILE: Final = "parts.json"
"""Where who plays what is kept, beside the releases it was chosen by."""


@dataclass(frozen=True)
class Parts:
    """The area and its practices, by code. `names` has the name of every practice that plays a part.

    `twins` are alike to the main practice; `good_at` has the figure each of them, and the main one, is named for.
    """

    commissioner: str
    commissioner_name: str
    region: str
    region_name: str
    main: str
    concern: str
    signed: tuple[str, ...]
    rolled: str
    unseen: str
    twins: tuple[str, ...]
    good_at: dict[str, str]
    names: dict[str, str]

    @property
    def short_name(self) -> str:
        """The area's name without what every area's has: Fernshire for NHS Fernshire ICB - Z01."""
        return re.sub(r"^NHS | ICB.*$", "", self.commissioner_name)

    @property
    def lmc(self) -> str:
        """The code of the area's local medical committee, which is made up like everything."""
        return f"LMC-{self.commissioner}"

    @property
    def lmc_name(self) -> str:
        """Its name."""
        return f"{self.short_name} LMC"

    @property
    def acting(self) -> tuple[str, ...]:
        """The practices for which somebody acts in the year, besides the two people can sign in as."""
        return tuple(dict.fromkeys((*self.signed, self.rolled, *self.twins)))

    def keep(self, folder: Path) -> None:
        """Write it to a folder."""
        (folder / FILE).write_text(json.dumps(asdict(self), indent=2), encoding="utf-8")

    @classmethod
    def kept(cls, folder: Path) -> "Parts":
        """Read it from the folder it was kept in."""
        given = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return cls(**{**given, "signed": tuple(given["signed"]), "twins": tuple(given["twins"])})


def parts_of(release: Release, later: Release) -> Parts:
    """Choose the parts by the figures of a release; InputError where no area has practices for all of them.

    Whoever has no fair comparator in the later release plays none: its first screen would have nothing to talk about.
    """
    results = release.results.filter(pl.col("status") == "ok")
    unlike = later.results.filter(pl.col("status") == "no_fair_comparator")["practice"].unique()
    practices = release.practices.filter(
        pl.col("closed").is_null(),
        pl.col("commissioner").is_not_null(),
        ~pl.col("code").is_in(unlike.implode()),
    )
    below, challengeable = _below_standard(release, results), _not_all(results)
    for (code,), area in sorted(practices.group_by("commissioner")):
        mine = set(area["code"])
        concern = [one for one in below if one in mine]
        main = [one for one in _differing(results, mine) if one in challengeable and one not in concern[:1]]
        others = sorted(mine - {*concern[:1], *main[:1]})
        if concern and main and len(others) >= SIGNED + 2:
            return _chosen(release, later, str(code), area, concern[0], main[0], others)
    raise InputError(
        "no area of this England has practices for every part of the demo's year",
        received=f"{practices.height} open practices",
        remedy="Make a larger one with --practices",
    )


def _chosen(
    release: Release,
    later: Release,
    code: str,
    area: pl.DataFrame,
    concern: str,
    main: str,
    others: list[str],
) -> Parts:
    names = {one["code"]: name_words(one["name"]) for one in release.practices.iter_rows(named=True)}
    first = area.row(0, named=True)
    well = _doing_well(later.results)
    twins = _twins(later, main, well, {concern, *others[: SIGNED + 2]})
    named = next((well[one] for one in (main, *twins) if one in well), CHALLENGED)
    parts = Parts(
        commissioner=code,
        commissioner_name=first["commissioner_name"],
        region=first["region"],
        region_name=first["region_name"],
        main=main,
        concern=concern,
        signed=tuple(others[:SIGNED]),
        rolled=others[SIGNED],
        unseen=others[SIGNED + 1],
        twins=twins,
        good_at={one: well.get(one, named) for one in (main, *twins)},
        names={},
    )
    known = (main, concern, parts.unseen, *parts.acting)
    parts.names.update({one: names[one] for one in known})
    return parts


def _below_standard(release: Release, results: pl.DataFrame) -> list[str]:
    """Return the practices below the standard beyond chance in two periods, the clearest first."""
    now = results.filter(pl.col("indicator") == STANDARD, pl.col("upper95") < 1)
    before = release.history.filter(pl.col("indicator") == STANDARD, pl.col("upper95").is_not_null())
    last = before.join(now.select("practice", now=pl.col("period_start")), on="practice").filter(
        pl.col("period_end") < pl.col("now")
    )
    last = last.sort("period_end").group_by("practice", maintain_order=True).last()
    clear = set(last.filter(pl.col("upper95") < 1)["practice"])
    return [one for one in now.sort("upper95", "practice")["practice"] if one in clear]


def _not_all(results: pl.DataFrame) -> set[str]:
    """Return the practices whose figure of meetings held can still rise: those of which some were not."""
    return set(results.filter(pl.col("indicator") == CHALLENGED, pl.col("value") < 1)["practice"])


def _differing(results: pl.DataFrame, among: set[str]) -> list[str]:
    """Return practices, those first of which most figures can be talked about."""
    differs = pl.col("outcome").is_in(OUTSIDE_95).sum().alias("differs")
    every = results.filter(pl.col("practice").is_in(sorted(among))).group_by("practice").agg(differs)
    return list(every.sort(["differs", "practice"], descending=[True, False])["practice"])


def _doing_well(results: pl.DataFrame) -> dict[str, str]:
    """Return a figure of each practice that is beyond what is usual on the better side, if it has any."""
    catalogue = load_catalogue()
    better = {one: catalogue.indicators[one].polarity for one in results["indicator"].unique()}
    outside = pl.col("outcome").is_in(OUTSIDE_95)
    on_better_side = pl.col("direction") == pl.col("indicator").replace_strict(better, return_dtype=pl.String)
    found = results.filter(outside, on_better_side).sort("practice", "indicator")
    return dict(found.unique("practice", keep="first").select("practice", "indicator").iter_rows())


def _twins(release: Release, main: str, well: Mapping[str, str], taken: set[str]) -> tuple[str, ...]:
    """Return practices alike to the main one that others can learn from, the nearest first."""
    rows = release.twins.filter(pl.col("practice") == main)
    open_ones = set(release.practices.filter(pl.col("closed").is_null())["code"])
    found = [one for one in rows["twin"] if one in open_ones and one not in taken]
    return tuple(sorted(found, key=lambda one: one not in well)[:TWINS])

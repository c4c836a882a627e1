"""Who the practices are: the register, where they belong, how large they are, and which have closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from evenhand.assessment.lineage import Lineage
from evenhand.release import Caveat, caveat
from evenhand.store import Store

ENGLISH_CODE = r"^[A-VX-Z][0-9]{5}$"
"""Codes of practices in England: Welsh ones begin with W."""

GP_PRACTICE = "gp_practice"

_LIST_MEASURES = ("list.registered", "payments.registered")
_TEXT_COLUMNS = {
    "contract_type": "payments.contract_type",
    "dispensing": "payments.dispensing",
    "atypical": "payments.atypical",
    "practice_type": "payments.practice_type",
}


@dataclass(frozen=True)
class Population:
    """Every practice of a release.

    `practices` has the columns of a release's practices table and, beside them, ``practice_type`` and
    ``not_compared``: why no figure of the practice is compared, or null.
    """

    practices: pl.DataFrame
    lineage: Lineage
    caveats: tuple[Caveat, ...]


def population(store: Store, as_of: date, observed: pl.Series) -> Population:
    """Return the practices as they stood on `as_of`.

    `observed` are the codes some figure was found for. A practice is in when it has a figure or patients; a code that
    the register does not have, or has under another setting than general practice, is in, and is not compared.
    """
    register, caveats = _register(store.read("practices"), as_of)
    lineage = Lineage.of(store.read("successors"))
    measured = store.read("observations", {*_LIST_MEASURES, "payments.weighted", *_TEXT_COLUMNS.values()})
    measured = measured.filter(pl.col("period_end") <= as_of)
    lists = _list_sizes(measured)
    codes = pl.concat([observed.unique(), lists.filter(pl.col("list_size") > 0)["practice"]]).unique()
    codes = codes.filter(codes.str.contains(ENGLISH_CODE))
    practices = codes.to_frame("practice").join(register, on="practice", how="left")
    practices = practices.join(lists, on="practice", how="left")
    weighted = _latest(measured, ("payments.weighted",), "value").rename({"value": "weighted_list"})
    practices = practices.join(weighted, on="practice", how="left")
    for column, name in _TEXT_COLUMNS.items():
        texts = _latest(measured, (name,), "text").rename({"text": column})
        practices = practices.join(texts, on="practice", how="left")
    practices = _with_places(practices, store.read("memberships"), store.read("directory"), as_of)
    practices = _with_status(practices, lineage, as_of)
    renamed = practices.rename({"practice": "code"}).sort("code")
    return Population(renamed, lineage, (*caveats, *_kept(lineage.merger_caveats(), renamed)))


def _kept(caveats: Sequence[Caveat], practices: pl.DataFrame) -> list[Caveat]:
    codes = set(practices["code"])
    return [one for one in caveats if one["practice"] in codes]


def _register(rows: pl.DataFrame, as_of: date) -> tuple[pl.DataFrame, list[Caveat]]:
    """Return the register as it stood nearest before `as_of`; the earliest there is, with a caveat, where none is."""
    days = sorted(rows["as_at"].unique().drop_nulls())
    if not days:
        return rows.drop("edition"), [
            caveat("There is no register of practices: none can be said to be open or closed")
        ]
    before = [day for day in days if day <= as_of]
    chosen = before[-1] if before else days[0]
    caveats = []
    if not before:
        caveats.append(
            caveat(f"The register of practices is of {chosen}, after {as_of}: there is no earlier one")
        )
    register = rows.filter(pl.col("as_at") == chosen).unique("practice", keep="last", maintain_order=True)
    return register.drop("row", "edition", "as_at"), caveats


def _list_sizes(measured: pl.DataFrame) -> pl.DataFrame:
    """Return the list sizes of the last day, or year, that the first of the list measures there is was published for.

    A practice that is not on that list has none: what it had years ago would count its patients twice in England's sum.
    """
    for name in _LIST_MEASURES:
        rows = measured.filter(pl.col("measure") == name, pl.col("value").is_not_null())
        if not rows.is_empty():
            last = rows.filter(pl.col("period_end") == rows["period_end"].max())
            return last.unique("practice", keep="last", maintain_order=True).select(
                "practice", list_size="value"
            )
    return pl.DataFrame(schema={"practice": pl.String(), "list_size": pl.Float64()})


def _latest(measured: pl.DataFrame, measures: Sequence[str], column: str) -> pl.DataFrame:
    """Return each practice's latest observed value of the first of `measures` it has."""
    order = {name: place for place, name in enumerate(measures)}
    return (
        measured.filter(pl.col("measure").is_in(list(measures)), pl.col(column).is_not_null())
        .with_columns(_order=pl.col("measure").replace_strict(order, return_dtype=pl.Int32))
        .sort("_order", pl.col("period_end").to_physical() * -1, maintain_order=True)
        .unique("practice", keep="first", maintain_order=True)
        .select("practice", column)
    )


def _with_places(
    practices: pl.DataFrame, memberships: pl.DataFrame, directory: pl.DataFrame, as_of: date
) -> pl.DataFrame:
    known = memberships.filter(pl.col("as_at") <= as_of).sort("as_at", maintain_order=True)
    latest = known.group_by("practice").agg(
        pl.col(
            "pcn", "pcn_name", "commissioner", "commissioner_name", "icb", "icb_name", "region", "region_name"
        )
        .drop_nulls()
        .last(),
        pl.col("name", "postcode").drop_nulls().last().name.suffix("_of_map"),
    )
    places = directory.select(
        "practice",
        pl.col("name").alias("name_of_directory"),
        pl.col("address", "town", "postcode", "phone").name.suffix("_of_directory"),
        "latitude",
        "longitude",
        "website",
    ).unique("practice", keep="last", maintain_order=True)
    register_places = practices.rename(
        {name: f"{name}_of_register" for name in ("commissioner", "icb", "region")}
    )
    joined = register_places.join(latest, on="practice", how="left").join(places, on="practice", how="left")
    names = _area_names(known)
    joined = joined.with_columns(
        pl.coalesce("name", "name_of_map", "name_of_directory", pl.format("Practice {}", "practice")).alias(
            "name"
        ),
        *[pl.coalesce(name, f"{name}_of_directory").alias(name) for name in ("address", "town", "phone")],
        pl.coalesce("postcode", "postcode_of_map", "postcode_of_directory").alias("postcode"),
        *[pl.coalesce(name, f"{name}_of_register").alias(name) for name in ("commissioner", "icb", "region")],
    )
    return joined.with_columns(
        pl.col("commissioner_name").fill_null(pl.col("commissioner").replace_strict(names, default=None)),
        pl.col("icb_name").fill_null(pl.col("icb").replace_strict(names, default=None)),
        pl.col("region_name").fill_null(pl.col("region").replace_strict(names, default=None)),
    )


def _area_names(known: pl.DataFrame) -> dict[str, str]:
    names: dict[str, str] = {}
    for level in ("commissioner", "icb", "region"):
        pairs = known.select(level, f"{level}_name").drop_nulls().unique(maintain_order=True)
        names.update(dict(pairs.iter_rows()))
    return names


def _with_status(practices: pl.DataFrame, lineage: Lineage, as_of: date) -> pl.DataFrame:
    unknown = pl.col("setting").is_null()
    shut = (pl.col("closed") <= as_of).fill_null(False) | (
        (pl.col("status") == "closed").fill_null(False) & pl.col("closed").is_null()
    )
    successor = pl.col("practice").replace_strict(
        dict(lineage.successor), default=None, return_dtype=pl.String
    )
    practices = practices.with_columns(successor=pl.when(shut).then(successor))
    names = practices.select(successor=pl.col("practice"), successor_name=pl.col("name"))
    practices = practices.join(names, on="successor", how="left")
    when = pl.col("closed").dt.to_string("%-d %B %Y").fill_null("a day the register does not give")
    went_on = (
        pl.when(pl.col("successor").is_not_null())
        .then(
            pl.format(
                "; its patients are now registered with {} ({})",
                pl.coalesce("successor_name", pl.lit("the practice")),
                pl.col("successor"),
            )
        )
        .otherwise(pl.lit(""))
    )
    reason = (
        pl.when(unknown)
        .then(pl.lit("The register of practices does not have this code"))
        .when(shut)
        .then(pl.concat_str(pl.lit("The practice closed on "), when, went_on))
        .when(pl.col("setting") != GP_PRACTICE)
        .then(pl.lit("The register has this code under another kind of service than general practice"))
    )
    status = pl.when(shut).then(pl.lit("closed")).otherwise(pl.lit("open"))
    return practices.with_columns(not_compared=reason, status=status)

"""The made-up country: areas, the places people live in, and practices with the people registered there."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.demo import codes, names
from evenhand.demo.ages import age_shares
from evenhand.demo.circumstances import with_circumstances

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

PATIENTS_A_PLACE = 1_600
"""About as many people as live in a lower-layer super output area."""

PLACES_A_PRACTICE = 14
SMALLEST_LIST, MEDIAN_LIST, LARGEST_LIST = 350, 8_300, 45_000
SPREAD_OF_LISTS = 0.55
SMALLEST_OF_ALL = 90
"""One list is so small that its children's attendances are withheld."""
TOO_SMALL = 740
"""A few lists are below the 750 from which practices are compared."""
PRACTICES_A_NETWORK = 6
OUTSIDE_NETWORKS = 0.01
TOWNS_AN_AREA = 12
STUDENT_SHARE_ELDERLY = 0.01


@dataclass(frozen=True)
class World:
    """Everything that stays the same over the years.

    `areas`, `places` and `practices` are tables, one row each; `homes` says how many of each practice's patients
    live in each place. `practices` has, beside who and where, its list, its contexts as they truly are, and
    whether it is a university practice.
    """

    areas: pl.DataFrame
    places: pl.DataFrame
    practices: pl.DataFrame
    homes: pl.DataFrame

    @property
    def size(self) -> int:
        """How many practices there are, those that close among them."""
        return self.practices.height

    def column(self, name: str) -> FloatArray:
        """Return a column of the practices as numbers."""
        return self.practices[name].cast(pl.Float64).to_numpy()

    def age_shares(self) -> FloatArray:
        """Return each practice's shares of the 20 five-year bands of age, one row a practice."""
        university = self.practices["university"].to_numpy()
        return age_shares(self.column("elderly_share"), university, self.column("families"))


def make_world(rng: np.random.Generator, practices: int, areas: int) -> World:
    """Return a country of `practices` practices in `areas` areas."""
    area_table = _areas(rng, areas)
    area_of = np.sort(np.arange(practices) % areas)
    lists = np.exp(rng.normal(np.log(MEDIAN_LIST), SPREAD_OF_LISTS, practices)).clip(
        SMALLEST_LIST, LARGEST_LIST
    )
    lists = np.round(lists)
    small = rng.choice(practices, max(2, practices // 250), replace=False)
    lists[small] = np.round(rng.uniform(SMALLEST_LIST, TOO_SMALL, small.size))
    lists[small[0]] = SMALLEST_OF_ALL
    places = _places(rng, area_table, np.bincount(area_of, weights=lists, minlength=areas).astype(float))
    homes = _homes(rng, places, area_of, lists)
    contexts = _contexts(homes, places)
    university = np.zeros(practices, dtype=bool)
    university[rng.choice(practices, max(1, practices // 400), replace=False)] = True
    table = _practices(rng, area_table, area_of, lists).with_columns(
        *contexts.drop("practice").get_columns(), pl.Series("university", university)
    )
    old = 0.10 + 0.16 * table["rural_share"].to_numpy() + rng.normal(0.06, 0.025, practices)
    old = np.where(university, STUDENT_SHARE_ELDERLY, old.clip(0.02, 0.45))
    need = (
        0.86 + 0.75 * old + 0.004 * (table["deprivation"].to_numpy() - 21.7) + rng.normal(0, 0.02, practices)
    )
    table = table.with_columns(pl.Series("elderly_share", old), pl.Series("need", need.clip(0.6, 1.6)))
    return World(area_table, places, with_circumstances(rng, table), homes)


def _areas(rng: np.random.Generator, areas: int) -> pl.DataFrame:
    rows = []
    for number in range(areas):
        name, region = names.area_name(number), number * 2 // areas
        rows.append({
            "area": codes.commissioner_code(number),
            "ons": codes.ons_code("E38", number),
            "area_name": f"NHS {name} ICB - {codes.commissioner_code(number)}",
            "icb": codes.board_code(number),
            "icb_ons": codes.ons_code("E54", number),
            "icb_name": f"NHS {name} ICB",
            "short_name": name,
            "region": codes.region_code(region),
            "region_ons": codes.ons_code("E40", region),
            "region_name": ("Northern Made-up", "Southern Made-up")[region],
            "mean_deprivation": float(rng.uniform(14, 32)),
            "rural_share": float(rng.uniform(0.02, 0.4)),
            "minority_share": float(rng.uniform(0.03, 0.35)),
        })  # fmt: skip
    return pl.DataFrame(rows)


def _places(rng: np.random.Generator, areas: pl.DataFrame, people: FloatArray) -> pl.DataFrame:
    parts = []
    first = 0
    for number, area in enumerate(areas.iter_rows(named=True)):
        count = max(PLACES_A_PRACTICE * 2, int(people[number] / PATIENTS_A_PLACE))
        score = np.sort(rng.gamma(2.2, area["mean_deprivation"] / 2.2, count)).clip(0.6, 92)
        minority = rng.beta(1.2, 1.2 * (1 / area["minority_share"] - 1), count)
        parts.append(pl.DataFrame({
            "place": [codes.place_code(first + place) for place in range(count)],
            "place_name": [f"{area['short_name']} {place + 1:03d}A" for place in range(count)],
            "area_number": [number] * count,
            "deprivation": score.round(3),
            "minority_share": minority.round(6),
            "rural": (rng.random(count) < area["rural_share"]).astype(int),
        }))  # fmt: skip
        first += count
    return pl.concat(parts).with_row_index("number")


def _homes(
    rng: np.random.Generator, places: pl.DataFrame, area_of: IntArray, lists: FloatArray
) -> pl.DataFrame:
    """Spread each practice's patients over places of its area that are alike in deprivation, as neighbours are."""
    inside = {
        key[0]: part["number"].to_numpy()
        for key, part in places.partition_by("area_number", as_dict=True).items()
    }
    practice, place, patients = [], [], []
    for number, (area, people) in enumerate(zip(area_of.tolist(), lists.tolist(), strict=True)):
        here = inside[area]
        centre = rng.integers(0, here.size)
        near = np.clip(
            np.round(rng.normal(centre, 0.06 * here.size + 3, PLACES_A_PRACTICE)), 0, here.size - 1
        )
        chosen = np.unique(near.astype(int))
        counts = rng.multinomial(int(people), rng.dirichlet(np.full(chosen.size, 1.5)))
        practice += [number] * chosen.size
        place += here[chosen].tolist()
        patients += counts.tolist()
    homes = pl.DataFrame({"practice": practice, "place_number": place, "patients": patients})
    return homes.filter(pl.col("patients") > 0)


def _contexts(homes: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    joined = homes.join(
        places.with_columns(pl.col("number").cast(pl.Int64)), left_on="place_number", right_on="number"
    )
    weight = pl.col("patients") / pl.col("patients").sum()
    return (
        joined.group_by("practice")
        .agg(
            deprivation=(weight * pl.col("deprivation")).sum(),
            minority_share=(weight * pl.col("minority_share")).sum(),
            rural_share=(weight * pl.col("rural")).sum(),
        )
        .sort("practice")
    )


def _practices(
    rng: np.random.Generator, areas: pl.DataFrame, area_of: IntArray, lists: FloatArray
) -> pl.DataFrame:
    count = lists.size
    towns = {number: names.town_names(rng, TOWNS_AN_AREA) for number in range(areas.height)}
    opened = np.where(rng.random(count) < 0.8, 1974, rng.integers(1975, 2013, count))
    return pl.DataFrame({
        "code": [codes.practice_code(number) for number in range(count)],
        "name": names.practice_names(rng, count),
        "street": names.streets(rng, count),
        "town": [str(rng.choice(towns[area])) for area in area_of.tolist()],
        "postcode": _postcodes(rng, area_of),
        "phone": [codes.telephone(number) for number in rng.permutation(count).tolist()],
        "opened": [date(year, 4, 1) for year in opened.tolist()],
        "area_number": area_of,
        "contract": rng.choice(["GMS", "PMS", "APMS"], count, p=[0.7, 0.26, 0.04]),
        "dispensing": np.where(rng.random(count) < 0.14, "Yes", "No"),
        "list": lists,
    }).hstack(_networks(rng, areas, area_of))  # fmt: skip


def _postcodes(rng: np.random.Generator, area_of: IntArray) -> list[str]:
    outward, inward = rng.integers(1, 30, area_of.size), rng.integers(1, 10, area_of.size)
    letters = zip(
        rng.choice(list("ABDEFGHJLN"), area_of.size),
        rng.choice(list("PQRSTUWXYZ"), area_of.size),
        strict=True,
    )
    rows = zip(area_of.tolist(), outward, inward, letters, strict=True)
    return [f"{codes.postcode_area(area)}{out} {first}{a}{b}" for area, out, first, (a, b) in rows]


def _networks(rng: np.random.Generator, areas: pl.DataFrame, area_of: IntArray) -> pl.DataFrame:
    """Put neighbours into networks of six; a few practices are in none."""
    code, name, made = [], [], 0
    for area in range(areas.height):
        here = int(np.count_nonzero(area_of == area))
        for place in range(here):
            number = place // PRACTICES_A_NETWORK
            code.append(codes.network_code(made + number))
            name.append(f"{areas['short_name'][area].upper()} NETWORK {number + 1} PCN")
        made += -(-here // PRACTICES_A_NETWORK)
    outside = rng.random(area_of.size) < OUTSIDE_NETWORKS
    return pl.DataFrame({
        "network": np.where(outside, codes.NO_NETWORK, code),
        "network_name": np.where(outside, "", name),
    })  # fmt: skip

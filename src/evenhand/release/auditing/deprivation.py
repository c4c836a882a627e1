"""Where a card's reds fall: by fifths of its practices, from the least deprived patients to the most."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from evenhand.release.auditing.card import Rated
from evenhand.release.auditing.reasons import Red
from evenhand.release.schemas import context_column

_DEPRIVATION: Final = context_column("deprivation")
FIFTHS: Final = 5


@dataclass(frozen=True)
class Fifth:
    """A fifth of the card's practices; 1 has the least deprived patients. `remaining` are reds beyond chance."""

    fifth: int
    practices: int
    rated: int
    reds: int
    remaining: int


def by_fifth(rated: Sequence[Rated], reds: Sequence[Red], practices: pl.DataFrame) -> tuple[Fifth, ...]:
    """Return the reds by deprivation fifth of the card's practices; empty with fewer than five of known deprivation."""
    on_card = {one.practice for one in rated}
    if _DEPRIVATION not in practices.columns:
        return ()
    known = practices.filter(pl.col("code").is_in(sorted(on_card)) & pl.col(_DEPRIVATION).is_not_null())
    order = known.sort(_DEPRIVATION, "code")["code"].to_list()
    if len(order) < FIFTHS:
        return ()
    place = {code: index * FIFTHS // len(order) + 1 for index, code in enumerate(order)}
    sizes = Counter(place.values())
    rated_in = Counter(place.get(one.practice) for one in rated)
    reds_in = Counter(place.get(one.practice) for one in reds)
    remain_in = Counter(place.get(one.practice) for one in reds if one.reason == "remains")
    return tuple(
        Fifth(fifth, sizes[fifth], rated_in[fifth], reds_in[fifth], remain_in[fifth])
        for fifth in range(1, FIFTHS + 1)
    )

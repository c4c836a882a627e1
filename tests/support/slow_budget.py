"""The false-alarm budget once more, in plain Python and by another route: no matrix, one practice at a time."""

import math
import random
from statistics import NormalDist

import polars as pl


def slow_expected_practices(results: pl.DataFrame, rounds: int = 40) -> float:
    """Return how many practices chance gives an outcome beyond 99.8%, all pairs of indicators equally correlated.

    The one correlation is the mean product of all pairs of a practice's z; then z are drawn as a shared part and an
    own part.
    """
    judged = results.filter(pl.col("outcome").is_not_null())
    of_practices = [group["z"].to_list() for _, group in judged.group_by("practice", maintain_order=True)]
    products = [a * b for z in of_practices for i, a in enumerate(z) for b in z[:i]]
    squares = [a * a for z in of_practices for a in z]
    correlation = (math.fsum(products) / len(products)) / (math.fsum(squares) / len(squares))
    draw, limit = random.Random(1), NormalDist().inv_cdf(0.999)
    count = 0
    for z in of_practices * rounds:
        shared = math.sqrt(correlation) * draw.gauss(0, 1)
        count += any(abs(shared + math.sqrt(1 - correlation) * draw.gauss(0, 1)) > limit for _ in z)
    return count / rounds

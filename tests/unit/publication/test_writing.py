"""The curves of a funnel, from the practices' own limits."""

from evenhand.publication.writing import limit_curves


def row(size: float | None, upper: float | None = 0.9) -> dict[str, float | None]:
    return {
        "denominator": size,
        "funnel_lower998": None if upper is None else 0.1,
        "funnel_lower95": 0.2,
        "funnel_upper95": 0.8,
        "funnel_upper998": upper,
    }


def test_limits_are_in_order_of_size_and_each_size_once() -> None:
    found = limit_curves([row(30.0), row(10.0), row(30.0), row(None), row(20.0, None)])

    assert [limit.size for limit in found] == [10.0, 30.0]


def test_of_many_sizes_some_are_kept_the_first_and_last_among_them() -> None:
    found = limit_curves([row(float(size)) for size in range(1, 6501)])

    assert (len(found), found[0].size, found[-1].size) == (80, 1.0, 6500.0)

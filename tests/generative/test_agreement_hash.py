"""The hash of the text both sign: it depends on what is said and on nothing else."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.cycle.agreements.content import canonical, content_of, hash_of
from evenhand.cycle.agreements.terms import Basis, Direction, Kind, Scope, Support, Terms

texts = st.text(max_size=40)
numbers = st.none() | st.floats(-1e6, 1e6) | st.integers(-1000, 1000).map(float)
pence = st.none() | st.integers(1, 10**7)
days = st.dates(date(2026, 1, 1), date(2030, 12, 31))
terms = st.builds(
    Terms,
    text=texts,
    kind=st.sampled_from(Kind),
    scope=st.sampled_from(Scope),
    basis=st.sampled_from(Basis),
    reference=texts,
    indicator=texts,
    counted=texts,
    baseline=numbers,
    target=numbers,
    direction=st.sampled_from(Direction),
    due=st.none() | days,
    price_pence=pence,
    payment_pence=pence,
    support=st.lists(st.builds(Support, texts, texts, days), max_size=2).map(tuple),
)
objectives = st.lists(terms, max_size=3).map(
    lambda every: [
        {"number": number, "state": "agreed", "terms": one.as_json()}
        for number, one in enumerate(every, start=1)
    ]
)


@given(objectives, st.randoms())
def test_neither_order_nor_spacing_counts(told, shuffled) -> None:  # type: ignore[no-untyped-def]
    content = content_of("00A", "Z80001", 2027, told)
    fields = list(content.items())
    shuffled.shuffle(fields)
    again = json.loads(json.dumps(dict(fields), indent=3))
    again["objectives"] = sorted(again["objectives"], key=lambda one: -one["number"])

    assert hash_of(content_of("00A", "Z80001", 2027, again["objectives"])) == hash_of(content)
    assert canonical(json.loads(canonical(content))) == canonical(content)


@given(objectives, objectives)
def test_other_terms_have_another_hash(one, other) -> None:  # type: ignore[no-untyped-def]
    first, second = (content_of("00A", "Z80001", 2027, told) for told in (one, other))

    assert (hash_of(first) == hash_of(second)) == (canonical(first) == canonical(second))


@given(objectives)
def test_another_practice_or_year_has_another_hash(told) -> None:  # type: ignore[no-untyped-def]
    every = {
        hash_of(content_of(commissioner, practice, year, told))
        for commissioner in ("00A", "00B")
        for practice in ("Z80001", "Z80002")
        for year in (2027, 2028)
    }
    assert len(every) == 8


def test_what_is_no_number_cannot_be_signed() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"target": float("nan")})

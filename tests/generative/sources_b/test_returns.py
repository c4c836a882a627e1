"""Returns under every figure and every mess: what is written comes back, and a spoilt cell harms no other."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from evenhand.sources.reading.returns.templates import template_by_id
from support.returns import as_csv, expected, filled, grid, observed, read_return, workbook

EMERGENCY = template_by_id("emergency-activity")
CALLS = template_by_id("nhs-111")

counts = st.lists(st.integers(0, 20_000), min_size=96, max_size=96)
anything = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).filter(
        lambda text: text.strip()[:1] != '"'
    ),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)


def of_groups(numbers):
    """Return records by sex and age whose part is never above its whole."""
    records = filled(EMERGENCY)
    for place, record in enumerate(records):
        attendances, one, other = numbers[3 * place : 3 * place + 3]
        record |= {
            "ed_attendances": attendances,
            "emergency_admissions": max(one, other),
            "acsc_admissions": min(one, other),
        }
    return records


@settings(max_examples=20, deadline=None)
@given(counts)
def test_counts_by_sex_and_age_come_back_from_text_and_from_a_workbook(numbers):
    records = of_groups(numbers)
    with TemporaryDirectory() as folder:
        text = Path(folder, "return.csv")
        text.write_text(as_csv(EMERGENCY, records))
        book = workbook(Path(folder, "return.xlsx"), ("Data", grid(EMERGENCY, records)))
        for path in (text, book):
            assert observed(EMERGENCY, read_return(path)) == expected(EMERGENCY, records)


@settings(max_examples=60, deadline=None)
@given(anything, st.integers(0, 4))
def test_whatever_stands_in_one_cell_the_other_practice_is_kept(cell, place):
    sheet = grid(CALLS, filled(CALLS))
    sheet[1][place] = cell
    with TemporaryDirectory() as folder:
        reading = read_return(workbook(Path(folder, "return.xlsx"), ("Data", sheet)))
    kept = reading.tables["observations"].filter(practice="Z90002")
    assert kept["value"].to_list() == [7.0, 7.0]
    assert reading.quarantine["reason"].str.len_chars().min() != 0
    assert set(reading.quarantine["row"]) <= {2}

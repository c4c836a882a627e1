"""Properties of reading: any table comes back as it was written, and no cell is a value and something else."""

import csv
import io
import tempfile
from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from evenhand.sources.reading.observing import parsed, without_repeats
from evenhand.sources.reading.raw import read_raw
from evenhand.sources.reading.values import Kind, with_state
from evenhand.store.schemas import OBSERVED, STATES
from support.files import bytes_file, raw_table

CONTROLS = "\ufeff"
PLAIN = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='",;|\t¬' + CONTROLS), max_size=12
).map(str.strip)
ANY = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0\x1c\x1d\x1e\x1f\x85¬\r" + CONTROLS),
    max_size=12,
).map(str.strip)
CELLS_OF_NUMBERS = st.one_of(
    st.integers(-200, 10**7).map(str),
    st.floats(allow_nan=True).map(str),
    st.integers(0, 10**9).map("{:,}".format),
    st.sampled_from(["", "*", "-", ":", "NA", "ND", "-97", "-98", "-99", "[c]", "none"]),
    st.text(max_size=8),
)
KINDS = st.sampled_from(["count", "amount", "survey"])


def tables(cells):
    def of_width(width):
        record = st.lists(cells, min_size=width, max_size=width)
        return st.lists(record.filter(lambda one: any(one)), min_size=1, max_size=8)

    return st.integers(2, 5).flatmap(of_width)


def read_back(text: str) -> list[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        raw = read_raw(bytes_file(Path(folder), text.encode()))
    assert raw.quarantine.table().is_empty()
    assert raw.rows_read == raw.cells.height
    return raw.cells.drop("row").rows()


def written(table, quoting, line_break="\n"):
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, quoting=quoting, lineterminator=line_break)
    writer.writerow([f"column{place}" for place in range(len(table[0]))])
    writer.writerows(table)
    return lines.getvalue()


@given(tables(PLAIN), st.sampled_from(["\n", "\r\n"]))
def test_a_table_without_quotation_marks_comes_back_as_it_was_written(table, line_break):
    header = ",".join(f"column{place}" for place in range(len(table[0])))
    text = line_break.join([header, *map(",".join, table)])
    assert read_back(text) == [tuple(record) for record in table]


@given(tables(ANY), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), st.sampled_from(["\n", "\r\n"]))
def test_any_table_of_text_comes_back_as_it_was_written(table, quoting, line_break):
    assert read_back(written(table, quoting, line_break)) == [tuple(record) for record in table]


@given(st.lists(CELLS_OF_NUMBERS, min_size=1, max_size=20), KINDS)
def test_a_cell_is_a_value_a_state_or_a_problem_and_never_two_of_them(cells: list[str], kind: Kind):
    read = pl.DataFrame({"cell": cells}).select(with_state(pl.col("cell"), kind).struct.unnest())
    for value, state, problem in read.iter_rows():
        assert (state is None) != (problem is None)
        assert (value is not None) == (state == OBSERVED)
        assert state is None or state in STATES


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_a_count_is_read_as_the_number_it_is(counts):
    read = pl.DataFrame({"cell": [f"{count:,}" for count in counts]})
    values = read.select(with_state(pl.col("cell"), "count").struct.field("value")).to_series()
    assert values.to_list() == [float(count) for count in counts]


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("12")), min_size=1, max_size=12))
def test_every_record_is_kept_or_quarantined_and_each_key_is_kept_once_at_most(records):
    with tempfile.TemporaryDirectory() as folder:
        raw = raw_table(Path(folder), "key,n\n" + "".join(f"{key},{n}\n" for key, n in records))
    kept = without_repeats(raw, raw.cells, ["key"], "key")
    assert kept["key"].is_unique().all()
    assert len(set(kept["row"]) | set(raw.quarantine.table()["row"])) == len(records)
    differing = {key for key, _ in records if len({n for other, n in records if other == key}) > 1}
    assert set(kept["key"]) == {key for key, _ in records} - differing


@given(st.lists(CELLS_OF_NUMBERS.map(lambda cell: "".join(cell.split())), min_size=1, max_size=20), KINDS)
def test_parsing_a_column_loses_no_record(cells, kind: Kind):
    with tempfile.TemporaryDirectory() as folder:
        raw = raw_table(Path(folder), "key,n\nA,1\n")
    table = pl.DataFrame({"n": cells}).with_row_index("row").cast({"row": pl.Int64})
    read = parsed(raw, table, "n", kind)
    assert sorted([*read["row"], *raw.quarantine.table()["row"]]) == list(range(len(cells)))

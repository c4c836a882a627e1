from hypothesis import given
from hypothesis import strategies as st

from evenhand.sources.reading.payment_headers import column_of, payment_columns

KNOWN = [(name, column) for column in payment_columns() for name in column.headers if not name.endswith("*")]


@given(st.sampled_from(KNOWN), st.data())
def test_case_spacing_punctuation_and_a_footnote_do_not_change_what_a_header_means(
    known: tuple, data: st.DataObject
) -> None:
    name, column = known
    words = name.split()
    between = data.draw(
        st.lists(st.sampled_from(["", " ", "  ", ".", "_"]), min_size=len(words), max_size=len(words))
    )
    spelled = "".join(word + gap for word, gap in zip(words, between, strict=True))
    change = data.draw(st.sampled_from([str.upper, str.lower, str.title, str]))
    ending = data.draw(st.sampled_from(["", " ", "_£", "1", " 2"]))
    assert column_of(change(spelled) + ending) == column

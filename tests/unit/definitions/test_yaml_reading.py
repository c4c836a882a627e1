from datetime import date

import pytest

from evenhand.definitions.yaml_reading import DEEPEST_NESTING, line_at, read_yaml


def only_fault(text):
    document = read_yaml(text.encode() if isinstance(text, str) else text)
    assert len(document.faults) == 1
    return document.faults[0]


def test_every_key_and_item_has_its_line():
    document = read_yaml(b"id: a\nparts:\n  - name: b\n  - name: c\n")
    assert document.lines[("parts", 1, "name")] == 4
    assert document.faults == []


def test_a_field_that_is_not_there_has_the_line_of_what_is_around_it():
    lines = read_yaml(b"id: a\nparts:\n  - name: b\n").lines
    assert line_at(lines, ("parts", 0, "size")) == 3
    assert line_at({}, ("id",)) == 1


def test_values_keep_their_kinds():
    text = b"day: 2022-03-31\nwhole: 12\ndecimal: 0.3\ntrue_or_not: true\ntext: abc\nquoted: '12'\nempty:\n"
    assert list(read_yaml(text).values.values()) == [date(2022, 3, 31), 12, 0.3, True, "abc", "12", None]


def test_lists_come_as_tuples_so_that_nothing_can_change_them():
    assert read_yaml(b"items: [a, b]").values == {"items": ("a", "b")}


def test_a_key_is_always_text():
    assert read_yaml(b"on: 2022-03-31").values == {"on": date(2022, 3, 31)}


@pytest.mark.parametrize("word", ["NO", "yes", "On", "off", "True", "FALSE"])
def test_a_word_that_some_take_for_a_truth_value_is_refused(word):
    fault = only_fault(f"id: a\ncountry: {word}\n")
    assert fault.line == 2
    assert "truth value" in fault.message


def test_the_same_word_in_quotes_is_text():
    assert read_yaml(b"country: 'NO'").values == {"country": "NO"}


@pytest.mark.parametrize("number", ["010", "0x1F", "1_000", "12:30:45", ".5", ".inf", ".nan", "+3"])
def test_a_number_readers_disagree_on_is_refused(number):
    assert only_fault(f"a: {number}").line == 1


@pytest.mark.parametrize("day", ["2022-02-30", "2022-03-31 10:00:00", "2022-03-31T10:00:00Z"])
def test_a_day_is_written_one_way_and_exists(day):
    assert "YYYY-MM-DD" in only_fault(f"day: {day}").remedy


def test_a_key_given_twice_is_refused_with_the_first_line():
    fault = only_fault("id: a\ntitle: b\nid: c\n")
    assert (fault.line, fault.message) == (3, "id is given twice, first on line 1")


def test_a_tab_is_refused():
    assert only_fault("id: a\ntitle:\tb\n").line == 2


def test_text_that_is_not_yaml_is_told_with_its_line():
    fault = only_fault("id: a\ntitle: one: two\n")
    assert fault.line == 2
    assert fault.message.startswith("this is not YAML")


def test_characters_yaml_does_not_allow_are_told():
    assert only_fault("id: \x07").message.startswith("this is not YAML")


@pytest.mark.parametrize("text", ["", "# only a remark\n"])
def test_an_empty_file_is_told(text):
    assert only_fault(text).message == "the file is empty"


def test_bytes_that_are_not_utf8_are_told_with_their_line():
    assert only_fault("id: a\ntitle: caf\xe9\n".encode("cp1252")).line == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: &x {b: c}\nd:\n  <<: *x\n", "merged"),
        ("? [a, b]\n: c\n", "where a key should"),
        ("a: &x b\nc: *x\n", "repeated by its anchor"),
        ("a: &x [*x]\n", "repeated by its anchor"),
        ("a: !!binary aGk=\n", "form of YAML"),
        ("a: !!python/object:os.system x\n", "form of YAML"),
    ],
)
def test_clever_yaml_is_refused(text, what):
    assert what in only_fault(text).message


@pytest.mark.parametrize("depth", [DEEPEST_NESTING + 1, 900])
def test_values_too_deep_inside_each_other_are_refused(depth):
    assert only_fault("a:\n  " + "[" * depth + "]" * depth).line == 2

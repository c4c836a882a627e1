"""The table of the Quality and Outcomes Framework: what is refused, and the indicators made of what is sound."""

import pytest

from evenhand.definitions import IndicatorDefinition, load_catalogue, read_problems
from evenhand.definitions.loading import SHIPPED
from evenhand.definitions.qof_table import qof_rows, read_qof_table
from support.definitions import TODAY, write_definition
from support.qof_tables import group, row, write_table


def made(path, *taken):
    """The indicators of a table without fault, by id."""
    reading = read_qof_table(path, "qof/indicators.csv", taken)
    assert reading.faults == ()
    return {entry.id: entry.definition for entry in reading.entries}


def faults(path):
    return read_qof_table(path, "qof/indicators.csv").faults


def test_a_code_that_counts_a_share_makes_three_indicators(tmp_path):
    assert list(made(write_table(tmp_path))) == [
        "qof-bus001-net",
        "qof-bus001-gross",
        "qof-bus001-exceptions",
    ]


def test_a_register_and_a_statement_make_none(tmp_path):
    bare = {
        "lower_threshold": "",
        "upper_threshold": "",
        "thresholds_source": "",
        "perspective": "",
        "patients": "",
    }
    path = write_table(
        tmp_path, row(kind="register", **bare), row(code="BUS002", kind="statement", **bare), groups=[group()]
    )
    assert made(path) == {}
    assert [one.kind for one in qof_rows(path)] == ["register", "statement"]


def test_an_id_that_has_a_file_of_its_own_is_left_to_it(tmp_path):
    assert "qof-bus001-net" not in made(write_table(tmp_path), "qof-bus001-net")


def test_gross_counts_the_excepted_and_net_does_not(tmp_path):
    indicators = made(write_table(tmp_path))
    assert str(indicators["qof-bus001-net"].denominator) == "qof.BUS001.denominator"
    everyone = "qof.BUS001.denominator + qof.BUS001.exceptions"
    assert str(indicators["qof-bus001-gross"].denominator) == everyone
    excepted = indicators["qof-bus001-exceptions"]
    assert (str(excepted.numerator), str(excepted.denominator)) == ("qof.BUS001.exceptions", everyone)


def test_net_and_gross_are_balanced_by_the_exceptions_which_are_neutral(tmp_path):
    indicators = made(write_table(tmp_path))
    net, gross = indicators["qof-bus001-net"], indicators["qof-bus001-gross"]
    assert net.balancing_pair == gross.balancing_pair == "qof-bus001-exceptions"
    assert (net.balancing_harm, gross.balancing_harm) == ("higher", "lower")
    assert indicators["qof-bus001-exceptions"].polarity == "neutral"


def test_the_context_note_says_what_is_said_of_the_group_and_names_the_code(tmp_path):
    for one in made(write_table(tmp_path)).values():
        assert "Where buses stop is decided by a council" in one.context_note
        assert "BUS001" in one.context_note


def test_points_and_thresholds_are_caveats_year_by_year(tmp_path):
    path = write_table(
        tmp_path,
        row(first_year="2016-17", last_year="2017-18", points="1"),
        row(first_year="2018-19", last_year="2018-19"),
    )
    first, second, *_ = made(path)["qof-bus001-net"].caveats
    assert first.startswith("From 2016/17 to 2017/18 it carried 1 point, paid from 40% to 90%")
    assert second.startswith("In 2018/19 it carried 12 points")


def test_what_is_not_known_is_said(tmp_path):
    bare = {"lower_threshold": "", "upper_threshold": "", "thresholds_source": ""}
    path = write_table(
        tmp_path,
        row(first_year="2025-26", last_year="2025-26", **bare),
        row(first_year="2026-27", last_year="2026-27", points="", note="Its points were not found", **bare),
    )
    told = made(path)["qof-bus001-net"].caveats
    assert told[0] == "In 2025/26 it carried 12 points; its thresholds are not held here"
    assert told[1] == "In 2026/27 only its code is held here, not its points or its thresholds"
    assert told[2] == "Its points were not found"
    assert told[3] == "Its years and points are from the publisher's lists, and from memory, to be checked"


def test_where_years_points_and_thresholds_are_from_is_said_once_if_it_is_the_same(tmp_path):
    told = made(write_table(tmp_path, row(source="found", thresholds_source="found")))[
        "qof-bus001-net"
    ].caveats
    assert told[1] == "Its years, points and thresholds are from public pages that quote the published table"


def test_a_code_of_which_nothing_else_is_known_is_in_development_and_not_shown(tmp_path):
    bare = {"points": "", "lower_threshold": "", "upper_threshold": "", "thresholds_source": ""}
    made_of_it = made(write_table(tmp_path, row(**bare)))
    assert {one.status.state for one in made_of_it.values()} == {"in_development"}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2014-15", "2018-19", "It was used until 2018/19"),
        ("2023-24", "2025-26", "whether and how it went on is not held here"),
        ("2018-19", "2019-20", "time went to the pandemic"),
        ("2023-24", "2024-25", "In 2024/25 the points of 32 indicators"),
    ],
)
def test_years_that_read_otherwise_are_told(tmp_path, first, last, words):
    told = made(write_table(tmp_path, row(first_year=first, last_year=last)))["qof-bus001-gross"].caveats
    assert any(words in one for one in told)


def test_the_line_of_an_indicator_is_that_of_its_row(tmp_path):
    path = write_table(tmp_path, row(), row(code="BUS002"))
    lines = [entry.line("title") for entry in read_qof_table(path, "t.csv").entries]
    assert lines == [2, 2, 2, 3, 3, 3]


@pytest.mark.parametrize(
    ("cells", "message", "remedy"),
    [
        ({"code": "bus1"}, "code is 'bus1'", "Write a code of capital letters and three digits"),
        ({"code": ""}, "code is empty", "Write a code"),
        ({"group": "Bus"}, "group is 'Bus'", "Write a group of capital letters"),
        ({"group_title": "B"}, "group_title is 'B'", "Write the group's name"),
        ({"first_year": "2018"}, "first_year is '2018'", "Write a financial year such as 2018-19"),
        ({"first_year": "2018-20"}, "first_year is '2018-20'", "Write a financial year"),
        ({"first_year": "2009-10"}, "first_year is '2009-10'", "Write a financial year"),
        ({"last_year": "2017-18"}, "last_year 2017-18 comes before first_year 2018-19", "Change the two"),
        ({"points": "12 points"}, "points is '12 points'", "Write the points above 0"),
        ({"points": "0"}, "points is '0'", "Write the points above 0"),
        ({"lower_threshold": "40%"}, "lower_threshold is '40%'", "Write a percentage such as 40"),
        ({"lower_threshold": "90"}, "the thresholds 90 and 90 are not", "Write them as percentages"),
        ({"upper_threshold": "900"}, "the thresholds 40 and 900 are not", "Write them as percentages"),
        ({"upper_threshold": ""}, "one threshold is given", "Give both, or neither"),
        ({"thresholds_source": ""}, "thresholds and thresholds_source do not go together", "Write thresholds_s"),
        ({"list_type": "all"}, "list_type is 'all'", "Write which patients of the list count"),
        ({"kind": "share"}, "kind is 'share'", "Write one of register, fraction, statement"),
        ({"perspective": "money"}, "perspective is 'money'", "Write one of process, outcome"),
        ({"perspective": ""}, "perspective is empty", "Write one of process, outcome"),
        ({"patients": ""}, "patients is empty", "Write who could be counted"),
        ({"wording": "w" * 49}, f"wording is '{'w' * 49}'", "Write what is counted, after 'who', in 3 to 48"),
        ({"source": "a friend"}, "source is 'a friend'", "Write one or more of real file, found, knowledge"),
        ({"note": " see"}, "note begins or ends with a space", "Take the space away"),
    ],
)  # fmt: skip
def test_a_broken_row_is_refused_with_its_line_and_a_remedy(tmp_path, cells, message, remedy):
    reading = read_qof_table(write_table(tmp_path, row(code="BUS009"), row(**cells)), "t.csv")
    fault = reading.faults[0]
    assert (fault.line, len(reading.faults)) == (3, 1)
    assert fault.message.startswith(message)
    assert fault.remedy.startswith(remedy)
    assert {entry.id for entry in reading.entries} >= {"qof-bus009-net"}


def test_a_register_has_no_thresholds_and_no_patients(tmp_path):
    messages = [one.message for one in faults(write_table(tmp_path, row(kind="register")))]
    assert messages == ["a register has thresholds", "a register has perspective", "a register has patients"]


def test_every_fault_of_every_row_is_told_at_once(tmp_path):
    path = write_table(tmp_path, row(kind="share", points="many"), row(code="B"), ["BUS003"])
    assert [fault.line for fault in faults(path)] == [2, 2, 3, 4]


def test_a_row_with_too_few_cells_is_refused(tmp_path):
    (fault, *_) = [one for one in faults(write_table(tmp_path, row(), ["BUS002", "BUS"])) if one.line == 3]
    assert fault.message == "the row has 2 cells and the header 16"


def test_two_rows_of_a_code_share_no_year(tmp_path):
    path = write_table(tmp_path, row(), row(first_year="2019-20", last_year="2020-21", points="9"))
    (fault,) = faults(path)
    assert fault.message == "BUS001 has a row for some of these years already, on line 2"


def test_two_rows_of_a_code_say_the_same_of_it(tmp_path):
    later = row(first_year="2020-21", last_year="2020-21", wording="were driven there")
    (fault,) = faults(write_table(tmp_path, row(), later))
    assert fault.message == "wording is 'were driven there' and on line 2 'were told which bus to take'"


def test_a_group_has_one_title(tmp_path):
    (fault,) = faults(write_table(tmp_path, row(), row(code="BUS002", group_title="Coaches")))
    assert fault.message == "group_title is 'Coaches' and on line 2 'Bus journeys'"


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ([], "there is no groups.csv beside the table"),
        ([group(), group(group="TRAM")], "groups.csv, line 3: no indicator is of the group TRAM"),
        ([group(), group()], "groups.csv, line 3: the group BUS comes twice"),
        ([group(), group(why_it_matters="")], "groups.csv, line 3: a cell is empty"),
        ([group(), group(group="BUS2", context="Short")], "groups.csv, line 3: no indicator is of the group"),
    ],
)
def test_groups_without_use_or_words_are_refused(tmp_path, groups, message):
    (fault,) = faults(write_table(tmp_path, groups=groups))
    assert fault.message.startswith(message)


def test_a_group_of_which_nothing_is_said_is_told_where_it_is_named(tmp_path):
    path = write_table(tmp_path, row(), row(code="TRAM001", group="TRAM", group_title="Trams"))
    (fault,) = faults(path)
    assert (fault.line, fault.message) == (3, "nothing is said of the group TRAM")


def test_a_context_that_says_little_is_refused(tmp_path):
    path = write_table(tmp_path, groups=[group(context="Buses vary")])
    assert "the context of BUS has fewer than 80 characters" in faults(path)[0].message


def test_groups_with_another_header_are_refused(tmp_path):
    path = write_table(tmp_path)
    path.with_name("groups.csv").write_text("group,words\n")
    assert faults(path)[0].message == "the header of groups.csv is group,words"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the first line is not the header of the table but nothing"),
        (b"code,points\n", "the first line is not the header of the table but code,points"),
        (b"code\n\xff\n", "the file is not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path, content, message):
    path = write_table(tmp_path)
    path.write_bytes(content)
    assert message in [one.message for one in faults(path)]


def test_a_catalogue_s_folder_may_hold_a_table(tmp_path):
    write_definition(tmp_path, "indicators")
    write_table(tmp_path, groups=[group(case_mix="c-bus")])
    issues = [one for one in read_problems([tmp_path], today=TODAY) if one.level == "error"]
    assert {one.rule for one in issues} == {"case_mix_sets_exist"}
    assert {one.line for one in issues} == {2}


def test_a_broken_row_is_a_problem_of_the_definitions_with_file_line_and_remedy(tmp_path):
    write_definition(tmp_path, "indicators")
    write_table(tmp_path, row(points="many"), row(code="BUS002"))
    (issue,) = [one for one in read_problems([tmp_path], today=TODAY) if one.rule == "schema"]
    assert issue.file.endswith("qof/indicators.csv")
    assert (issue.line, issue.message) == (2, "points is 'many'")


def test_the_shipped_catalogue_has_them():
    indicators = load_catalogue().indicators
    assert {"qof-hyp008-net", "qof-hyp008-gross", "qof-hyp008-exceptions"} <= set(indicators)
    assert indicators["qof-vi001-net"].case_mix == "c-vac"


@pytest.mark.parametrize(("year", "points"), [(2018, 559), (2023, 635)])
def test_the_points_of_a_year_that_is_whole_add_up_to_what_was_to_be_had(year, points):
    rows = qof_rows(SHIPPED / "qof" / "indicators.csv")
    assert sum(one.points for one in rows if one.first_year <= year <= one.last_year) == points


def test_every_year_from_2014_to_2026_has_rows():
    rows = qof_rows(SHIPPED / "qof" / "indicators.csv")
    for year in range(2014, 2027):
        assert any(one.first_year <= year <= one.last_year for one in rows)


def test_what_is_put_in_for_a_code_is_what_the_schema_allows():
    shipped = read_qof_table(SHIPPED / "qof" / "indicators.csv", "indicators.csv")
    assert len(shipped.entries) > 300
    for entry in shipped.entries:
        IndicatorDefinition.model_validate(entry.definition.model_dump(mode="json"))

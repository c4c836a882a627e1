from pathlib import Path

import pytest

from evenhand.common.errors import DefinitionError, InputError
from evenhand.definitions import load_catalogue, read_problems
from support.definitions import TODAY, write_definition


@pytest.fixture
def folder(tmp_path):
    write_definition(tmp_path, "indicators")
    write_definition(tmp_path, "frameworks", purpose="developmental")
    write_definition(tmp_path, "contexts")
    return tmp_path


def problem(path):
    """The only problem of one changed definition, checked beside the sound ones."""
    (issue,) = read_problems([path], today=TODAY)
    return issue


def test_a_folder_of_definitions_is_a_catalogue(folder):
    catalogue = load_catalogue(folder, today=TODAY)
    assert (*catalogue.indicators, *catalogue.frameworks, *catalogue.contexts) == (
        "bus-riders",
        "town",
        "hills",
    )


def test_definitions_may_lie_in_folders_of_their_strand(folder):
    (folder / "indicators" / "access").mkdir()
    (folder / "indicators" / "bus-riders.yaml").rename(folder / "indicators" / "access" / "bus-riders.yaml")
    assert "bus-riders" in load_catalogue(folder, today=TODAY).indicators


def test_what_is_loaded_cannot_be_changed(folder):
    definition = load_catalogue(folder, today=TODAY).indicators["bus-riders"]
    with pytest.raises(ValueError, match="frozen"):
        definition.title = "Other"


def test_a_file_may_be_added_to_the_shipped_definitions(tmp_path):
    path = write_definition(tmp_path, "indicators")
    assert {"bus-riders", "list-size-avg"} <= set(load_catalogue(path, today=TODAY).indicators)


def test_a_folder_may_be_added_to_the_shipped_definitions(folder):
    catalogue = load_catalogue(added=[folder], today=TODAY)
    assert {"town", "open-data"} <= set(catalogue.frameworks)


def test_a_file_with_no_telling_folder_is_known_by_its_fields(tmp_path):
    for kind in ("indicators", "frameworks", "contexts"):
        path = write_definition(
            tmp_path, kind, **({"purpose": "developmental"} if kind == "frameworks" else {})
        )
        path.rename(tmp_path / path.name)
        (tmp_path / kind).rmdir()
    catalogue = load_catalogue(added=[tmp_path], today=TODAY)
    assert "bus-riders" in catalogue.indicators
    assert "town" in catalogue.frameworks
    assert "hills" in catalogue.contexts


def test_a_file_that_is_no_definition_is_refused(tmp_path):
    path = tmp_path / "notes.yaml"
    path.write_text("- one\n- two\n")
    assert problem(path).message == "this is no indicator, framework or context"


def test_all_problems_of_all_files_come_in_one_error(folder):
    write_definition(folder, "indicators", polarity="up", decimals=None)
    write_definition(folder, "contexts", year="soon")
    with pytest.raises(DefinitionError, match="3 problems in the definitions") as caught:
        load_catalogue(folder, today=TODAY)
    files = [Path(issue.file).name for issue in caught.value.issues]
    assert files == ["hills.yaml", "bus-riders.yaml", "bus-riders.yaml"]


def test_an_error_names_file_line_and_remedy(tmp_path):
    path = write_definition(tmp_path, "indicators", polarity="up")
    issue = problem(path)
    assert issue.file == str(path)
    assert path.read_text().splitlines()[issue.line - 1] == "polarity: up"
    assert issue.message == "polarity is 'up'"
    assert issue.remedy.startswith("Use higher, lower or neutral")


def test_a_file_below_the_working_folder_is_named_from_there(tmp_path, monkeypatch):
    write_definition(tmp_path, "indicators", polarity="up")
    monkeypatch.chdir(tmp_path)
    assert problem(Path("indicators/bus-riders.yaml")).file == "indicators/bus-riders.yaml"


def test_an_unknown_field_is_answered_with_the_nearest_known(tmp_path):
    issue = problem(write_definition(tmp_path, "indicators", polaritty="higher"))
    assert issue.message == "there is no field polaritty"
    assert issue.remedy == "Did you mean polarity? Otherwise remove it"


def test_an_unknown_field_inside_a_part_is_answered_from_that_part(tmp_path):
    path = write_definition(
        tmp_path, "indicators", minimum_denominator={"value": 30, "of": "patients", "vallue": 3}
    )
    assert problem(path).remedy.startswith("Did you mean value")


def test_an_unknown_field_like_no_other_is_answered_with_all(tmp_path):
    issue = problem(write_definition(tmp_path, "contexts", zzz=1))
    assert "the fields are id, title, question" in issue.remedy


def test_a_missing_field_is_told_with_what_it_holds(tmp_path):
    issue = problem(write_definition(tmp_path, "indicators", context_note=None))
    assert issue.message == "the field context_note is missing"
    assert issue.remedy == (
        "Add context_note: What must be known to read the value fairly. It is shown wherever the value is"
    )


@pytest.mark.parametrize(
    ("kind", "changes", "message", "remedy"),
    [
        ("indicators", {"decimals": 1.5}, "decimals is 1.5", "Write a whole number"),
        ("indicators", {"decimals": "1"}, "decimals is '1'", "Write a whole number"),
        ("indicators", {"decimals": 9}, "decimals is 9", "Write less than or equal to 6"),
        ("indicators", {"multiplier": "1e3"}, "multiplier is '1e3'", "Write a number"),
        (
            "indicators",
            {"reviewed_on": "31/03/2022"},
            "reviewed_on is '31/03/2022'",
            "Write a day written YYYY-MM-DD",
        ),
        ("indicators", {"source": "bus-survey"}, "source is 'bus-survey'", "Write a list"),
        ("indicators", {"source": []}, "source is ()", "Write at least one item"),
        ("indicators", {"status": "published"}, "status is 'published'", "Write a group of fields"),
        ("indicators", {"strand": "Access strand"}, "strand is 'Access strand'", "Write lower-case letters"),
        ("indicators", {"title": "n/a"}, "title: 'n/a' says nothing", "Write what it should hold"),
        ("indicators", {"numerator": "a +"}, "numerator: the expression stops", "Use measure ids"),
        (
            "indicators",
            {"numerator": 12},
            "numerator: an expression is written as text",
            "Write what it should",
        ),
        ("indicators", {"context_note": ""}, "context_note is ''", "Write a longer text"),
        ("frameworks", {"composite_allowed": True}, "composite_allowed is True", "Use False: Always false"),
        ("frameworks", {"strands": [{"id": "a"}]}, "the field strands 1, indicators is missing", "Add"),
        ("contexts", {"place_measure": "a b"}, "place_measure is 'a b'", "Write"),
    ],
)
def test_a_wrong_value_is_told_with_what_came_and_what_to_write(tmp_path, kind, changes, message, remedy):
    issues = read_problems([write_definition(tmp_path, kind, **changes)], today=TODAY)
    assert issues[0].message.startswith(message)
    assert issues[0].remedy.startswith(remedy)


def test_a_long_value_is_shown_short(tmp_path):
    issue = problem(write_definition(tmp_path, "indicators", polarity="up" * 100))
    assert issue.message.endswith("...")


def test_what_yaml_refuses_is_not_told_twice(tmp_path):
    path = write_definition(tmp_path, "indicators")
    path.write_text(path.read_text().replace("polarity: neutral", "polarity: NO"))
    assert "truth value" in problem(path).message


def test_what_yaml_refuses_is_an_error_even_where_the_schema_is_content(tmp_path):
    path = write_definition(tmp_path, "indicators")
    path.write_text(path.read_text() + "title: Again\n")
    assert "given twice" in problem(path).message


def test_a_file_that_is_not_yaml_is_an_issue_like_any_other(tmp_path):
    path = write_definition(tmp_path, "indicators")
    path.write_text("id: [")
    assert problem(path).rule == "schema"


def test_what_refers_to_a_broken_file_is_not_called_missing(folder):
    write_definition(folder, "indicators", polarity="up")
    assert len(read_problems([folder], today=TODAY)) == 1


def test_only_the_problems_of_the_named_paths_are_told(folder):
    sound = write_definition(folder, "contexts")
    write_definition(folder, "indicators", polarity="up")
    assert read_problems([sound], today=TODAY) == ()


def test_warnings_do_not_stop_a_catalogue_from_loading(folder):
    write_definition(folder, "contexts", expires_on=TODAY.replace(year=2021))
    assert read_problems([folder], today=TODAY)[0].level == "warning"
    assert "hills" in load_catalogue(folder, today=TODAY).contexts


def test_a_path_that_is_not_there_is_told():
    with pytest.raises(InputError, match="no such file or folder"):
        load_catalogue(Path("nowhere"))


def test_a_folder_without_definitions_is_told(tmp_path):
    with pytest.raises(InputError, match="holds no definition"):
        read_problems([tmp_path])

"""Rules that need files, or what the sources yield."""

from evenhand.definitions import check_catalogue, read_problems
from support.definitions import TODAY, catalogue, context, indicator, write_definition


def test_a_file_named_otherwise_than_its_definition_is_told(tmp_path):
    (issue,) = read_problems([write_definition(tmp_path, "indicators", "bus-passengers")], today=TODAY)
    assert (issue.rule, issue.line) == ("id_is_the_file_name", 1)
    assert issue.remedy == "Name the file bus-riders.yaml or set id: bus-passengers"


def test_two_files_with_one_id_are_told(tmp_path):
    path = write_definition(tmp_path, "contexts")
    (tmp_path / "contexts" / "again").mkdir()
    (tmp_path / "contexts" / "again" / "hills.yaml").write_text(path.read_text())
    (issue,) = read_problems([tmp_path], today=TODAY)
    assert issue.rule == "ids_are_unique"
    assert "contexts/again/hills.yaml has the same id" in issue.message


def test_a_shipped_id_cannot_be_taken_by_an_added_file(tmp_path):
    path = write_definition(tmp_path, "contexts", "rurality", id="rurality")
    assert read_problems([path], today=TODAY)[0].rule == "ids_are_unique"


def test_a_rule_gives_the_line_of_the_field_it_is_about(tmp_path):
    path = write_definition(tmp_path, "indicators", covariates=["rurality", "nothing"])
    (issue,) = read_problems([path], today=TODAY)
    assert path.read_text().splitlines()[issue.line - 1] == "- nothing"


def test_measures_no_source_yields_are_told():
    made = catalogue(
        indicator(), context(), context(id="slopes", kind="expression", place_measure=None, expression="a")
    )
    issues = check_catalogue(made, TODAY, known_measures=["bus.*"])
    assert [issue.message for issue in issues] == [
        "hills: no source yields the measure hills.slope",
        "slopes: no source yields the measure a",
    ]


def test_a_numerator_no_source_yields_is_told():
    (issue,) = check_catalogue(catalogue(indicator()), TODAY, known_measures=["bus.asked"])
    assert issue.message == "bus-riders: no source yields the measure bus.riders"


def test_a_pattern_covers_every_measure_it_fits():
    made = catalogue(indicator(numerator="qof.AST003.numerator"))
    assert check_catalogue(made, TODAY, known_measures={"qof.*.numerator", "bus.asked"}) == ()


def test_sources_that_are_not_read_are_told():
    (issue,) = check_catalogue(catalogue(indicator()), TODAY, known_sources={"tram-survey"})
    assert issue.rule == "sources_are_known"
    assert issue.remedy == "Use one of tram-survey"


def test_known_sources_are_let_pass():
    assert check_catalogue(catalogue(indicator()), TODAY, known_sources={"bus-survey"}) == ()

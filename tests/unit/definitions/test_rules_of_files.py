"""Rules that need files, or what the sources yield."""

from evenhand.definitions import check_catalogue, read_problems
from evenhand.definitions.findings import Surroundings
from evenhand.definitions.rules import what_is_asked_for_is_used
from support.definitions import TODAY, catalogue, context, framework, indicator, write_definition


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


def test_the_groups_of_a_standardised_figure_and_the_limits_of_a_published_one_are_looked_up():
    by = {"events": "bus.rides", "population": "tram.list"}
    limits = {"lower": "tram.low", "upper": "bus.high", "why": "Its counts are rounded"}
    made = catalogue(
        indicator(
            statistic="rate", unit_symbol="", denominator=None, standardisation=by, published_interval=limits
        )
    )
    told = [issue.message for issue in check_catalogue(made, TODAY, known_measures=["bus.*"])]
    assert [one.split()[-1] for one in told] == ["tram.list.female_45_64", "tram.low"]


def test_a_pattern_covers_every_measure_it_fits():
    made = catalogue(indicator(numerator="qof.AST003.numerator"))
    assert check_catalogue(made, TODAY, known_measures={"qof.*.numerator", "bus.asked"}) == ()


def test_sources_that_are_not_read_are_told():
    (issue,) = check_catalogue(catalogue(indicator()), TODAY, known_sources={"tram-survey"})
    assert issue.rule == "sources_are_known"
    assert issue.remedy == "Use one of tram-survey"


def test_known_sources_are_let_pass():
    assert check_catalogue(catalogue(indicator()), TODAY, known_sources={"bus-survey"}) == ()


def test_a_figure_collected_for_us_that_nothing_shows_is_told():
    given = Surroundings(TODAY, returns={"bus-survey"})
    (found,) = what_is_asked_for_is_used.check(catalogue(indicator()), given)
    assert (found.level, found.path) == ("warning", ("source",))
    assert list(what_is_asked_for_is_used.check(catalogue(indicator(), framework()), given)) == []
    assert list(what_is_asked_for_is_used.check(catalogue(indicator()), Surroundings(TODAY))) == []


def test_a_derived_framework_with_strands_of_its_own_is_told(tmp_path):
    write_definition(tmp_path, "indicators")
    write_definition(tmp_path, "frameworks", purpose="developmental")
    derivation = {"framework": "town", "why": "To see what is left"}
    path = write_definition(
        tmp_path, "frameworks", id="village", purpose="information", derived_from=derivation
    )
    (issue,) = read_problems([path.parent.parent], today=TODAY)
    assert (issue.rule, issue.file.endswith("village.yaml")) == ("frameworks_have_strands", True)


def test_covariates_beside_the_same_case_mix_set_are_told(tmp_path):
    write_definition(tmp_path, "contexts")
    write_definition(tmp_path, "case_mixes")
    write_definition(tmp_path, "indicators", case_mix="streets", covariates=["hills"])
    (issue,) = read_problems([tmp_path], today=TODAY)
    assert issue.rule == "case_mix_sets_exist"

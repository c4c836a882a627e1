"""`sources` and `definitions check`: what can be read, and whether the definitions are in order."""

from datetime import date
from pathlib import Path
from typing import Any

from support.definitions import write_definition
from support.made_release import INDICATORS, made_release, small_results


def test_sources_are_listed_for_people(run: Any) -> None:
    said = run("sources").out
    for heading in ("publisher", "usual file names", "licence", "nhs-payments"):
        assert heading in said
    assert "recognised by what is in them" in said


def test_sources_are_listed_for_a_machine_with_their_measures(run: Any) -> None:
    found = {one["id"]: one for one in run("sources", "--json").json}
    assert len(found) >= 19
    measures = {one["id"] for one in found["registered-patients"]["measures"]}
    assert "list.registered" in measures
    assert all(one["publisher"] and one["licence"] and one["patterns"] for one in found.values())


def test_the_shipped_definitions_are_in_order(run: Any) -> None:
    assert "Definitions checked: 0 errors" in run("definitions", "check").out


def test_a_broken_definition_is_named_with_file_line_and_remedy(run: Any, tmp_path: Path) -> None:
    path = write_definition(tmp_path, "indicators", title="", polarity="sideways")
    line = path.read_text().splitlines().index("polarity: sideways") + 1
    said = run("definitions", "check", tmp_path, expect=1).out
    assert f"bus-riders.yaml:{line}: error" in said.replace("\n", "")
    assert "0 errors" not in said


def test_every_problem_of_a_definition_is_there_for_a_machine(run: Any, tmp_path: Path) -> None:
    write_definition(tmp_path, "indicators", title="", polarity="sideways")
    found = run("definitions", "check", tmp_path, "--json", expect=1).json
    errors = [one for one in found if one["level"] == "error"]
    assert len(errors) >= 2
    assert {"file", "line", "rule", "message", "remedy"} <= set(errors[0])


def test_a_folder_of_definitions_that_is_not_there_is_wrong_input(run: Any, tmp_path: Path) -> None:
    assert "nothing" in run("definitions", "check", tmp_path / "nothing", expect=2).err


def test_the_balance_of_a_framework_is_told_with_bars(run: Any) -> None:
    said = run("definitions", "balance", "open-data").out
    assert "Balance of Practice profile from open data" in said
    for word in ("Money", "Patients’ voice", "Side of the work", "Strand", "█"):
        assert word in said


def test_the_balance_of_a_framework_is_there_for_a_machine(run: Any) -> None:
    found = run("definitions", "balance", "open-data", "--json").json
    assert sum(one["count"] for one in found["perspectives"]) == found["indicators"]


def test_a_framework_nobody_knows_is_answered_with_those_there_are(run: Any) -> None:
    assert "Use one of" in run("definitions", "balance", "nothing", expect=2).err


def test_what_a_release_shows_of_definitions_is_joined_to_what_they_break(run: Any, tmp_path: Path) -> None:
    name = "spend-per-weighted"
    release = made_release(
        tmp_path / "release",
        definitions=[*INDICATORS, INDICATORS[3].model_copy(update={"id": name})],
        results=[row for row in small_results() if row["indicator"] != "cqc-rating"],
        models=[{"indicator": name, "explained_share": 0.8}],
    )
    path = write_definition(
        tmp_path / "sound", "contexts", place_measure="imd.score", expires_on=date(2999, 1, 1)
    )
    sound = path.parent.parent
    found = run("definitions", "check", sound, "--release", release, "--json").json
    assert {one["rule"]: one["file"].split("/")[-1] for one in found} == {
        "context_is_not_most_of_it": f"{name}.yaml",
        "figures_are_there": "release",
    }
    assert next(one["line"] for one in found if one["file"].endswith(f"{name}.yaml")) > 1


def test_a_release_that_is_not_there_is_wrong_input(run: Any, tmp_path: Path) -> None:
    assert "no release here" in run("definitions", "check", "--release", tmp_path, expect=2).err

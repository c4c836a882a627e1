"""What the catalogue says of a framework."""

from evenhand.pages.presenters.catalogue.framework_entry import framework_frame, present_framework
from support.catalogues import edition_of, small_catalogue
from support.definitions import catalogue, framework, indicator


def entry(edition=None, name="town"):
    given = edition or edition_of()
    return present_framework(given, given.frameworks[name])


def told(found) -> dict[str, list[str]]:
    return {line.name: [one.text for one in line.items] for line in found.about.lines}


def test_its_purpose_colours_consultation_and_sign_off_are_told():
    said = told(entry())
    assert said["Purpose"] == ["Compares practices with minimum standards they have agreed to."]
    assert said["Colours"] == ["Nowhere."]
    assert said["Consultation"] == ["The town's LMC agreed in writing on 1 March 2022."]
    assert said["Clinicians"][0].startswith("Dr A. Practice")
    assert (said["In use from"], said["Reviewed each"]) == (["1 April 2022."], ["November."])


def test_a_framework_nobody_signed_off_says_so():
    made = edition_of(catalogue(indicator(), framework(clinician_sign_off=None)))
    assert told(entry(made))["Clinicians"] == ["No clinician has signed it off yet."]


def test_members_have_their_standard_and_its_clause():
    found = entry()
    first, second = found.strands[0].rows
    assert found.has_standards
    assert first.indicator.address == "catalogue/indicators/bus-riders/index.html"
    assert first.standard.startswith("A minimum standard: at least 80.0%")
    assert first.clause == "Clause 7 of the town's contract."
    assert (second.standard, second.clause) == ("No standard is set.", "")


def test_a_member_that_nothing_defines_is_named():
    found = entry(edition_of(catalogue(indicator(), framework("nothing"))))
    row = found.strands[0].rows[0]
    assert (row.indicator.text, row.indicator.is_code, row.basis) == ("nothing", True, "")


def test_what_it_is_made_of_and_what_took_its_place_are_told():
    made = {
        "framework": "town",
        "leaves_out_strands": ["access", "wharf"],
        "leaves_out_indicators": ["walkers"],
        "why": "Learning needs no money",
    }
    child = framework(id="child", title="Child", derived_from=made, supersedes="town")
    given = edition_of(small_catalogue(child))
    said = told(entry(given, "child"))
    assert said["Made by rule from"] == ["Town profile"]
    assert said["Left out"] == ["Strand: Access", "wharf", "Patients who come by bus"]
    assert said["Takes the place of"] == ["Town profile"]
    assert told(entry(given))["Its place was taken by"] == ["Child"]


def test_a_framework_it_names_and_that_is_not_there_is_told_by_id():
    orphan = framework(supersedes="village")
    assert told(entry(edition_of(catalogue(indicator(), orphan))))["Takes the place of"] == ["village"]


def test_safeguards_that_rules_hold_are_listed_with_what_is_still_open():
    found = {one.number: one for one in entry().safeguards}
    assert "R-06" not in found
    assert found["R-13"].remarks
    assert all("R-13" not in remark and not remark.startswith("town") for remark in found["R-13"].remarks)
    assert found["R-01"].remarks == ()


def test_its_balance_and_its_code_stand_on_its_page():
    found = entry()
    assert found.balance.answer.startswith("2 indicators in 1 strand")
    assert found.code is not None
    assert "purpose: judgemental" in found.code.text
    assert framework_frame(edition_of(), edition_of().frameworks["town"]).section == "frameworks"

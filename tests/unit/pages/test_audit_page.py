"""The audit's page says what was found in plain sentences, also where there is little to say."""

from dataclasses import replace
from pathlib import Path

import pytest

from evenhand.common.errors import PublicationError
from evenhand.definitions.wording import banned_words_in
from evenhand.pages import audit_page as pages
from evenhand.pages.charts.reds_bar import RedsPart, reds_bar
from evenhand.pages.presenters.audit import AuditView, present_audit
from evenhand.pages.words.card_reds import RED_PARTS, REDS
from evenhand.release import Release
from evenhand.release.auditing import REASONS, Fifth, audit_card
from support.judged_release import judged_release

HEAD = "Practice,Indicator,RAG\n"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return Release.open(judged_release(tmp_path_factory.mktemp("audit") / "release"))


def shown(release: Release, folder: Path, rows: str) -> AuditView:
    (folder / "card.csv").write_text(HEAD + rows, encoding="utf-8")
    return present_audit(audit_card(folder / "card.csv", release), release)


def passage(view: AuditView, title: str) -> str:
    return " ".join(next(one.lines for one in view.passages if one.title == title))


def test_every_reason_has_its_words_and_its_part() -> None:
    assert set(REDS) == set(REASONS)
    assert {word.part for word in REDS.values()} == set(RED_PARTS)


def test_one_red_that_remains_is_said_in_the_singular(release: Release, tmp_path: Path) -> None:
    view = shown(release, tmp_path, "Z80002,Asthma review,red\n")

    assert view.answer.startswith("Of this card's 1 red, 1 remains worth asking about")
    assert "Of 1 practice: what lies behind the 1 figure" in passage(view, "What may fairly be asked")
    assert [part.title for part in view.annex] == [REDS["remains"].label]


def test_reds_that_are_no_findings_leave_nothing_to_ask_of_practices(
    release: Release, tmp_path: Path
) -> None:
    view = shown(release, tmp_path, "Z80001,Funding,red\nZ80003,Asthma review,red\n")

    assert view.answer == (
        "None of this card's 2 reds remains worth asking about: nothing on it could fairly be rated."
    )
    assert "nothing on the strength of these reds alone" in passage(view, "What may fairly be asked")
    assert "No figure on the card can fairly be compared" in passage(view, "What may fairly be asked")
    assert [one.count for one in view.reasons] == [0, 1, 1]


def test_a_card_without_reds_says_so_and_names_a_green_that_hides(release: Release, tmp_path: Path) -> None:
    view = shown(release, tmp_path, "Z80002,Asthma review,green\n")

    assert view.answer == "This card has no red that can be looked up."
    assert view.picture == ""
    assert "1 green hides" in passage(view, "Beside these counts")
    assert [part.title for part in view.annex] == ["Greens that hide a difference"]


def test_the_page_names_no_banned_word_and_writes_what_it_was_given_as_text(
    release: Release, tmp_path: Path
) -> None:
    html = pages.audit_page(shown(release, tmp_path, "Z80003,Asthma review,red\n<i>,Asthma review,red\n"))

    assert banned_words_in(html) == ()
    assert "<i>" not in html
    assert "Walk-in &lt;Annexe&gt;" in html


def test_a_balanced_card_is_called_balanced(release: Release, tmp_path: Path) -> None:
    from evenhand.pages.presenters.card_lines import balance

    (tmp_path / "card.csv").write_text(HEAD + "Z80002,Asthma review,green\n", encoding="utf-8")
    found = audit_card(tmp_path / "card.csv", release)
    even = replace(found, balance=replace(found.balance, faults=()))

    assert balance(even)[0].startswith("The card is balanced. Its 1 indicator")


def test_reds_are_told_for_the_least_and_the_most_deprived_fifth(release: Release, tmp_path: Path) -> None:
    from evenhand.pages.presenters.card_lines import balance

    (tmp_path / "card.csv").write_text(HEAD + "Z80002,Asthma review,green\n", encoding="utf-8")
    found = audit_card(tmp_path / "card.csv", release)
    fifths = tuple(Fifth(fifth, 2, 20, fifth, fifth - 1) for fifth in range(1, 6))

    assert "carry 1 red in 20 ratings, of which 0 remain" in balance(replace(found, fifths=fifths))[1]
    assert "most deprived 5 reds in 20, of which 4 remain" in balance(replace(found, fifths=fifths))[1]


def test_a_page_without_its_style_sheet_is_refused(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_STYLES", ("none.css",))

    with pytest.raises(PublicationError, match="make setup"):
        pages.audit_page(shown(release, tmp_path, "Z80002,Asthma review,green\n"))


def test_the_picture_tells_each_part_and_draws_the_smallest() -> None:
    svg = reds_bar((RedsPart("Remain", 1, "a"), RedsPart("Context", 0, "b"), RedsPart("Chance", 9999, "c")))

    assert "What the 10,000 reds are" in svg
    assert "Remain: 1, Chance: 9,999." in svg
    assert svg.count("<rect") == 2
    assert 'width="2.0"' in svg


def test_reds_that_could_not_be_given_are_told_from_those_that_are_accounted_for(
    release: Release, tmp_path: Path
) -> None:
    (tmp_path / "card.csv").write_text(
        HEAD + "Z80001,Funding,red\nZ80003,Asthma review,red\n", encoding="utf-8"
    )
    audit = audit_card(tmp_path / "card.csv", release)
    unfit, other = audit.reds
    chance = replace(other, reason="chance")

    both = present_audit(replace(audit, reds=(unfit, chance)), release)
    assert "1 could not fairly be rated, and chance" in both.answer
    accounted = present_audit(replace(audit, reds=(chance,)), release)
    assert "variation account for them." in accounted.answer

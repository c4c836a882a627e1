"""A crude card through the command line: the answer, the page, the machine's form, and cards nobody can read."""

import re
from html import unescape
from pathlib import Path

import pytest

from evenhand.definitions.wording import banned_words_in
from evenhand.demo.crude_card import write_crude_card
from evenhand.release import Release

from .conftest import England, Run


@pytest.fixture
def card(england: England, tmp_path: Path) -> Path:
    """A card by the old rule, for the small England."""
    written = write_crude_card(Release.open(england.release), tmp_path / "crude-card.csv")
    assert written is not None
    return written


def test_the_answer_and_every_count_are_printed(run: Run, england: England, card: Path) -> None:
    out = run("audit", card, "--release", england.release).out

    assert re.search(r"Of this card's [\d,]+ reds|None of this card's", out)
    for heading in ("What may fairly be asked", "What to do with the card", "What this audit cannot tell"):
        assert heading in out
    assert banned_words_in(out) == ()


def test_counts_of_the_machines_form_add_up(run: Run, england: England, card: Path) -> None:
    found = run("audit", card, "--release", england.release, "--json").json

    assert sum(found["counts"].values()) == len(found["reds"]) == found["ratings"]["red"] > 0
    assert found["remaining"] == found["counts"]["remains"]
    assert found["card"]["rows"] == sum(found["ratings"].values())
    assert found["rule"]["cut_by_value"] == found["rule"]["indicators"]


def test_the_page_is_one_file_that_asks_for_nothing_else(
    run: Run, england: England, card: Path, tmp_path: Path
) -> None:
    page = tmp_path / "audit.html"
    out = run("audit", card, "--release", england.release, "--html", page).out
    html = page.read_text(encoding="utf-8")

    assert str(page) in out.replace("\n", "")
    assert not re.search(r'<(?:link|script|img)[^>]+(?:href|src)="(?!data:)', html)
    assert "url(http" not in html
    assert banned_words_in(unescape(html)) == ()


def test_rows_nobody_knows_are_listed_and_what_was_written_stays_text(
    run: Run, england: England, card: Path, tmp_path: Path
) -> None:
    with card.open("a", encoding="utf-8") as file:
        file.writelines(f"<b>{place}</b>,Dentists,red\n" for place in range(45))
    page = tmp_path / "audit.html"
    out = run("audit", card, "--release", england.release, "--html", page).out

    assert "45 set aside" in out
    assert "and 5 more" in out
    assert "&lt;b&gt;0&lt;/b&gt;" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "heading for the practice"), ("Practice,Indicator,RAG\nQ1,x,red\n", "no such practice")],
)
def test_a_card_that_tells_nothing_ends_with_two(
    run: Run, england: England, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "card.csv"
    path.write_text(content, encoding="utf-8")

    assert said in run("audit", path, "--release", england.release, expect=2).err


def test_a_page_that_cannot_be_written_ends_with_two(
    run: Run, england: England, card: Path, tmp_path: Path
) -> None:
    page = tmp_path / "none" / "audit.html"

    assert "--html" in run("audit", card, "--release", england.release, "--html", page, expect=2).err


def test_a_card_of_the_past_is_made_again_audited_and_kept(
    run: Run, england: England, tmp_path: Path
) -> None:
    kept = tmp_path / "card.csv"
    asked = ("audit", "--release", england.release, "--reproduce", "crude-rag-2008")
    whole = run(*asked, "--json").json
    assert whole["ratings"]["red"] == len(whole["reds"]) > 0

    area = Release.open(england.release).practices["commissioner"].drop_nulls().min()
    out = run(*asked, "--area", area, "--save", kept).out
    assert str(kept) in out.replace("\n", "")
    again = run("audit", kept, "--release", england.release, "--json").json
    assert 0 < again["ratings"]["red"] <= whole["ratings"]["red"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--reproduce", "open-data"], "only a card of the past is made again"),
        (["--reproduce", "nothing"], "there is no such framework"),
        (["--reproduce", "crude-rag-2008", "--area", "nowhere"], "no practice in such an area"),
        ([], "an audit is of one card"),
        (["card.csv", "--reproduce", "crude-rag-2008"], "an audit is of one card"),
        (["card.csv", "--area", "00A"], "only a card that is made again"),
        (["card.csv", "--save", "kept.csv"], "only a card that is made again"),
    ],
)
def test_what_is_no_card_of_the_past_ends_with_two(
    run: Run, england: England, asked: list[str], said: str
) -> None:
    assert said in run("audit", "--release", england.release, *asked, expect=2).err

"""The balance of a framework: told in words, in a table and in a picture that needs no colour."""

import re
import xml.etree.ElementTree as ElementTree
from typing import Any

from evenhand.definitions.wording import banned_words_in
from evenhand.pages.charts.balance_bar import BalanceBar, balance_bar
from evenhand.pages.presenters.balance import BAR_WIDTH, BalanceView, present_balance
from support.broken_safeguards import many
from support.definitions import framework


def view(*perspectives: str, **changes: Any) -> BalanceView:
    *indicators, made = many(*perspectives)
    return present_balance(made.model_copy(update=changes), {one.id: one for one in indicators})


def widths(svg: str) -> list[float]:
    return [float(width) for width in re.findall(r'<rect x="30.0%" y="\d+" width="([\d.]+)%"', svg)]


def test_the_answer_names_what_it_looks_at_most_first() -> None:
    shown = view("process", "money", "process", "outcome", "patient-voice")
    assert shown.answer == "5 indicators in 4 strands: process 2, money 1, outcome 1, patients’ voice 1."
    assert shown.notes == ()


def test_rows_are_shares_with_bars_of_text() -> None:
    money = view("money", "process", "outcome", "patient-voice").perspectives[0]
    assert (money.name, money.count, money.share, len(money.bar)) == ("Money", 1, "25%", BAR_WIDTH // 4)
    assert money.meaning == "What was paid, spent or saved"


def test_money_beyond_a_quarter_may_not_judge() -> None:
    shown = view("money", "outcome", "patient-voice", "money", "process")
    assert shown.notes == (
        "40% looks at money, so practices may not be judged or paid by it: that ends at 25% (R-21).",
    )


def test_money_beyond_what_the_purpose_allows_is_told_first() -> None:
    assert view("money", "outcome", "patient-voice", "money", "process", purpose="judgemental").notes[0] == (
        "40% looks at money, more than the 25% its purpose allows (R-21)."
    )


def test_what_nothing_looks_at_is_told() -> None:
    notes = " ".join(view("money", "process", "activity", "staff", "staff").notes)
    assert "neither patients’ voice nor outcomes (R-21)" in notes
    assert "what patients themselves say" in notes
    assert "what came of care" in notes


def test_few_strands_a_large_one_and_the_undefined_are_told() -> None:
    notes = present_balance(framework("nothing"), {}).notes
    assert "fewer than 4 strands" in notes[2]
    assert "The strand Access holds 100%" in notes[3]
    assert notes[4].startswith("Nothing is known of nothing")


def test_a_framework_without_members_is_told_plainly() -> None:
    shown = present_balance(framework(strands=[]), {})
    assert shown.answer == "0 indicators in 0 strands."


def test_bars_are_in_proportion_and_the_picture_is_named_and_described() -> None:
    chart = view("money", "process", "process", "outcome").chart
    assert widths(chart)[0] * 2 == widths(chart)[2] > 0
    picture = ElementTree.fromstring(str(chart))
    told = [picture.findtext(name) or "" for name in ("title", "desc")]
    assert told[0] == "What Town profile looks at"
    assert "money 1 (25%)" in told[1]
    assert banned_words_in(str(chart)) == ()


def test_names_are_kept_as_text_and_the_scale_holds_the_limit() -> None:
    svg = balance_bar([BalanceBar("<b>", 0.1, "1", limit=0.4)], title="T", description="D")
    assert "&lt;b&gt;" in svg
    assert widths(svg) == [13.0]
    assert 'class="eh-limit" x1="82.0%"' in svg


def test_nothing_is_drawn_of_nothing() -> None:
    assert balance_bar([], title="T", description="D") == ""

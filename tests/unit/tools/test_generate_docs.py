"""Generated documents are compared with what is on disk; the smaller pieces they are made of."""

from pathlib import Path

import click
import pytest

from tools import generate_docs
from tools.docs_generators import command_line, methods
from tools.generate_docs import compare
from tools.markdown import cell, table

TEXTS = {Path("docs/a.md"): "new"}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "docs").mkdir()
    return tmp_path


def test_every_generator_names_what_it_owns():
    for name in generate_docs.generator_names():
        generator = __import__(f"tools.docs_generators.{name}", fromlist=["OWNS"])
        assert all(pattern.startswith(("docs/", "src/evenhand/web/locale/")) for pattern in generator.OWNS)


def test_a_document_that_is_current_differs_in_nothing(root):
    (root / "docs" / "a.md").write_text("new")
    difference = compare(TEXTS, ("docs/*.md",), root)
    assert (difference.changed, difference.removed) == ({}, [])


@pytest.mark.parametrize("before", [None, "old"])
def test_a_document_that_is_missing_or_old_is_changed(root, before):
    if before:
        (root / "docs" / "a.md").write_text(before)
    assert compare(TEXTS, ("docs/*.md",), root).changed == TEXTS


def test_a_document_nobody_generates_any_more_is_removed(root):
    (root / "docs" / "b.md").write_text("old")
    assert compare(TEXTS, ("docs/*.md",), root).removed == [Path("docs/b.md")]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "yes"), (False, "no"), (("a", "b"), "a, b"), ("a|b\nc", r"a\|b c"), (0, "0")],
)
def test_a_cell_is_one_line_without_a_bar(value, text):
    assert cell(value) == text


def test_a_table_has_its_rule_under_the_headings():
    assert table(("A", "B"), [(1, 2)]) == "| A | B |\n| --- | --- |\n| 1 | 2 |\n"


def test_a_commands_section_has_its_usage_and_parameters():
    path = click.Argument(["path"])
    port = click.Option(["--port"], type=int, default=8000, help="Where to listen.")
    text = command_line.section(
        click.Command("serve", params=[path, port], help="Serve a folder."), "evenhand serve"
    )
    assert "evenhand serve [OPTIONS] PATH" in text
    assert "| `--port` | Where to listen. | `8000` |" in text


def test_an_argument_that_may_be_left_out_or_repeat_says_so():
    paths = click.Argument(["path"], nargs=-1, required=False)
    assert "evenhand check [OPTIONS] [PATH...]" in command_line.section(
        click.Command("check", params=[paths]), "evenhand check"
    )


def test_hidden_commands_are_passed_over_and_groups_opened():
    check = click.Command("check", help="Check.")
    group = click.Group("definitions", commands=[check, click.Command("secret", hidden=True)])
    texts = list(command_line.sections(click.Group(commands=[group]), "evenhand"))
    assert [text.splitlines()[0] for text in texts] == ["## evenhand definitions check"]


class Wilson:
    id, title, method = "wilson", "Wilson interval", "tools.markdown.cell"
    prose, edges, sources = "An interval.", [("no cases", "0 to ...")], ["wilson1927"]
    columns, cases, agreement = ("x", "n"), [(1, 2)], "to 1e-9 with R"


def test_a_methods_page_has_its_docstring_cases_edges_and_references():
    page = methods.page(Wilson, {"wilson1927": {"author": "Wilson, E. B.", "year": "1927", "title": "T"}})
    for part in (
        "# Wilson interval",
        "one table cell",
        "| 1 | 2 |",
        "| no cases | 0 to ... |",
        "Wilson, E. B. (1927)",
    ):
        assert part in page


def test_a_reference_that_is_not_in_the_bibliography_is_refused():
    with pytest.raises(ValueError, match="wilson1927"):
        methods.page(Wilson, {})


def test_specifications_are_read_from_the_tests_that_have_one(tmp_path):
    (tmp_path / "test_one.py").write_text("SPECIFICATION = 'one'")
    (tmp_path / "test_two.py").write_text("SPECIFICATION = ('two', 'three')")
    (tmp_path / "test_none.py").write_text("")
    assert sorted(methods.read_specifications(tmp_path)) == ["one", "three", "two"]

"""Decision records are short, numbered once and whole."""

import pytest

from tools.check_documents import problems_of

WHOLE = "# {number}. A decision\n\n## Options\n\n## Decision\n\n## Consequences\n"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "docs" / "adr").mkdir(parents=True)
    (tmp_path / "README.md").write_text("# Evenhand\n")
    return tmp_path


def add_record(root, name, text=None):
    (root / "docs" / "adr" / name).write_text(text or WHOLE.format(number=name[:4]))


def test_what_is_in_order_has_no_problems(root):
    add_record(root, "0001-a-decision.md")
    assert problems_of(root) == []


def test_a_missing_readme_is_a_problem(root):
    (root / "README.md").unlink()
    assert problems_of(root) == ["README.md: is missing. Write it."]


def test_a_readme_stays_under_150_lines(root):
    (root / "README.md").write_text("line\n" * 150)
    assert "150 lines" in problems_of(root)[0]


def test_a_number_is_used_once(root):
    add_record(root, "0001-a.md")
    add_record(root, "0001-b.md")
    assert len([problem for problem in problems_of(root) if "used twice" in problem]) == 2


def test_a_name_and_a_heading_carry_the_number(root):
    add_record(root, "1-a.md", WHOLE.format(number="0001"))
    add_record(root, "0002-a.md", WHOLE.format(number="0003"))
    assert len(problems_of(root)) == 2


def test_consequences_are_told(root):
    add_record(root, "0001-a.md", WHOLE.format(number="0001").replace("## Consequences\n", ""))
    assert problems_of(root) == ["docs/adr/0001-a.md: has no heading '## Consequences'. Add it."]

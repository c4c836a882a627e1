"""Files and functions that cannot be read in one sitting are refused."""

from pathlib import Path

import pytest

from tools.check_file_sizes import problems_of


def python(lines: int, docstring: str = "A module.") -> str:
    return f'"""{docstring}"""\n' + "x = 1\n" * (lines - 1)


@pytest.mark.parametrize(
    ("lines", "docstring", "problems"),
    [
        (300, "A module.", 0),
        (301, "A module.", 1),
        (301, "Long because the table is one table.", 0),
        (500, "Long because the table is one table.", 0),
        (501, "Long because the table is one table.", 1),
    ],
)
def test_a_long_file_needs_a_reason_and_a_very_long_one_is_refused(lines, docstring, problems):
    assert len(problems_of(Path("src/a.py"), python(lines, docstring))) == problems


def test_a_long_template_gives_its_reason_at_the_top():
    text = "{# Long because it is one page. #}\n" + "<p>\n" * 350
    assert problems_of(Path("src/a.jinja"), text) == []
    assert len(problems_of(Path("src/a.jinja"), text[40:])) == 1


def function(lines: int) -> str:
    return 'def f():\n    """Three\n\n    lines."""\n' + "    x = 1\n" * (lines - 1)


def test_a_function_is_measured_without_its_docstring():
    assert problems_of(Path("src/a.py"), function(40)) == []
    assert "src/a.py:1: f has 41 lines" in problems_of(Path("src/a.py"), function(41))[0]


def test_the_functions_of_tests_are_not_measured():
    assert problems_of(Path("tests/a.py"), function(60)) == []

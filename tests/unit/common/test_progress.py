"""A bar on a terminal, plain lines in a log, nothing for a machine."""

import sys

import pytest

from evenhand.common import progress
from evenhand.common.progress import track


def test_items_pass_through_unchanged():
    assert list(track([1, 2, 3], "Reading")) == [1, 2, 3]


def test_a_log_gets_one_line_at_the_end(capsys):
    list(track(iter("ab"), "Reading"))
    assert capsys.readouterr().err.startswith("Reading: 2 in 0.")


@pytest.mark.parametrize(("total", "line"), [(1_200, "Reading: 1 of 1,200\n"), (None, "Reading: 1\n")])
def test_long_work_says_how_far_it_is(capsys, monkeypatch, total, line):
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LOG_LINES", -1.0)
    list(track(iter("a"), "Reading", total=total))
    assert capsys.readouterr().err.startswith(line)


def test_nothing_is_shown_when_a_machine_reads(capsys):
    list(track("abc", "Reading", quiet=True))
    assert capsys.readouterr().err == ""


def test_a_terminal_gets_a_bar(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(track("abc", "Reading")) == ["a", "b", "c"]
    assert "3/3" in capsys.readouterr().err

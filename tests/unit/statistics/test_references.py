"""Every source a docstring names by key is in the bibliography, and every entry is used."""

import re
from pathlib import Path

import evenhand.statistics

PROJECT = Path(__file__).resolve().parents[3]
KEY = re.compile(r"\[((?:le)?[A-Z][A-Za-z]+(?:\d{4}[a-z]?)?)\]")
NOT_SOURCES = {"Any", "FloatArray", "Period"}


def test_keys_and_bibliography_agree() -> None:
    code = Path(evenhand.statistics.__file__).parent.rglob("*.py")
    named = {key for path in code for key in KEY.findall(path.read_text(encoding="utf-8"))} - NOT_SOURCES
    listed = set(re.findall(r"^@\w+\{(\w+),", (PROJECT / "docs/references.bib").read_text("utf-8"), re.M))
    assert named == listed

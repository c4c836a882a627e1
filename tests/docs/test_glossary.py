"""The glossary has one entry a term, in order."""

import re

_TERM = re.compile(r"^\* \*\*(.+?)\*\*: (.+)$", re.MULTILINE)


def glossary(project) -> list[tuple[str, str]]:
    return _TERM.findall((project / "GLOSSARY.md").read_text(encoding="utf-8"))


def test_every_entry_is_a_term_with_its_meaning(project):
    entries = re.findall(r"^\* ", (project / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(glossary(project)) == len(entries) > 50


def test_terms_are_unique(project):
    terms = [term.lower() for term, _ in glossary(project)]
    assert len(set(terms)) == len(terms)


def test_terms_are_sorted(project):
    terms = [term.lower() for term, _ in glossary(project)]
    assert terms == sorted(terms)


def test_no_term_is_a_word_that_another_entry_rejects(project):
    rejected = {
        word.strip().lower()
        for _, meaning in glossary(project)
        for words in re.findall(r"\bNot ([a-zA-Z, -]+)[;.]", meaning)
        for word in words.split(",")
    }
    # A measure is not an indicator, an observation is not the record: those words have a meaning of their own.
    own_meaning = {"measure", "not suppressed", "not missing", "record", "zero"}
    assert rejected & {term for term, _ in glossary(project)} <= own_meaning

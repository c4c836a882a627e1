"""What can be translated is found wherever it stands; what a translator wrote is kept."""

import io
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tools.docs_generators import messages as catalogues
from tools.translatable import Message, messages, of_python, of_sign_in, of_template


def texts(found: object) -> list[str | tuple[str, str]]:
    return [one.text for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("One" " and two")', ["One and two"]),
        ('x = {"a": gettext_noop("Later")}', ["Later"]),
        ('ngettext("{n} day", "{n} days", n)', [("{n} day", "{n} days")]),
        ('translation.gettext("By its module")', ["By its module"]),
        ("_(variable)", []),
        ('print("Not told to anybody")', []),
        ('Transition("share", "Share it", sources, "shared", roles)', ["Share it"]),
        ('Guard("R-08", "A second person decides", holds)', ["A second person decides"]),
        ('Machine("task", "A task", states={"open": "Waiting"}, initial="open")', ["A task", "Waiting"]),
        ('record(viewer, "closed it", "task", 17)', ["closed it", "task"]),
        ('raise Refused("it is closed", remedy="Open it", received=1)', ["it is closed", "Open it"]),
        ('raise ValueError("our own mistake")', []),
    ],
)
def test_texts_of_python_are_found(source: str, found: list[object]) -> None:
    assert texts(of_python(source, "a.py")) == found


def test_a_text_that_means_two_things_is_found_with_what_it_means() -> None:
    assert list(of_python('pgettext("month", "May")', "a.py")) == [Message("May", "a.py", context="month")]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('<p title="{{ _("Whole") }}">{{ _("For %(year)s", year=2027) }}</p>', ["Whole", "For %(year)s"]),
        ("{% trans %}Read it{% endtrans %}", ["Read it"]),
        (
            "{% trans n=2 %}{{ n }} day{% pluralize %}{{ n }} days{% endtrans %}",
            [("%(n)s day", "%(n)s days")],
        ),
        ("{{ _(view.title) }}<p>Bare</p>", []),
    ],
)
def test_texts_of_a_template_are_found(source: str, found: list[object]) -> None:
    assert texts(of_template(source, "a.html")) == found


def test_texts_of_signing_in_are_found() -> None:
    source = "{% load i18n %}{% trans 'Sign in' %}<b>{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}</b>"

    assert texts(of_sign_in(source, "a.html")) == ["Sign in", "Hello %(name)s"]


def test_a_catalogue_keeps_what_was_translated_and_what_is_used_no_more(tmp_path: Path) -> None:
    there = tmp_path / "django.po"
    there.write_text(catalogues.catalogue("cy", [Message("Sign in", "a.py"), Message("Old", "a.py")], there))
    there.write_text(
        there.read_text()
        .replace('msgid "Sign in"\nmsgstr ""', 'msgid "Sign in"\nmsgstr "Mewngofnodi"')
        .replace('msgid "Old"\nmsgstr ""', 'msgid "Old"\nmsgstr "Hen"')
    )

    made = catalogues.catalogue("cy", [Message("Sign in", "b.py"), Message("Sign it", "b.py")], there)
    read = read_po(io.StringIO(made))
    assert {one.id: one.string for one in read if one.id} == {"Sign in": "Mewngofnodi", "Sign it": ""}
    assert '#~ msgstr "Hen"' in made
    there.write_text(made)
    assert catalogues.catalogue("cy", [Message("Sign in", "b.py"), Message("Sign it", "b.py")], there) == made


def test_nothing_but_what_is_filled_in_is_taken_for_it(tmp_path: Path) -> None:
    made = catalogues.catalogue(
        "cy", [Message("A 95% interval of {n}", "a.py"), Message("%(n)s days", "a.py")], tmp_path / "none"
    )

    flags = {one.id: one.flags for one in read_po(io.StringIO(made)) if one.id}
    assert made.count("python-format") == 1
    assert "python-format" in flags["%(n)s days"]


def test_every_kind_of_place_is_in_the_catalogue(project: Path) -> None:
    found = {one.text for one in messages(project)}

    assert {
        "Sign in",  # a template of ours
        "Signing in is paused",  # Python
        "Approve a framework",  # said later than it is written
        "The LMC of the area is invited to comment",  # a guard
        "people and roles",  # the record
        "Load the page again",  # what to do about a refusal
        "Not a contractual duty",  # a word of definitions
        "Practices are never listed by their figures.",  # a safeguard
        "A framework for information sets no standard and shows no colour.",  # a rule
    } <= found

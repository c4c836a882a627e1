"""A browser that asks for Welsh is answered in it as far as it was translated, from a catalogue of the test's own."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation

from evenhand.common.errors import InputError
from evenhand.config import settings as product
from evenhand.cycle.letters.kinds import Kind
from evenhand.cycle.letters.making import fingerprint
from evenhand.cycle.letters.models import Letter
from evenhand.cycle.machine import Guard, Refused
from evenhand.publication.installed import Opened
from evenhand.web.refusals import in_words
from support.web import close

WELSH = {
    "Sign in": "Mewngofnodi",
    "Similar to expected": "Tebyg i’r disgwyl",
    "Page not found": "Heb ganfod y dudalen",
    "Load the page again": "Llwythwch y dudalen eto",
    "Received: {received}.": "Derbyniwyd: {received}.",
    "The LMC of the area is invited to comment": "Gwahoddir y pwyllgor meddygol lleol i roi sylwadau",
}


@pytest.fixture(autouse=True)
def _offered(settings: Any, tmp_path: Path, project: Path) -> None:
    """Welsh, translated as far as above by the catalogue that is delivered."""
    there = project / "src/evenhand/web/locale/cy/LC_MESSAGES/django.po"
    catalogue = read_po(io.StringIO(there.read_text(encoding="utf-8")))
    for text, welsh in WELSH.items():
        assert catalogue[text] is not None, f"{text} is not in the catalogue"
        catalogue[text].string = welsh
    made = tmp_path / "cy" / "LC_MESSAGES" / "django.mo"
    made.parent.mkdir(parents=True)
    with made.open("wb") as file:
        write_mo(file, catalogue)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Welsh")]


def page(client: Client, language: str, address: str = "/compare/") -> str:
    return client.get(address, headers={"accept-language": language}).content.decode()


@pytest.mark.parametrize("language", ["cy", "cy-GB", "cy;q=0.9, en;q=0.5", "fr, cy;q=0.5"])
def test_who_asks_for_welsh_is_answered_in_it_and_in_english_where_there_is_none(
    visitor: Client, language: str
) -> None:
    text = page(visitor, language)

    assert '<html lang="cy">' in text
    assert ">Mewngofnodi</a>" in text
    assert "Validity</a>" in text


@pytest.mark.parametrize("language", ["en-GB", "en", "fr", "*", "", "no language at all \x7f"])
def test_everybody_else_is_answered_in_english(visitor: Client, language: str) -> None:
    text = page(visitor, language)

    assert '<html lang="en">' in text
    assert ">Sign in</a>" in text


def test_a_page_kept_for_one_language_is_shown_in_no_other(visitor: Client) -> None:
    first = [page(visitor, language) for language in ("en", "cy", "en", "cy")]

    assert first[0] == first[2] != first[1] == first[3]


def test_what_is_wrong_is_told_in_welsh_too(visitor: Client) -> None:
    assert "Heb ganfod y dudalen" in page(visitor, "cy", "/nowhere/")


def test_what_cannot_be_done_is_told_in_the_readers_language_and_recorded_in_english() -> None:
    guard = Guard("R-12", "The LMC of the area is invited to comment", lambda _: False)
    faults = [
        InputError("it is closed", where="here", received=17, remedy="Load the page again"),
        Refused(f"{guard.sentence} (R-12)", (guard,)),
    ]

    with translation.override("cy"):
        assert [in_words(fault) for fault in faults] == [
            "here: it is closed. Derbyniwyd: 17. Llwythwch y dudalen eto.",
            "Gwahoddir y pwyllgor meddygol lleol i roi sylwadau (R-12).",
        ]
    for fault in faults:
        assert in_words(fault) == str(fault)


def test_signing_in_is_in_welsh(visitor: Client) -> None:
    assert "Mewngofnodi" in page(visitor, "cy", "/sign-in/login/")


def test_welsh_is_offered_by_whoever_has_made_its_catalogue_alone(
    signed_in: Callable[..., Client], project: Path
) -> None:
    made = project / "src/evenhand/web/locale/cy/LC_MESSAGES/django.mo"

    assert ("cy" in dict(product.LANGUAGES)) == made.is_file()


def test_a_figure_is_told_in_welsh(visitor: Client) -> None:
    text = page(visitor, "cy", "/practices/Z80001/")

    assert "Tebyg i’r disgwyl" in text
    assert "Similar to expected" not in text


def answered(visitor: Client, language: str, address: str) -> bytes:
    answer = visitor.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    close(answer)
    return content


@pytest.mark.parametrize(
    "address",
    [
        "/practices/Z80001/Z80001.csv",
        "/practices/Z80001/Z80001.json",
        "/indicators/asthma-review/asthma-review.csv",
        "/areas/00A/00A.json",
        "/downloads/columns.csv",
    ],
)
def test_data_are_in_english_for_whoever_asks_first(visitor: Client, address: str) -> None:
    assert answered(visitor, "cy", address) == answered(visitor, "en", address)


def test_a_letter_is_in_english_whoever_has_it_made(visitor: Client, released: Opened) -> None:
    letter = Letter(kind=Kind.ANNUAL, practice="Z80001", year=2026)
    made = []
    for spoken in ("en-gb", "cy"):
        with translation.override(spoken):
            made.append(fingerprint(letter, released, date(2027, 4, 20)))

    assert made[0] == made[1]

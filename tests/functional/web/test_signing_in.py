"""Signing in, as somebody does it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_a_person_signs_in_and_finds_their_account(page_of: Callable[..., Page]) -> None:
    page = page_of("practice")
    page.goto("/account/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
    expect(page.get_by_text("practice@z80001.example")).to_be_visible()

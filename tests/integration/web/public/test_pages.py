import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from evenhand.cycle.offer import actions
from evenhand.cycle.offer.contents import Content
from evenhand.web.public.validity import kept_run
from support.web import MadePeople, close


def text_of(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def status_of(visitor: Client, address: str) -> int:
    answer = visitor.get(address)
    close(answer)
    return answer.status_code


def test_every_address_of_the_static_site_answers_here(visitor: Client, tmp_path: Path) -> None:
    from evenhand.publication import publish
    from support.judged_release import judged_release

    site = publish(judged_release(tmp_path / "release"), tmp_path / "site", quiet=True).path
    addresses = [str(one.relative_to(site)) for one in site.rglob("index.html")]
    missing = [one for one in addresses if visitor.get(f"/{one}").status_code != 200]

    assert len(addresses) > 40
    assert missing == []


def test_every_link_of_a_page_of_each_kind_leads_somewhere(visitor: Client) -> None:
    seen: set[str] = set()
    for address in (
        "/",
        "/practices/Z80001/",
        "/indicators/asthma-review/areas/00A/",
        "/downloads/",
        "/validity/",
    ):
        text = text_of(visitor, address)
        seen |= {
            link.split("#")[0] for link in re.findall(r'href="(/[^"]*)"', text) if "/assets/" not in link
        }
    dead = [one for one in sorted(seen) if status_of(visitor, one.replace("&amp;", "&")) not in (200, 302)]

    assert dead == []


def test_the_offer_comes_before_the_figures_and_says_whose_words_it_is(
    people: MadePeople, visitor: Client
) -> None:
    actions.confirm(
        people.viewer("practice"), "parking", Content(features=("own",), text="Two & more"), seen=0
    )
    text = text_of(visitor, "/practices/Z80001/")

    assert text.index('id="offer-parking"') < text.index('id="strand-care"')
    assert "Two &amp; more" in text
    assert "Confirmed by the practice on" in text
    assert "Ms Practice" not in text


def test_a_practice_that_has_said_nothing_is_said_to(visitor: Client) -> None:
    text = text_of(visitor, "/practices/Z80001/")

    assert "has not said here yet what it offers" in text
    assert "/how-to-change/" in text


def test_a_closed_practice_offers_nothing(visitor: Client) -> None:
    text = text_of(visitor, "/practices/Z80005/")

    assert "What this practice offers" not in text
    assert "Ask to join" not in text


def test_each_figure_can_be_linked_and_shown_elsewhere(visitor: Client) -> None:
    text = text_of(visitor, "/practices/Z80001/")

    assert "http://testserver/practices/Z80001/#asthma-review" in text
    assert "&lt;iframe src=&#34;http://testserver/embed/practices/Z80001/asthma-review/&#34;" in text
    assert 'href="/compare/?p=Z80001&amp;p=Z80002&amp;p=Z80003"' in text


def test_who_reads_requests_is_asked_from_the_profile(people: MadePeople, visitor: Client) -> None:
    people.holding("practice")

    assert 'href="/practices/Z80001/join/"' in text_of(visitor, "/practices/Z80001/")


def test_the_page_on_validity_shows_the_run_that_the_documents_show(visitor: Client, project: Path) -> None:
    documented = json.loads((project / "docs/validity.json").read_text(encoding="utf-8"))
    text = text_of(visitor, "/validity/")

    assert kept_run() == documented
    assert text.count("<table") == 5
    assert "10 made-up Englands of 6,500 practices" in text
    assert "99.8% limits" in text
    assert "%%" not in text


@pytest.mark.parametrize(
    "address",
    [
        "/practices/Z99999/",
        "/areas/99Z/",
        "/indicators/none/",
        "/catalogue/none/",
        "/catalogue/indicators/none/",
    ],
)
def test_what_is_not_there_is_told_kindly(visitor: Client, address: str) -> None:
    answer = visitor.get(address)

    assert answer.status_code == 404
    assert "Check the address" in answer.content.decode()


def test_the_profile_asks_the_database_a_bounded_number_of_times(
    visitor: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(8):
        text_of(visitor, "/practices/Z80001/")


def test_finding_asks_the_database_nothing(visitor: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(0):
        text_of(visitor, "/search/?q=alder")

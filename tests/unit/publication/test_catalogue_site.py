"""The catalogue's own site: every page, every link, kind words, and strands by their names."""

from pathlib import Path

import pytest

from evenhand.definitions.wording import banned_words_in
from evenhand.publication.catalogue import publish_catalogue
from evenhand.publication.marker import Marker
from support.catalogues import edition_of, small_catalogue
from support.definitions import catalogue, framework, indicator
from support.site_pages import broken_links, read_pages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("catalogue") / "site"
    return publish_catalogue(edition_of(), out, {"downloads/catalogue.pdf": b"%PDF-"}).path


def test_every_definition_has_a_page_and_every_link_leads_somewhere(site: Path) -> None:
    pages = read_pages(site)
    assert broken_links(pages) == []
    assert Marker.read(site).pages == len(pages) == 3 + 1 + 1 + 1 + 7
    assert (site / "downloads/catalogue.pdf").read_bytes() == b"%PDF-"


def test_its_words_are_kind_and_its_pages_load_nothing_from_afar(site: Path) -> None:
    for path, page in read_pages(site).items():
        assert banned_words_in(path.read_text("utf-8")) == ()
        assert all(one == "data:," or (path.parent / one).resolve().is_file() for one in page.loads)
        assert len(page.ids) == len(set(page.ids))


def test_what_a_definition_says_is_never_read_as_markup(tmp_path: Path) -> None:
    made = catalogue(indicator(title="Riders <b>now</b>", why_it_matters="<script>alert(1)</script>"))
    publish_catalogue(edition_of(made), tmp_path / "site")
    text = (tmp_path / "site/catalogue/indicators/bus-riders/index.html").read_text("utf-8")
    assert "<script>alert" not in text
    assert "<b>now" not in text


def test_it_is_published_again_in_the_same_place(site: Path) -> None:
    publish_catalogue(edition_of(), site, {"downloads/catalogue.pdf": b"%PDF-2"})
    assert (site / "downloads/catalogue.pdf").read_bytes() == b"%PDF-2"


def test_a_strand_has_the_name_of_a_framework_in_use_and_not_of_the_past() -> None:
    strand = {
        "id": "waiting",
        "title": "Old name",
        "question": "Old?",
        "indicators": [{"indicator": "bus-shelter"}],
    }
    past = framework(id="past", purpose="reconstruction", strands=[strand])
    assert [one.title for one in edition_of(small_catalogue(past)).strands] == ["Access", "Waiting"]


def test_what_rules_remark_on_is_kept_by_definition() -> None:
    issues = edition_of().issues
    assert all(issue.file.endswith("town.yaml") for issue in issues["framework", "town"])

"""A whole site from the made release: every page, every link, every download; the old site whole whatever happens."""

import csv
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from unittest import mock

import pytest

from evenhand.common.errors import InputError, PublicationError
from evenhand.definitions.wording import banned_words_in
from evenhand.pages.noted import ContextNoteMissing
from evenhand.publication import PublishedSite, publish
from evenhand.publication import site as publishing
from evenhand.publication.server import SiteServer, serve
from support.full_disk import files_no_larger_than
from support.judged_release import judged_release
from support.made_release import INDICATORS, PRACTICES, made_release, small_results
from support.site_pages import Page, broken_links, read_pages


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judged_release(tmp_path_factory.mktemp("made") / "release")


@pytest.fixture(scope="module")
def site(release: Path, tmp_path_factory: pytest.TempPathFactory) -> PublishedSite:
    return publish(release, tmp_path_factory.mktemp("published") / "site", quiet=True)


@pytest.fixture(scope="module")
def pages(site: PublishedSite) -> dict[Path, Page]:
    return read_pages(site.path)


def test_every_kind_of_page_is_written_and_counted(site: PublishedSite, pages: dict[Path, Page]) -> None:
    expected = [
        "",
        "search",
        "practices",
        "areas",
        "indicators",
        "methods",
        "data",
        "downloads",
        "accessibility",
    ]
    expected += [
        "corrections",
        "practices/Z80001",
        "practices/by-name/a",
        "practices/by-town/other",
        "areas/00A",
    ]
    expected += [
        "catalogue",
        "catalogue/indicators/cqc-rating",
        "catalogue/frameworks/made",
        "catalogue/safeguards",
    ]
    expected += ["practices/by-postcode/za", "indicators/cqc-rating", "indicators/asthma-review/areas/00B"]

    assert all((site.path / place / "index.html").is_file() for place in expected)
    assert not (site.path / "indicators/cqc-rating/areas").exists()
    assert site.pages == len(pages)


def test_every_link_leads_to_a_page_and_to_a_place_in_it(pages: dict[Path, Page]) -> None:
    assert broken_links(pages) == []


def test_nothing_is_loaded_from_elsewhere(site: PublishedSite, pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        for address in page.loads:
            assert address == "data:," or (path.parent / address).resolve().is_file(), (path, address)
    for path in site.path.rglob("*.css"):
        assert not re.search(
            r"url\((?!data:)|@import|https?://(?!www\.w3\.org/2000/svg)", path.read_text("utf-8")
        )


def test_no_id_is_there_twice(pages: dict[Path, Page]) -> None:
    assert [path for path, page in pages.items() if len(page.ids) != len(set(page.ids))] == []


def test_no_banned_word_is_anywhere_in_the_site(site: PublishedSite) -> None:
    ours = [
        path
        for path in site.path.rglob("*")
        if path.is_file() and path.name != "nhsuk-frontend.min.css" and path.suffix != ".xlsx"
    ]

    assert {path: found for path in ours if (found := banned_words_in(path.read_text("utf-8")))} == {}


def test_no_nhs_logo_or_font_is_anywhere_in_the_site(site: PublishedSite) -> None:
    for path in site.path.rglob("*"):
        if path.suffix in {".html", ".css", ".js"}:
            content = path.read_text("utf-8").lower()
            assert "frutiger" not in content
            assert "@font-face" not in content
            assert 'class="nhsuk-header__logo"' not in content


def test_every_figure_on_every_page_has_its_context_note(site: PublishedSite) -> None:
    for practice in PRACTICES:
        content = (site.path / f"practices/{practice['code']}/index.html").read_text("utf-8")
        sections = re.findall(r'<section class="eh-figure".*?</section>', content, re.DOTALL)
        assert len(sections) == len(INDICATORS)
        assert all("To read this fairly:</strong> Read " in section for section in sections)


def test_every_row_of_every_download_has_its_context_note(site: PublishedSite) -> None:
    tables = set((site.path / "downloads").glob("*.csv"))
    found = [path for path in site.path.rglob("*.csv") if path not in tables]
    for path in found:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        assert rows
        assert all(row["context_note"] for row in rows)
        assert all(
            figure["context_note"]
            for figure in json.loads(path.with_suffix(".json").read_text("utf-8"))["figures"]
        )
    assert len(found) == len(PRACTICES) + len(INDICATORS) + 2
    for path in tables - {site.path / "downloads/columns.csv"}:
        with path.open(encoding="utf-8", newline="") as handle:
            assert all(row["context_note"] for row in csv.DictReader(handle)), path


def test_no_download_is_in_order_of_a_value(site: PublishedSite) -> None:
    with (site.path / "indicators/asthma-review/asthma-review.csv").open(
        encoding="utf-8", newline=""
    ) as handle:
        codes = [row["practice"] for row in csv.DictReader(handle)]

    assert codes == sorted(codes)


def test_a_name_is_never_read_as_markup(site: PublishedSite) -> None:
    for path in site.path.rglob("*.html"):
        assert "<Annexe>" not in path.read_text("utf-8")


def test_a_release_without_a_context_note_is_not_published_and_the_old_site_stays(
    site: PublishedSite, tmp_path: Path
) -> None:
    rows = [*small_results()]
    rows[0] = {**rows[0], "context_note": None}
    bad = made_release(tmp_path / "bad", results=rows)
    publish(made_release(tmp_path / "good"), tmp_path / "site", quiet=True)

    with pytest.raises(ContextNoteMissing):
        publish(bad, tmp_path / "site", quiet=True)
    assert (tmp_path / "site/practices/Z80001/index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "good", "site"]


def test_a_full_disk_says_so_and_leaves_the_old_site(release: Path, tmp_path: Path) -> None:
    publish(release, tmp_path / "site", quiet=True)

    with files_no_larger_than(3000), pytest.raises(InputError, match="no room left on the disk"):
        publish(release, tmp_path / "site", quiet=True)
    assert (tmp_path / "site/index.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_several_processes_write_the_same_site_as_one(
    release: Path, site: PublishedSite, tmp_path: Path
) -> None:
    other = publish(release, tmp_path / "site", quiet=True, processes=2)

    assert other.pages == site.pages
    for path in site.path.rglob("*"):
        if path.is_file():
            assert (other.path / path.relative_to(site.path)).read_bytes() == path.read_bytes(), path


def test_a_fault_in_another_process_comes_back_as_itself(tmp_path: Path) -> None:
    rows = [*small_results()]
    rows[0] = {**rows[0], "context_note": " "}

    with pytest.raises(ContextNoteMissing):
        publish(made_release(tmp_path / "bad", results=rows), tmp_path / "site", quiet=True, processes=2)


def test_a_missing_style_sheet_is_told_before_any_work(release: Path, tmp_path: Path) -> None:
    fault = PublicationError("no style sheet")
    with mock.patch.object(publishing, "check_assets", side_effect=fault), pytest.raises(PublicationError):
        publish(release, tmp_path / "site", quiet=True)
    assert not (tmp_path / "site").exists()


def test_the_products_name_is_a_setting(release: Path, tmp_path: Path) -> None:
    named = publish(release, tmp_path / "site", quiet=True, product_name="local portrait")

    assert "Local portraits" in (named.path / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def server(site: PublishedSite) -> Iterator[SiteServer]:
    with SiteServer(site.path) as running:
        thread = Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def get(server: SiteServer, address: str) -> str:
    with urllib.request.urlopen(server.url + address) as answer:
        content: bytes = answer.read()
    return content.decode()


@pytest.mark.parametrize("address", ["search?q=birch", "search/?q=birch", "search/index.html?q=birch"])
def test_the_server_answers_a_search_without_a_script(server: SiteServer, address: str) -> None:
    content = get(server, address)

    assert "1 practice found for “birch”." in content
    assert 'href="../practices/Z80002/index.html"' in content


def test_the_server_sends_pages_and_an_empty_search(server: SiteServer) -> None:
    assert "Alder Surgery" in get(server, "practices/Z80001/")
    assert "Practices by name" in get(server, "search")


def test_what_is_asked_for_is_never_read_as_markup(server: SiteServer) -> None:
    assert "<script>alert" not in get(server, "search/?q=%3Cscript%3Ealert(1)%3C/script%3E")


@pytest.mark.parametrize("address", ["nowhere", "practices/nowhere/deep/"])
def test_what_is_not_there_is_answered_with_a_page_that_leads_on(server: SiteServer, address: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        get(server, address)
    with refused.value as answer:
        assert "Page not found" in answer.read().decode()


def test_other_methods_and_head_are_answered(server: SiteServer) -> None:
    refused = urllib.request.Request(server.url, method="POST", data=b"")
    with pytest.raises(urllib.error.HTTPError, match="501") as error:
        urllib.request.urlopen(refused)
    error.value.close()
    gone = urllib.request.Request(server.url + "nowhere", method="HEAD")
    with pytest.raises(urllib.error.HTTPError, match="404") as error:
        urllib.request.urlopen(gone)
    error.value.close()


def test_a_port_in_use_says_so(server: SiteServer, site: PublishedSite) -> None:
    with pytest.raises(PublicationError, match="cannot be served on this port"):
        SiteServer(site.path, port=server.server_port)


def test_a_folder_that_is_no_site_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(PublicationError, match="not a site"):
        SiteServer(tmp_path)


def test_serving_says_where_and_stops_when_interrupted(
    site: PublishedSite, capsys: pytest.CaptureFixture[str]
) -> None:
    with mock.patch.object(SiteServer, "serve_forever", side_effect=KeyboardInterrupt):
        serve(site.path, port=0)

    assert "The site is at http://127.0.0.1:" in capsys.readouterr().out

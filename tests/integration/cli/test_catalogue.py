"""`catalogue`: every definition as a site, as files and as a document, without a release."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from evenhand.definitions import load_catalogue
from evenhand.definitions.wording import banned_words_in
from support.definitions import write_definition
from support.site_pages import broken_links, read_pages


@pytest.fixture(scope="module")
def site(run: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the shipped definitions."""
    out = tmp_path_factory.mktemp("catalogue") / "site"
    said = run("catalogue", "--out", out).out.replace("\n", "")
    assert f"indicators on {len(list(out.rglob('*.html')))} pages in {out}" in said
    return out


def test_every_shipped_definition_has_its_page_and_every_link_leads_somewhere(site: Path) -> None:
    shipped = load_catalogue()
    for folder, held in (
        ("indicators", shipped.indicators),
        ("frameworks", shipped.frameworks),
        ("contexts", shipped.contexts),
        ("case-mix-sets", shipped.case_mixes),
    ):
        pages = {path.parent.name for path in (site / "catalogue" / folder).glob("*/index.html")}
        assert pages == set(held)
    assert broken_links(read_pages(site)) == []


def test_no_page_or_file_of_it_has_a_banned_word(site: Path) -> None:
    ours = [path for path in site.rglob("*") if path.suffix in {".html", ".csv", ".json", ".js"}]
    assert len(ours) > 400
    assert {path: found for path in ours if (found := banned_words_in(path.read_text("utf-8")))} == {}


def test_the_files_hold_every_indicator_with_its_note(site: Path) -> None:
    names = sorted(load_catalogue().indicators)
    rows = list(csv.DictReader(io.StringIO((site / "downloads/catalogue.csv").read_text("utf-8"))))
    assert [row["indicator"] for row in rows] == names
    assert all(row["context_note"] and row["counted"] for row in rows)
    told = json.loads((site / "downloads/catalogue.json").read_text("utf-8"))
    assert [one["id"] for one in told["indicators"]] == names
    assert len(told["safeguards"]) == 26


def test_the_document_is_for_screen_readers_too(site: Path) -> None:
    pdf = pikepdf.open(site / "downloads/catalogue.pdf")
    assert "/StructTreeRoot" in pdf.Root
    assert (str(pdf.Root.Lang), str(pdf.docinfo.Title)) == ("en-GB", "Catalogue of indicators")


def test_a_catalogue_of_ones_own_has_its_own_name(run: Any, tmp_path: Path) -> None:
    write_definition(tmp_path / "own", "indicators")
    out = tmp_path / "site"
    run("catalogue", "--out", out, "--name", "Town catalogue", "--definitions", tmp_path / "own")
    assert '<h1 class="nhsuk-heading-xl">Town catalogue</h1>' in (out / "index.html").read_text("utf-8")


def test_definitions_that_break_a_rule_are_not_published(run: Any, tmp_path: Path) -> None:
    write_definition(tmp_path / "own", "indicators", question="Buses")
    said = run("catalogue", "--out", tmp_path / "site", "--definitions", tmp_path / "own", expect=2).err
    assert "bus-riders.yaml:3" in said.replace("\n", "")
    assert not (tmp_path / "site").exists()


def test_a_folder_that_is_no_site_is_left_as_it_is(run: Any, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear patient")
    assert "not a site that Evenhand made" in run("catalogue", "--out", tmp_path, expect=2).err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]

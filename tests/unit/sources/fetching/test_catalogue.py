"""The list of known files, and addresses that are given."""

from urllib.parse import urlsplit

import pytest

from evenhand.sources import all_sources, source_by_id
from evenhand.sources.fetching import FetchError, files_of, given_file, known_files
from evenhand.sources.fetching.catalogue import file_name

HOSTS = (".nhs.uk", ".gov.uk", "gp-patient.co.uk", "fingertips.phe.org.uk")


@pytest.mark.parametrize("file", known_files(), ids=lambda file: file.url[-40:])
def test_every_known_file_is_its_publishers_and_of_sources_there_are(file) -> None:
    parts = urlsplit(file.url)
    assert parts.scheme == "https"
    assert parts.hostname.endswith(HOSTS) or f".{parts.hostname}".endswith(HOSTS)
    assert set(file.sources) <= {source.id for source in all_sources()}
    assert file.file.lower().endswith((".csv", ".zip", ".json"))
    assert file.seen in ("reference", "memory")
    assert len(file.sha256) in (0, 64)


def test_files_of_a_source_are_the_newest_first() -> None:
    periods = [file.period for file in files_of(source_by_id("nhs-payments"))]
    assert periods == ["2024/25", "2023/24", "2022/23"]


def test_a_source_without_a_known_file_says_where_to_look() -> None:
    source = source_by_id("written-complaints")
    with pytest.raises(FetchError, match="--url") as raised:
        files_of(source)
    assert source.url in raised.value.remedy


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://files.digital.nhs.uk/AB/12/June%202022.csv?x=1", "June 2022.csv"),
        ("https://a.nhs.uk/get/..%2F..%2Fetc.csv", "etc.csv"),
        ("https://a.nhs.uk/.hidden.csv", "hidden.csv"),
        ("https://a.nhs.uk/download?id=7", "workforce.csv"),
    ],
)
def test_a_given_address_names_the_file_it_is_saved_as(url: str, name: str) -> None:
    assert given_file(source_by_id("workforce"), url).file == name


@pytest.mark.parametrize(
    "url", ["ftp://a.nhs.uk/a.csv", "file:///etc/passwd", "a.csv", "http://a.nhs.uk/a.csv"]
)
def test_an_address_that_is_none_or_unprotected_is_refused(url: str) -> None:
    with pytest.raises(FetchError, match="--url"):
        given_file(source_by_id("workforce"), url)


def test_a_name_never_leads_out_of_its_folder() -> None:
    assert file_name("https://a/b/%2e%2e%5cc:d.csv") == "cd.csv"

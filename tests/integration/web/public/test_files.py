import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from evenhand.pages.words import NOT_A_RANKING
from evenhand.publication.installed import Opened
from evenhand.publication.said import Reply, Said
from evenhand.web.public import files

CSV = (
    "/practices/Z80001/Z80001.csv",
    "/indicators/asthma-review/asthma-review.csv",
    "/indicators/asthma-review/areas/00A/00A.csv",
    "/areas/00A/00A.csv",
    "/downloads/areas.csv",
)


def rows_of(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode())))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of the release are written into a folder of this test alone."""
    monkeypatch.setattr(files, "FOLDER", str(tmp_path / "open-data"))


@pytest.mark.parametrize("address", CSV)
def test_every_row_of_every_page_s_file_has_its_note(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    rows = rows_of(answer)

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert rows
    assert all(row["context_note"] and row["how_to_read"] == NOT_A_RANKING for row in rows)


@pytest.mark.parametrize("address", [one.replace(".csv", ".json") for one in CSV[:4]])
def test_the_same_is_there_for_a_machine(visitor: Client, address: str) -> None:
    content = json.loads(visitor.get(address).getvalue())

    assert content["how_to_read"] == NOT_A_RANKING
    assert all(row["context_note"] for row in content["figures"])


def test_a_practice_s_file_is_the_static_site_s(visitor: Client, tmp_path: Path) -> None:
    from evenhand.publication import publish
    from support.judged_release import judged_release

    site = publish(judged_release(tmp_path / "release"), tmp_path / "site", quiet=True).path
    for address in (
        *CSV[:2],
        *CSV[3:],
        "/downloads/twins.csv",
        "/downloads/models.json",
        "/downloads/catalogue.csv",
    ):
        for kind in {address, address.replace(".csv", ".json")} if address in CSV[:2] else {address}:
            assert visitor.get(kind).getvalue() == (site / kind.lstrip("/")).read_bytes(), kind


def test_rows_stand_by_code_never_by_value(visitor: Client) -> None:
    codes = [row["practice"] for row in rows_of(visitor.get(CSV[1]))]

    assert codes == sorted(codes)


def test_tables_are_written_once_and_by_whoever_is_first(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slower(writer: Any) -> None:
        # Meanwhile another worker has put its own in place.
        there = Path(files.FOLDER) / writer.edition.release_id / "tables/downloads"
        there.mkdir(parents=True)
        (there / "areas.csv").write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(files, "write_tables", slower)
    assert visitor.get("/downloads/areas.csv").getvalue() == b"theirs"
    monkeypatch.undo()


def test_a_disk_that_cannot_be_written_is_our_fault(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Any) -> None:
        raise OSError("broken")

    monkeypatch.setattr(files, "write_tables", broken)
    with pytest.raises(OSError, match="broken"):
        visitor.get("/downloads/areas.csv")


@pytest.mark.parametrize(
    "address",
    [
        "/practices/Z99999/Z99999.csv",
        "/practices/Z80001/Z80002.csv",
        "/practices/Z80001/Z80001.xml",
        "/indicators/none/none.csv",
        "/indicators/asthma-review/areas/99Z/99Z.csv",
        "/indicators/none/areas/00A/00A.json",
        "/areas/99Z/99Z.csv",
        "/downloads/none.csv",
        "/downloads/../settings.json",
        "/downloads/%2e%2e/%2e%2e/postcodes.json",
        "/downloads/schema/none.json",
        "/downloads/areas.parquet",
    ],
)
def test_a_file_that_is_none_is_nowhere(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_the_data_folder_is_never_reached(visitor: Client) -> None:
    assert settings.DATA
    assert visitor.get("/downloads/schema/%2e%2e/areas.csv").status_code == 404


def test_files_are_read_and_not_sent(visitor: Client) -> None:
    assert visitor.post(CSV[0]).status_code == 405


def test_the_file_of_an_indicator_is_written_once_and_again_when_a_practice_replies(
    visitor: Client, released: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of(visitor.get(CSV[1]))
    folder = Path(files.FOLDER) / released.id / "indicators/asthma-review"
    (kept,) = folder.iterdir()
    kept.write_text("kept", encoding="utf-8")
    assert visitor.get(CSV[1]).getvalue() == b"kept"

    period = released.figures.results_of("Z80001")[0]["period_end"]
    reply = Reply("Z80001", "asthma-review", period, "Survey", "=Few were asked.", period)
    monkeypatch.setattr(files, "said", lambda **_: Said.of([reply]))
    after = rows_of(visitor.get(CSV[1]))
    assert (before[0]["reply"], after[0]["reply"]) == ("", "'=Few were asked.")
    assert len(list(folder.iterdir())) == 1

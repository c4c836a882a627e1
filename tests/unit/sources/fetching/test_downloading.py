"""Fetching from a real server on this machine: whole, broken off, refused, late, wrong and full."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from evenhand.common.errors import InputError
from evenhand.sources.fetching import Fetched, FetchError, KnownFile, Patience, fetch
from evenhand.sources.fetching.downloading import record_of
from evenhand.sources.fetching.parts import Part
from support.full_disk import files_no_larger_than
from support.web_server import FileServer, chunk_cut_off, cut_off_after, file_server, silent_after, status

CONTENT = b"".join(b"B%05d,%d\n" % (number, number) for number in range(60_000))
SHA256 = hashlib.sha256(CONTENT).hexdigest()
QUICK = Patience(tries=3, first_wait=0.5, timeout=5)


def get(server: FileServer, folder: Path, *, sha256: str = "", **named: Any) -> Fetched:
    waits = named.pop("waits", [])
    file = KnownFile(("workforce",), "table.csv", server.url, "made", sha256)
    return fetch(file, folder, patience=QUICK, sleep=waits.append, **named)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_put_in_its_place_with_its_checksum_beside_it(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    with file_server(CONTENT) as server:
        got = get(server, tmp_path / "new", told=lambda done, total: seen.append((done, total)))
    assert (got.outcome, got.sha256, got.size) == ("fetched", SHA256, len(CONTENT))
    assert got.path.read_bytes() == CONTENT
    assert record_of(got.path).read_text(encoding="utf-8") == f"{SHA256}  table.csv\n"
    assert names(tmp_path / "new") == ["table.csv", "table.csv.sha256"]
    assert (seen[0], seen[-1]) == ((0, len(CONTENT)), (len(CONTENT), len(CONTENT)))


def test_a_broken_connection_is_gone_on_from_where_it_broke(tmp_path: Path) -> None:
    waits: list[float] = []
    with file_server(CONTENT, answers=[cut_off_after(100_000), cut_off_after(200_000)]) as server:
        got = get(server, tmp_path, waits=waits)
    assert got.path.read_bytes() == CONTENT
    assert server.asked == [None, "bytes=100000-", "bytes=300000-"]
    assert waits == [0.5, 0.5]


def test_silence_in_the_middle_and_a_chunk_cut_off_are_broken_connections(tmp_path: Path) -> None:
    with file_server(CONTENT, answers=[silent_after(100_000, 0.6), chunk_cut_off]) as server:
        file = KnownFile(("workforce",), "table.csv", server.url, "made")
        got = fetch(file, tmp_path, patience=Patience(3, 0.0, timeout=0.3))
    assert got.path.read_bytes() == CONTENT


def test_a_second_run_goes_on_from_what_the_first_left(tmp_path: Path) -> None:
    broken = [cut_off_after(100_000), cut_off_after(0), cut_off_after(0)]
    with file_server(CONTENT, answers=broken) as server:
        with pytest.raises(FetchError, match=r"could not be fetched in 3 tries.*broke off after 100,000 of"):
            get(server, tmp_path)
        assert names(tmp_path) == ["table.csv.part", "table.csv.part.json"]
        server.asked.clear()
        assert get(server, tmp_path).path.read_bytes() == CONTENT
    assert server.asked == ["bytes=100000-"]


@pytest.mark.parametrize("ranges", [{"ranges": False}, {"etag": ""}, {"etag": 'W/"weak"'}])
def test_without_parts_or_a_sure_mark_of_the_content_it_starts_afresh(
    tmp_path: Path, ranges: dict[str, Any]
) -> None:
    with file_server(CONTENT, answers=[cut_off_after(100_000)], **ranges) as server:
        assert get(server, tmp_path).path.read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_is_not_joined_to_the_old_one(tmp_path: Path) -> None:
    other = CONTENT[::-1]
    with file_server(CONTENT, answers=[cut_off_after(100_000), *[cut_off_after(0)] * 2]) as server:
        with pytest.raises(FetchError):
            get(server, tmp_path)
        server.content, server.etag = other, '"two"'
        assert get(server, tmp_path).path.read_bytes() == other


def test_what_is_there_of_another_address_is_not_gone_on_from(tmp_path: Path) -> None:
    part = Part(tmp_path / "table.csv", "https://elsewhere.example/table.csv")
    part.path.write_bytes(b"other")
    part.say('"one"')
    with file_server(CONTENT) as server:
        assert get(server, tmp_path).path.read_bytes() == CONTENT
    assert server.asked == [None]


def test_a_part_that_is_whole_is_taken_and_one_too_long_is_fetched_anew(tmp_path: Path) -> None:
    with file_server(CONTENT) as server:
        part = Part(tmp_path / "table.csv", server.url)
        for content in (CONTENT, CONTENT + b"more"):
            part.path.write_bytes(content)
            part.say('"one"')
            assert get(server, tmp_path).path.read_bytes() == CONTENT
            (tmp_path / "table.csv").unlink()


def test_a_wrong_checksum_keeps_the_file_out(tmp_path: Path) -> None:
    with file_server(CONTENT) as server, pytest.raises(FetchError, match="its checksum differs") as raised:
        get(server, tmp_path, sha256="0" * 64)
    assert SHA256 in str(raised.value)
    assert raised.value.exit_code == 2
    assert names(tmp_path) == []


@pytest.mark.parametrize("code", [404, 410, 403])
def test_an_address_without_the_file_is_told_at_once(tmp_path: Path, code: int) -> None:
    told = pytest.raises(FetchError, match=rf"{code} .*give its address with --url")
    with file_server(CONTENT, answers=[status(code)]) as server, told:
        get(server, tmp_path)
    assert len(server.asked) == 1


def test_a_busy_server_is_asked_again_and_given_the_time_it_asks_for(tmp_path: Path) -> None:
    waits: list[float] = []
    busy = [status(503), status(429, Retry_After="7")]
    with file_server(CONTENT, answers=busy) as server:
        assert get(server, tmp_path, waits=waits).sha256 == SHA256
    assert waits == [0.5, 7.0]


@pytest.mark.parametrize(
    ("asked", "waited"),
    [("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("86400", 120.0), ("soon", 0.5)],
)
def test_a_wait_may_be_a_day_and_is_never_long(tmp_path: Path, asked: str, waited: float) -> None:
    waits: list[float] = []
    with file_server(CONTENT, answers=[status(503, Retry_After=asked)]) as server:
        get(server, tmp_path, waits=waits)
    assert waits == [waited]


def test_a_server_that_stays_busy_is_given_up(tmp_path: Path) -> None:
    waits: list[float] = []
    told = pytest.raises(FetchError, match="503 Service Unavailable")
    with file_server(CONTENT, answers=[status(503)] * 3) as server, told:
        get(server, tmp_path, waits=waits)
    assert waits == [0.5, 1.0]


def test_a_server_that_is_not_there_or_does_not_answer_is_given_up(tmp_path: Path) -> None:
    with file_server(CONTENT) as server:
        pass
    with pytest.raises(FetchError, match="refused"):
        get(server, tmp_path)


def test_a_part_that_was_not_asked_for_is_not_taken(tmp_path: Path) -> None:
    odd = [cut_off_after(10), status(206, Content_Range="bytes 5-9/10")]
    with file_server(CONTENT, answers=odd) as server:
        assert get(server, tmp_path).path.read_bytes() == CONTENT


def test_a_web_page_is_not_taken_for_the_file(tmp_path: Path) -> None:
    told = pytest.raises(FetchError, match="a web page came instead of a file")
    with file_server(b"<html>moved</html>", kind="text/html; charset=utf-8") as server, told:
        get(server, tmp_path)


def test_a_redirect_is_followed(tmp_path: Path) -> None:
    with file_server(CONTENT) as server:
        server.answers.append(status(302, Location=f"{server.url}?moved"))
        assert get(server, tmp_path).sha256 == SHA256


def test_a_file_fetched_before_is_not_fetched_again(tmp_path: Path) -> None:
    with file_server(CONTENT) as server:
        get(server, tmp_path)
        again = get(server, tmp_path)
    assert (again.outcome, len(server.asked)) == ("already_there", 1)


def test_the_same_file_put_there_by_hand_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(CONTENT)
    with file_server(CONTENT) as server:
        assert get(server, tmp_path).outcome == "already_there"
    assert names(tmp_path) == ["table.csv", "table.csv.sha256"]


def test_a_different_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(b"mine")
    with file_server(CONTENT) as server:
        with pytest.raises(FetchError, match="a different file of this name is there"):
            get(server, tmp_path)
        assert (tmp_path / "table.csv").read_bytes() == b"mine"
        (tmp_path / "table.csv").unlink()
        assert get(server, tmp_path).path.read_bytes() == CONTENT
    assert server.asked == [None, f"bytes={len(CONTENT)}-"]


def test_a_file_changed_since_it_was_fetched_is_told(tmp_path: Path) -> None:
    with file_server(CONTENT) as server:
        get(server, tmp_path).path.write_bytes(b"edited")
        with pytest.raises(FetchError, match="not the one that was published"):
            get(server, tmp_path)
    assert (tmp_path / "table.csv").read_bytes() == b"edited"


def test_two_fetches_of_one_file_do_not_mix(tmp_path: Path) -> None:
    told = pytest.raises(FetchError, match="being fetched already")
    with file_server(CONTENT) as server, Part(tmp_path / "table.csv", server.url).opened(), told:
        get(server, tmp_path)


def test_a_full_disk_is_told_and_what_came_is_kept(tmp_path: Path) -> None:
    with file_server(CONTENT) as server:
        with pytest.raises(InputError, match="no room left"), files_no_larger_than(len(CONTENT) // 2):
            get(server, tmp_path)
        assert get(server, tmp_path).path.read_bytes() == CONTENT
    assert server.asked[-1] != "bytes=0-"

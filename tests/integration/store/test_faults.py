"""Tests of what must not break a store: a full disk, a kill, two writers, damage by hand."""

import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from evenhand.common.building import BUILDING_PREFIX
from evenhand.common.errors import InputError, StoreError
from evenhand.store import Store
from evenhand.store.editions import RECORD
from evenhand.store.store import MARKER
from support.full_disk import files_no_larger_than, small_disk
from support.readings import observations, reading
from support.shared import PROJECT

MANY = {f"A{number:05}": number + 0.1 for number in range(60_000)}


@pytest.fixture
def store(tmp_path):
    store = Store.create(tmp_path / "store")
    add(store, {"A81001": 1.0})
    return store


def add(store, figures, content="a"):
    return store.add(reading(observations(figures)), file="file.csv", sha256=content * 64)


def figures(path):
    rows = Store.open(path).read("observations", {"list.registered"})
    return dict(rows.select("practice", "value").iter_rows())


def editions_on_disk(path):
    return sorted(child.name for child in (path / "editions").iterdir())


def test_a_disk_that_is_full_leaves_the_store_as_it_was(tmp_path):
    with small_disk(tmp_path / "disk", kilobytes=200) as disk:
        store = Store.create(disk / "store")
        add(store, {"A81001": 1.0})
        with pytest.raises(InputError, match=r"no room left on the disk.*unchanged"):
            add(store, MANY, "b")
        assert figures(disk / "store") == {"A81001": 1.0}
        assert len(editions_on_disk(disk / "store")) == 1
        add(store, {"A81001": 2.0}, "c")
        assert figures(disk / "store") == {"A81001": 2.0}


def test_a_file_that_may_not_grow_leaves_the_store_as_it_was(store):
    before = editions_on_disk(store.path)
    with files_no_larger_than(20_000), pytest.raises(InputError, match="no room left"):
        add(store, MANY, "b")
    assert editions_on_disk(store.path) == before
    assert figures(store.path) == {"A81001": 1.0}


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from evenhand.store import Store, store as module
    from support.readings import observations, reading

    def killed_when_written(folder, made):
        written(folder, made)
        os.kill(os.getpid(), signal.SIGKILL)

    written, module.write_tables = module.write_tables, killed_when_written
    Store.open(Path(sys.argv[1])).add(
        reading(observations({"A81001": 2.0})), file="file.csv", sha256="b" * 64
    )
"""


def run(code, *arguments) -> int:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    environment = {"PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT / 'tests'}", "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, env=environment, timeout=60).returncode


def test_a_kill_while_an_edition_is_written_leaves_the_store_whole_and_the_next_add_sweeps(store):
    before = editions_on_disk(store.path)
    assert run(KILLED, store.path) == -signal.SIGKILL
    left = set(editions_on_disk(store.path)) - set(before)
    assert len(left) == 1
    assert left.pop().startswith(BUILDING_PREFIX)
    assert figures(store.path) == {"A81001": 1.0}
    add(Store.open(store.path), {"A81001": 3.0}, "c")
    assert not [name for name in editions_on_disk(store.path) if name.startswith(BUILDING_PREFIX)]
    assert figures(store.path) == {"A81001": 3.0}


def test_a_kill_while_a_store_is_made_leaves_a_store(tmp_path):
    (tmp_path / MARKER).write_text("")
    assert add(Store.create(tmp_path), {"A81001": 1.0}).sequence == 1


def test_two_writers_at_once_are_told_so_and_one_of_them_writes(store, monkeypatch):
    from evenhand.store import store as module

    writing, go_on = threading.Event(), threading.Event()
    write = module.write_tables

    def slowly(folder: Path, made):
        writing.set()
        go_on.wait(30)
        return write(folder, made)

    monkeypatch.setattr(module, "write_tables", slowly)
    first = threading.Thread(target=add, args=(Store.open(store.path), {"A81001": 2.0}, "b"))
    first.start()
    writing.wait(30)
    try:
        with pytest.raises(StoreError, match=r"another ingest is writing to this store.*Wait"):
            add(store, {"A81001": 3.0}, "c")
        assert figures(store.path) == {"A81001": 1.0}
    finally:
        go_on.set()
        first.join()
    assert figures(store.path) == {"A81001": 2.0}


@pytest.mark.parametrize("record", ["", "{}", '{"spans": [1], "caveats": []}', '{"id": "x"'])
def test_a_record_that_cannot_be_read_is_named(store, record):
    path = store.folder(store.editions[0]) / RECORD
    path.write_text(record)
    with pytest.raises(StoreError, match=r"edition\.json: the record of an edition cannot be read.*Move"):
        _ = Store.open(store.path).editions


def test_an_edition_that_lost_its_record_is_not_written_over(store):
    (store.folder(store.editions[0]) / RECORD).unlink()
    with pytest.raises(StoreError, match=r"has lost its record.*ingest its file again"):
        add(Store.open(store.path), {"A81001": 1.0})


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"PAR1 cut")])
def test_a_table_that_is_missing_or_damaged_is_named(store, damage):
    damage(next(store.path.rglob("part.parquet")))
    with pytest.raises(StoreError, match=r"part\.parquet: a table of an edition is missing or damaged"):
        store.read("observations", {"list.registered"})


def test_a_folder_that_may_not_be_written_is_an_error_to_act_on(tmp_path, monkeypatch):
    def denied(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", denied)
    with pytest.raises(StoreError, match=r"this folder may not be written.*Name a folder"):
        Store.create(tmp_path / "store")

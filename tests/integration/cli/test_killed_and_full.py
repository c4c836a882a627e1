"""A command that is killed while it writes, or meets a full disk: what was there is whole, and it works again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from evenhand.common.building import BUILDING_PREFIX
from evenhand.store import Store
from support.full_disk import files_no_larger_than

LONGEST_SECONDS = 60
ATTEMPTS = 5


def building(folder: Path) -> list[str]:
    """Return the folders being built in a folder that may not be there yet."""
    return (
        [name for name in os.listdir(folder) if name.startswith(BUILDING_PREFIX)] if folder.is_dir() else []
    )


def killed_while_building(arguments: list[object], folder: Path) -> bool:
    """Run a command and kill it while it builds something in `folder`; say whether it was caught at that."""
    command = [sys.executable, "-m", "evenhand", *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + LONGEST_SECONDS
    caught = False
    while not caught and process.poll() is None and time.monotonic() < end:
        if building(folder):
            # Hold it first: it may rename the folder between our look and the kill.
            process.send_signal(signal.SIGSTOP)
            caught = bool(building(folder))
            process.send_signal(signal.SIGKILL if caught else signal.SIGCONT)
        time.sleep(0.0005)
    if process.poll() is None:
        process.kill()
    process.wait()
    return caught


def test_an_ingest_that_is_killed_leaves_the_store_whole_and_goes_on(
    run: Any, england: Any, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    run("ingest", england.published / "reference", "--store", store)
    before = {edition.id for edition in Store.open(store).editions}
    arguments = ["ingest", england.published, "--store", store]
    assert killed_while_building(arguments, store / "editions")
    left = Store.open(store)
    assert before <= {edition.id for edition in left.editions}
    assert left.read("directory").height > 50
    run(*arguments)
    assert not building(store / "editions")
    run(*england.assess(store, tmp_path / "release"))
    assert run("compare", england.release, tmp_path / "release").out.strip() == "Nothing moved."


def test_an_assessment_that_is_killed_leaves_no_release_and_works_again(
    run: Any, england: Any, tmp_path: Path
) -> None:
    for attempt in range(ATTEMPTS):
        folder = tmp_path / str(attempt)
        if killed_while_building(england.assess(england.store, folder / "release"), folder):
            break
    else:
        pytest.fail("the command was never caught while it wrote")
    assert not (folder / "release").exists()
    run(*england.assess(england.store, folder / "release"))
    run("verify", folder / "release")
    assert [path.name for path in folder.iterdir()] == ["release"]


def test_a_full_disk_leaves_the_store_as_it_was_and_is_said(run: Any, england: Any, store: Path) -> None:
    before = sorted((store / "editions").iterdir())
    changed = store.parent / "gp-reg-pat-prac-quin-age.csv"
    text = (england.published / "2024-25" / changed.name).read_text()
    changed.write_text(text.replace("01MAY2025", "01JUN2025"))
    with files_no_larger_than(4_000):
        said = run("ingest", changed, "--store", store, expect=2).err
    assert "there is no room left on the disk" in said
    assert "what was there before is unchanged" in said
    assert sorted((store / "editions").iterdir()) == before
    (one,) = run("ingest", changed, "--store", store, "--json").json
    assert one["outcome"] == "new"


def test_a_full_disk_leaves_no_release_behind(run: Any, england: Any, tmp_path: Path) -> None:
    with files_no_larger_than(4_000):
        said = run(*england.assess(england.store, tmp_path / "release"), expect=2).err
    assert "there is no room left on the disk" in said
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_site_as_it_was(run: Any, england: Any, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("publish", england.release, "--out", site)
    kept = shutil.copytree(site, tmp_path / "kept")
    with files_no_larger_than(4_000):
        said = run("publish", england.release, "--out", site, expect=2).err
    assert "there is no room left on the disk" in said
    names = [path.relative_to(kept) for path in sorted(kept.rglob("*")) if path.is_file()]
    assert names == [path.relative_to(site) for path in sorted(site.rglob("*")) if path.is_file()]
    assert all((kept / name).read_bytes() == (site / name).read_bytes() for name in names)

"""A folder is whole or it is not there: whatever happens while it is built."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from evenhand.common.building import (
    BUILDING_PREFIX,
    built_beside,
    full_disk_is_an_input_error,
    scratch_folder,
    sweep_abandoned,
)
from evenhand.common.errors import InputError
from support.full_disk import files_no_larger_than, small_disk

TOO_MUCH = b"x" * 400_000


def left_behind(folder: Path) -> list[Path]:
    return list(folder.glob(f"{BUILDING_PREFIX}*"))


def build(target: Path, content: bytes = b"whole") -> None:
    with built_beside(target) as building:
        (building / "part").mkdir()
        (building / "part" / "figures").write_bytes(content)


def test_what_was_built_is_at_the_target_and_nowhere_else(tmp_path):
    build(tmp_path / "deep" / "release")
    assert (tmp_path / "deep" / "release" / "part" / "figures").read_bytes() == b"whole"
    assert left_behind(tmp_path / "deep") == []


def test_the_target_is_not_there_while_it_is_built(tmp_path):
    with built_beside(tmp_path / "release"):
        assert not (tmp_path / "release").exists()


def test_others_may_read_what_was_built(tmp_path):
    build(tmp_path / "release")
    assert (tmp_path / "release").stat().st_mode & 0o777 == 0o755


def fail_with(error: BaseException, target: Path) -> None:
    with built_beside(target) as building:
        (building / "half").write_text("half")
        raise error


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt()])
def test_an_error_leaves_nothing_behind(tmp_path, error):
    with pytest.raises(type(error)):
        fail_with(error, tmp_path / "release")
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_is_there_stays_as_it_is(tmp_path):
    build(tmp_path / "release")
    with pytest.raises(OSError, match="not empty"):
        build(tmp_path / "release", b"other")
    assert (tmp_path / "release" / "part" / "figures").read_bytes() == b"whole"
    assert left_behind(tmp_path) == []


def test_a_kill_leaves_what_was_there_whole_and_the_next_run_sweeps(tmp_path):
    build(tmp_path / "first")
    program = """
        import os, signal, sys
        from pathlib import Path
        from evenhand.common.building import built_beside
        with built_beside(Path(sys.argv[1])) as building:
            (building / "half").write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
    """
    command = [sys.executable, "-c", textwrap.dedent(program), str(tmp_path / "second")]
    finished = subprocess.run(command, check=False)
    assert finished.returncode == -signal.SIGKILL
    assert len(left_behind(tmp_path)) == 1
    assert (tmp_path / "first" / "part" / "figures").read_bytes() == b"whole"
    build(tmp_path / "second")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


def test_what_another_run_is_building_is_not_swept(tmp_path):
    with built_beside(tmp_path / "release") as building:
        assert sweep_abandoned(tmp_path) == []
        assert building.exists()


def test_what_nobody_is_building_is_swept(tmp_path):
    left = tmp_path / f"{BUILDING_PREFIX}old"
    left.mkdir()
    assert sweep_abandoned(tmp_path) == [left]
    assert not left.exists()


def test_a_folder_that_goes_while_it_is_swept_is_no_error(tmp_path, monkeypatch):
    (tmp_path / f"{BUILDING_PREFIX}old").mkdir()

    def gone(*_):
        raise FileNotFoundError

    monkeypatch.setattr(os, "open", gone)
    assert sweep_abandoned(tmp_path) == []


def test_the_lock_is_let_go_with_the_folder(tmp_path):
    build(tmp_path / "release")
    handle = os.open(tmp_path / "release", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(handle)


def test_a_full_disk_says_so_and_leaves_what_was_there_whole(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        build(disk / "first")
        with pytest.raises(InputError, match="no room left on the disk"):
            build(disk / "second", TOO_MUCH)
        assert [path.name for path in disk.iterdir()] == ["first"]
        assert (disk / "first" / "part" / "figures").read_bytes() == b"whole"


def test_a_file_that_may_not_grow_is_a_full_disk_too(tmp_path):
    with files_no_larger_than(65_536), pytest.raises(InputError, match="no room left"):
        build(tmp_path / "release", TOO_MUCH)
    assert list(tmp_path.iterdir()) == []


def raise_within(error: Exception) -> None:
    with full_disk_is_an_input_error(Path("out")):
        raise error


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "?"), RuntimeError("IO Error: No space left on device")]
)
def test_a_full_disk_is_known_by_number_or_by_words(error):
    with pytest.raises(InputError, match=r"^out: there is no room left"):
        raise_within(error)


@pytest.mark.parametrize("error", [OSError(errno.EACCES, "denied"), ValueError("other")])
def test_any_other_error_stays_itself(error):
    with pytest.raises(type(error)):
        raise_within(error)


def test_a_scratch_folder_is_there_while_it_is_needed(tmp_path):
    with scratch_folder(tmp_path) as folder:
        (folder / "big").write_text("x")
        assert sweep_abandoned(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_scratch_folder_goes_when_the_work_fails(tmp_path):
    with pytest.raises(ValueError, match="broken"), scratch_folder(tmp_path):
        raise ValueError("broken")
    assert list(tmp_path.iterdir()) == []

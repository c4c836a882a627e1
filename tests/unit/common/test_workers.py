"""A worker does not outlive the process it works for."""

import subprocess
import sys
from pathlib import Path

from evenhand.common.workers import end_with_parent

SCRIPT = """
import multiprocessing, time
from evenhand.common.workers import end_with_parent

def work():
    end_with_parent()
    print("begun", flush=True)
    time.sleep(600)

if __name__ == "__main__":
    process = multiprocessing.get_context("spawn").Process(target=work)
    process.start()
    process.join()
"""


def test_a_worker_ends_when_the_one_it_works_for_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "working.py"
    script.write_text(SCRIPT)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.kill()
        # The worker holds the other end of the pipe: it is read to its end only once both are gone.
        assert process.stdout.read() == ""


def test_a_process_that_nobody_began_has_nobody_to_follow() -> None:
    end_with_parent()

"""The code in our documents runs, in order, in an empty folder; what does not run says why."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.code_fences import fences_of, needs_demo, run

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    path.relative_to(PROJECT).as_posix()
    for path in [*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")]
    if fences_of(path.read_text(encoding="utf-8"))
)


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Path:
    """What `evenhand demo` makes, as small as it gets: for documents that say they need it."""
    folder = tmp_path_factory.mktemp("documents") / "demo"
    evenhand = Path(sys.executable).with_name("evenhand")
    command = [evenhand, "demo", "--practices", "40", "--no-serve", "--dir", folder]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return folder


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_code_in_a_document_runs(name, tmp_path, request):
    text = (PROJECT / name).read_text(encoding="utf-8")
    if needs_demo(text):
        shutil.copytree(request.getfixturevalue("demo"), tmp_path / "demo")
    for fence in fences_of(text):
        if fence.reason is None:
            run(fence, tmp_path)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_code_that_does_not_run_says_why(name):
    fences = fences_of((PROJECT / name).read_text(encoding="utf-8"))
    assert all(fence.reason is None or len(fence.reason) > 10 for fence in fences)

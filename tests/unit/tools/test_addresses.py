"""What holds on one machine only is found, and nothing else."""

from pathlib import Path

import pytest

from tools.check_addresses import problems_of

SLASH = "/"


@pytest.mark.parametrize(
    "text",
    [
        "https:" + "//pypi.example/simple",
        "https:" + "//files.pythonhosted.example/x.whl",
        "http:" + "//registry.npmjs.example/a",
        SLASH + "home/anna/evenhand",
        "cd " + SLASH + "tmp/evenhand",
        SLASH + "root/.cache",
    ],
)
def test_an_index_address_or_a_machines_path_is_found(text):
    assert len(problems_of(Path("README.md"), f"first\n{text}\n")) == 1


@pytest.mark.parametrize(
    "text",
    ["https:" + "//digital.nhs.uk/data", "docs/root/cause", "s3:" + "//bucket", "$HOME/work/x", "a/tmp/b"],
)
def test_other_addresses_and_paths_are_let_be(text):
    assert problems_of(Path("README.md"), text) == []


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-bench.lock", "frontend/package-lock.json"]
)
def test_a_lock_holds_no_address_at_all(name):
    assert len(problems_of(Path(name), "x @ https:" + "//digital.nhs.uk/x")) == 1

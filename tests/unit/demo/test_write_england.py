"""Writing the synthetic England: the same from the same seed, another from another, of any sensible size."""

from hashlib import sha256
from pathlib import Path

import pytest

from evenhand.common.errors import InputError
from evenhand.demo import write_england


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_england(tmp_path / name, practices=60, years=2, seed=7, quiet=True)
    assert _hashes(tmp_path / "one") == _hashes(tmp_path / "other")


def test_another_seed_writes_another_england(tmp_path: Path) -> None:
    for seed in (7, 8):
        write_england(tmp_path / str(seed), practices=60, years=1, seed=seed, quiet=True)
    one, other = _hashes(tmp_path / "7"), _hashes(tmp_path / "8")
    assert one.keys() == other.keys()
    same = {name for name in one if one[name] == other[name]}
    # Over one year nobody merges, so that every code leads to itself.
    assert same == {"2024-25/MAPPING_INDICATORS_2425.csv", "reference/practice-code-successors-to-2025.csv"}


@pytest.mark.parametrize(("areas", "years"), [(1, 1), (4, 6)])
def test_a_small_one_has_every_year_asked_for(tmp_path: Path, areas: int, years: int) -> None:
    write_england(tmp_path, practices=40, areas=areas, years=years, quiet=True)
    found = sorted(path.name for path in tmp_path.iterdir() if path.is_dir())
    assert found == [*(f"{first}-{first % 100 + 1}" for first in range(2025 - years, 2025)), "reference"]


@pytest.mark.parametrize(
    "sizes",
    [{"practices": 39}, {"practices": 7_001}, {"areas": 0}, {"areas": 81}, {"years": 0}, {"years": 7}],
)
def test_sizes_out_of_range_are_refused_with_the_range(tmp_path: Path, sizes: dict[str, int]) -> None:
    with pytest.raises(InputError, match=r"so many .*Choose from"):
        write_england(tmp_path, **sizes, quiet=True)
    assert not list(tmp_path.iterdir())


def test_the_smallest_has_fewer_areas_than_usual(tmp_path: Path) -> None:
    truth = write_england(tmp_path, practices=40, years=1, quiet=True)
    assert len(truth.planted["ae-attendances-0-4"]["place"]) == 4


def _hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}

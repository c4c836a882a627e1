from pathlib import Path

import pytest

from evenhand.common.errors import InputError
from evenhand.web.public.postcode_file import Gazetteer, Loaded, load

DIRECTORY = """pcd,pcds,doterm,lat,long
"ZA1 1AA","ZA1 1AA",,51.0,-1.0
"ZA1 1AB","ZA1 1AB",,51.2,-1.0
"ZA1 1AB","ZA1 1AB",,54.0,-1.0
"ZB2 3CD","ZB2 3CD",201001,52.0,-1.5
"ZB2 3CE","ZB2 3CE",,99.999999,0.0
"none","none",,52.0,-1.5
,,,52.0,-1.5
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "directory.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    load(written(tmp_path, DIRECTORY), tmp_path / "data")
    found = Gazetteer.of(tmp_path / "data")
    assert found
    return found


def test_what_was_loaded_and_left_out_is_counted(tmp_path: Path) -> None:
    assert load(written(tmp_path, DIRECTORY), tmp_path / "data") == Loaded(3, 2, 1)


def test_a_postcode_is_found_where_the_file_first_has_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.position("ZA11AB") == (51.2, -1.0)
    assert gazetteer.position("ZB23CE") is None
    assert set(gazetteer.positions(["ZA11AA", "ZB23CD", "ZZ99ZZ"])) == {"ZA11AA", "ZB23CD"}


def test_a_district_has_a_middle(gazetteer: Gazetteer) -> None:
    middle = gazetteer.middle("ZA1")
    assert middle == pytest.approx((51.1, -1.0))
    assert gazetteer.middle("ZZ9") is None


def test_plain_names_of_columns_will_do(tmp_path: Path) -> None:
    file = written(tmp_path, "\ufeffPostcode,Latitude,Longitude\nza11aa,51,-1\n")

    assert load(file, tmp_path / "data") == Loaded(1, 0, 0)


def test_another_file_replaces_the_one_before(gazetteer: Gazetteer, tmp_path: Path) -> None:
    load(written(tmp_path, "postcode,lat,long\nZC1 1AA,51,-1\n"), tmp_path / "data")
    again = Gazetteer.of(tmp_path / "data")

    assert again is not None
    assert again.stamp != gazetteer.stamp
    assert again.position("ZA11AA") is None
    assert [one.name for one in (tmp_path / "data").iterdir()] == ["postcodes.parquet"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("postcode,lat\nZA1 1AA,51\n", "no column for the longitude"),
        ("postcode,lat,long\nZA1 1AA,-1,51\n", "no row"),
        ("postcode,lat,long\n", "no row"),
        ("", "cannot be read as a CSV"),
        ('postcode,lat,long\n"ZA1 1AA,51,-1\nZA1,"1,2,3,4,5\n', "cannot be read as a CSV|no row"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_the_one_before_kept(
    gazetteer: Gazetteer, tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        load(written(tmp_path, text), tmp_path / "data")
    assert Gazetteer.of(tmp_path / "data") == gazetteer


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load(tmp_path / "nowhere.csv", tmp_path)
    assert Gazetteer.of(tmp_path) is None


def test_a_write_that_breaks_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(KeyboardInterrupt):
        load(written(tmp_path, DIRECTORY), tmp_path / "data")
    assert list((tmp_path / "data").iterdir()) == []

from pathlib import Path

from typer.testing import CliRunner

from evenhand.cli import app, commands  # noqa: F401 - adds the commands to the app
from evenhand.web.public.postcode_file import NAME


def test_a_file_of_postcodes_is_loaded_into_the_folder_of_data(tmp_path: Path) -> None:
    file = tmp_path / "made.csv"
    file.write_text("pcds,lat,long\nZA1 1AA,51,-1\nnone,51,-1\nZA1 1AB,99.999999,0\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["postcodes", str(file), "--data", str(tmp_path / "data")])

    assert done.exit_code == 0, done.output
    assert "1 postcodes loaded; left out 1 that are no postcodes and 1 without a position" in " ".join(
        done.output.split()
    )
    assert (tmp_path / "data" / NAME).is_file()


def test_the_folder_of_data_is_the_environment_s_unless_named(tmp_path: Path) -> None:
    file = tmp_path / "made.csv"
    file.write_text("pcds,lat,long\nZA1 1AA,51,-1\n", encoding="utf-8")
    CliRunner().invoke(app, ["postcodes", str(file)], env={"EVENHAND_DATA": str(tmp_path / "here")})

    assert (tmp_path / "here" / NAME).is_file()

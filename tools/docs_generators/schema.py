"""The JSON Schema of every kind of definition, for editors that check YAML as it is typed."""

import importlib
from pathlib import Path

OWNS = ("docs/schema/*.json",)
FOLDER = Path("docs/schema")


def generate() -> dict[Path, str]:
    files: dict[str, str] = importlib.import_module("evenhand.definitions.json_schema").json_schema_files()
    return {FOLDER / name: text for name, text in files.items()}

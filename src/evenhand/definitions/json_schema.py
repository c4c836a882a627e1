"""The schema as JSON Schema, for editors, for other tools and for the generated pages of the documentation."""

import json
from pathlib import Path
from typing import Any

from evenhand.definitions.schema import TYPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each kind of definition: indicator, framework, context."""
    return {kind: {"$schema": DIALECT, **model.model_json_schema()} for kind, model in TYPES.items()}


def json_schema_files() -> dict[str, str]:
    """Return the text of each exported file by its name."""
    return {
        f"{kind}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for kind, schema in json_schemas().items()
    }


def write_json_schemas(folder: Path) -> None:
    """Write the exported files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in json_schema_files().items():
        (folder / name).write_text(text, encoding="utf-8")

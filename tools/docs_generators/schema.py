"""The JSON Schema of every kind of definition, for editors that check YAML as it is typed."""

import json
from pathlib import Path

OWNS = ("docs/schema/*.json",)


def generate() -> dict[Path, str]:
    from evenhand.definitions.json_schema import json_schemas

    return {
        Path("docs/schema") / f"{Path(name).stem.removesuffix('.schema')}.json": json.dumps(
            schema, indent=2, ensure_ascii=False, sort_keys=True
        )
        + "\n"
        for name, schema in json_schemas().items()
    }

"""How to run the web app: the text beside this module, with the settings as the code has them."""

import importlib
from pathlib import Path

from tools.generate_docs import HEADING
from tools.markdown import table

OWNS = ("docs/running.md",)
TEXT = Path(__file__).with_suffix(".md")


def generate() -> dict[Path, str]:
    settings = importlib.import_module("evenhand.config.environment").SETTINGS
    rows = [(f"`{one.name}`", one.meaning, f"`{one.default}`" if one.default else None) for one in settings]
    told = table(("Setting", "What it is", "If not given"), rows)
    text = TEXT.read_text(encoding="utf-8").replace("{settings}\n", told)
    return {Path("docs/running.md"): f"{HEADING}\n{text}"}

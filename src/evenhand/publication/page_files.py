"""Write a page where its frame says."""

from pathlib import Path
from typing import Any

from evenhand.pages.frame import Frame
from evenhand.pages.templating import render


def write_page(site: Path, template: str, frame: Frame, view: Any) -> int:
    """Write one page into a site and return 1, so that pages are counted by adding up."""
    path = site / frame.address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(template, frame, view), encoding="utf-8")
    return 1

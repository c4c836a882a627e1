"""What a process that writes letters begins with: Django made ready before anything of its models is touched.

This module imports none of them, so that a fresh process can read it first.
"""

from collections.abc import Mapping, Sequence
from typing import Any


def begin(order: Mapping[str, Any], folder: str) -> None:
    """Make a process ready: settings, apps, and the release at hand."""
    import django

    django.setup()
    from evenhand.cycle.letters import bulk

    bulk.open_here(order, folder)


def write_chunk(codes: Sequence[str]) -> list[tuple[str, str, str, str, int]]:
    """Write some letters and return what was written, in plain words."""
    from evenhand.cycle.letters import bulk

    return bulk.write_chunk(codes)

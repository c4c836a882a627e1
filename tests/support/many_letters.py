"""Letters of all practices, made inside an installation by processes that make room for fresh ones after each."""

from datetime import date
from pathlib import Path


def write(release: str, out: str) -> int:
    """Write them by two processes, a letter each and then by fresh ones, and return how many there are."""
    from evenhand.config import installation
    from evenhand.cycle.letters import bulk

    installation.bring_up_to_date()
    bulk._CHUNK = bulk._CHUNKS_A_PROCESS = 1  # type: ignore[misc]
    order = bulk.order_of(
        Path(release), "annual", year=None, form="pdf", audience="practice", made_on=date(2023, 5, 20),
        parent=Path(out).parent,
    )  # fmt: skip
    return len(bulk.write_letters(order, bulk.ALL, Path(out), 2))

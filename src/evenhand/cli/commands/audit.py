"""`evenhand audit`: what a crude red, amber and green card says that the evidence does not."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import console, print_json, print_table, say

if TYPE_CHECKING:
    from evenhand.pages.presenters.audit import AuditView
    from evenhand.release.auditing import Audit

_SHOWN = 40


@app.command()
def audit(
    card: Annotated[
        Path,
        typer.Argument(
            metavar="CARD.csv", help="The card: practice, indicator and rating; or a column an indicator."
        ),
    ],
    release: Annotated[Path, typer.Option("--release", metavar="RELEASE", help="The folder of a release.")],
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as one page, to read or print.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what a card of red, amber and green ratings says that the evidence does not, on one page."""
    from evenhand.pages.presenters.audit import present_audit
    from evenhand.release import Release
    from evenhand.release.auditing import audit_card

    opened = Release.open(release)
    found = audit_card(card, opened)
    view = present_audit(found, opened)
    if html is not None:
        _write(html, view)
    if as_json:
        print_json(_record(found))
        return
    _print(view)
    if html is not None:
        say()
        say(f"The page is in {html}")


def _write(path: Path, view: "AuditView") -> None:
    from evenhand.common.errors import InputError
    from evenhand.pages.audit_page import audit_page

    page = audit_page(view)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise InputError(
            "the page cannot be written",
            where="--html",
            received=f"{path}: {error.strerror or error}",
            remedy="Name a file in a folder that is there and can be written to",
        ) from error


def _print(view: "AuditView") -> None:
    console().rule(f"{view.card} against release {view.release}", align="left", characters="─")
    say(view.answer)
    say()
    rows = [(one.label, one.count, one.meaning) for one in view.reasons]
    print_table(("Main reason", "Reds", "What it means"), [*rows, ("All reds", view.reds, "")])
    for passage in view.passages:
        say()
        say(passage.title)
        for line in passage.lines:
            say(f"  {line}")
    say()
    say(view.received)
    if view.set_aside:
        say()
        listed = [(str(one.line), one.what, one.received, one.nearest) for one in view.set_aside]
        print_table(("Line", "What is wrong", "Received", "Nearest known"), listed[:_SHOWN])
        if len(listed) > _SHOWN:
            say(f"... and {len(listed) - _SHOWN:,} more; --json and --html list them all")


def _record(found: "Audit") -> dict[str, Any]:
    return {
        "release": found.release,
        "card": {**asdict(found.card), "rated": len(found.card.rated)},
        "ratings": found.ratings,
        "counts": found.counts,
        "further": found.further,
        "remaining": len(found.remaining),
        "remaining_beyond_998": found.far,
        "remaining_fragile": found.fragile,
        "compared": found.compared,
        "expected_remaining_by_chance": found.expected_remaining,
        "rule": asdict(found.rule),
        "balance": {**asdict(found.balance), "balanced": found.balance.is_balanced},
        "fifths": [asdict(one) for one in found.fifths],
        "reds": [asdict(one) for one in found.reds],
        "greens_that_hide": [asdict(one) for one in found.hidden],
    }

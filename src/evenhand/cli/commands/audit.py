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
    from evenhand.release import Release
    from evenhand.release.auditing import Audit

_SHOWN = 40


_Release = Annotated[Path, typer.Option("--release", metavar="RELEASE", help="The folder of a release.")]
_Card = Annotated[
    Path | None,
    typer.Argument(
        metavar="[CARD.csv]", help="The card: practice, indicator and rating; or a column an indicator."
    ),
]
_Reproduce = Annotated[
    str | None,
    typer.Option(metavar="FRAMEWORK", help="Audit a card of the past, made again: crude-rag-2008."),
]
_Area = Annotated[
    str | None, typer.Option(metavar="CODE", help="Make that card for one commissioner's practices.")
]
_Save = Annotated[
    Path | None, typer.Option(metavar="CARD.csv", help="Keep that card, to look at and to audit again.")
]
_Html = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write it as one page, to read or print.")
]


@app.command()
def audit(
    release: _Release,
    card: _Card = None,
    reproduce: _Reproduce = None,
    area: _Area = None,
    save: _Save = None,
    html: _Html = None,
    as_json: AsJson = False,
) -> None:
    """Say what a card of red, amber and green ratings says that the evidence does not, on one page."""
    from evenhand.pages.presenters.audit import present_audit
    from evenhand.release import Release
    from evenhand.release.auditing import audit_card

    _refuse_both_or_neither(card, reproduce, area, save)
    opened = Release.open(release)
    if card is not None:
        found = audit_card(card, opened)
    else:
        found = _of_the_past(opened, reproduce or "", area, save)
    view = present_audit(found, opened)
    if html is not None:
        _write(html, view)
    if as_json:
        print_json(_record(found))
        return
    _print(view)
    for what, path in (("page", html), ("card", save)):
        if path is not None:
            say()
            say(f"The {what} is in {path}")


def _refuse_both_or_neither(
    card: Path | None, reproduce: str | None, area: str | None, save: Path | None
) -> None:
    from evenhand.common.errors import InputError

    if (card is None) == (reproduce is None):
        raise InputError(
            "an audit is of one card",
            where="evenhand audit",
            received="no card" if card is None else f"{card} and --reproduce {reproduce}",
            remedy="Name a card, or --reproduce crude-rag-2008",
        )
    if reproduce is None and (area is not None or save is not None):
        raise InputError(
            "only a card that is made again can be made for an area or kept",
            where="--area" if area is not None else "--save",
            received=area if area is not None else str(save),
            remedy="Leave it out, or say --reproduce crude-rag-2008 instead of a card",
        )


def _of_the_past(release: "Release", name: str, area: str | None, save: Path | None) -> "Audit":
    """Make the card of a framework of the past and audit it; it is kept only where it is asked for."""
    from tempfile import TemporaryDirectory

    from evenhand.common.errors import InputError
    from evenhand.definitions import load_catalogue
    from evenhand.release.auditing import audit_card
    from evenhand.release.auditing.reconstruction import reconstructed_card, write_card

    frameworks = load_catalogue().frameworks
    if name not in frameworks:
        raise InputError(
            "there is no such framework", where="--reproduce", received=name, remedy="Use crude-rag-2008"
        )
    ratings = reconstructed_card(release, frameworks[name], area)
    with TemporaryDirectory() as folder:
        path = save or Path(folder) / f"{name}.csv"
        return audit_card(write_card(ratings, path), release)


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

"""`evenhand demo`: a synthetic England, through the same ingest, assessment and publication as real files."""

import tempfile
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import day
from evenhand.cli.printing import say
from evenhand.common.progress import track

AS_OF = "2025-12-31"
"""The day the demo's release is as of: its last year's figures are all out by then."""


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where to serve the site.")] = 8000,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the site when it is made.")] = True,
    folder: Annotated[
        Path | None, typer.Option("--dir", help="Where to write; a new temporary folder if not given.")
    ] = None,
    practices: Annotated[int, typer.Option(help="How many practices.")] = 800,
    seed: Annotated[int, typer.Option(help="The same seed makes the same England.")] = 20250401,
) -> None:
    """Make a synthetic England in the publishers' own layouts, ingest it, assess it, publish it and serve it."""
    from evenhand.assessment import assess
    from evenhand.definitions import load_catalogue
    from evenhand.demo import write_england
    from evenhand.publication import publish
    from evenhand.release import write_release
    from evenhand.sources.reading.ingesting import ingest
    from evenhand.store import Store

    root = folder or Path(tempfile.mkdtemp(prefix="evenhand-demo-"))
    _refuse_used(root)
    say("Nothing here is real: every practice, place and figure is made up.")
    write_england(root / "published", practices=practices, seed=seed)
    store = Store.create(root / "store")
    done = list(ingest([root / "published"], store, partial(track, label="Ingesting files")))
    kept = sum(one.edition.rows_kept for one in done if one.edition)
    held_back = sum(one.edition.rows_quarantined for one in done if one.edition)
    say(f"Ingested {len(done)} files: {kept:,} rows kept, {held_back:,} quarantined with their reasons")
    release = write_release(
        assess(store, load_catalogue(), "open-data", day(AS_OF, "as of")), root / "release"
    )
    say(f"Release {release.manifest.id}")
    site = publish(root / "release", root / "site")
    say(
        f"Site of {site.pages:,} pages in {root / 'site'}; what was planted is in {root / 'published' / 'truth.json'}"
    )
    _audit(root)
    if serve:
        from evenhand.publication.server import serve as serve_site

        serve_site(root / "site", port=port)


def _audit(root: Path) -> None:
    """Write a card by the old rule and its audit, and say what the audit answers."""
    from evenhand.demo.crude_card import write_crude_card
    from evenhand.pages.audit_page import audit_page
    from evenhand.pages.presenters.audit import present_audit
    from evenhand.release import Release
    from evenhand.release.auditing import audit_card

    release = Release.open(root / "release")
    card = write_crude_card(release, root / "crude-card.csv")
    if card is None:
        return
    view = present_audit(audit_card(card, release), release)
    page = root / "crude-card-audit.html"
    page.write_text(audit_page(view), encoding="utf-8")
    say(f"{view.answer} The card is {card}, its audit {page}")


def _refuse_used(root: Path) -> None:
    from evenhand.common.errors import InputError

    if root.is_dir() and any(root.iterdir()):
        raise InputError(
            "this folder is not empty",
            where=root,
            received=sorted(child.name for child in root.iterdir())[:5],
            remedy="Name a new folder with --dir, or leave it out",
        )

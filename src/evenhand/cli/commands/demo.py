"""`evenhand demo`: a synthetic England, through the same ingest, assessment and publication as real files.

Then the web app, in the middle of a year. Its installation is made in a process of its own and served by another that
takes this one's place: Django reads its settings once a process, and whoever serves has read nothing with Polars.
"""

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from evenhand.cli import app
from evenhand.cli.options import day
from evenhand.cli.printing import say
from evenhand.common.progress import track

if TYPE_CHECKING:
    from evenhand.store import Store

AS_OF: Final = "2025-12-31"
"""The day the demo's open data is as of: its last year's figures are all out by then."""
HOST: Final = "127.0.0.1"


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where to serve the app.")] = 8000,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the app when it is made.")] = True,
    folder: Annotated[
        Path | None, typer.Option("--dir", help="Where to write; a new temporary folder if not given.")
    ] = None,
    practices: Annotated[int, typer.Option(help="How many practices.")] = 800,
    seed: Annotated[int, typer.Option(help="The same seed makes the same England.")] = 20250401,
) -> None:
    """Make a synthetic England in the publishers' own layouts, publish it, and serve the app in mid-year."""
    root = folder or Path(tempfile.mkdtemp(prefix="evenhand-demo-"))
    _refuse_used(root)
    if serve:
        from evenhand.config.serving import refuse_taken

        refuse_taken(HOST, port)
    say("Nothing here is real: every practice, place, figure and person is made up.")
    store = _ingested(root, practices, seed)
    _publish(root, store)
    _audit(root)
    _play_a_year(root, store, port)
    if serve:
        _serve(root, port)


def _ingested(root: Path, practices: int, seed: int) -> "Store":
    """Write an England as its publishers would, take every file in, and return the store."""
    from evenhand.demo import write_england
    from evenhand.sources.reading.ingesting import ingest
    from evenhand.store import Store

    write_england(root / "published", practices=practices, seed=seed)
    store = Store.create(root / "store")
    done = list(ingest([root / "published"], store, partial(track, label="Ingesting files")))
    kept = sum(one.edition.rows_kept for one in done if one.edition)
    held_back = sum(one.edition.rows_quarantined for one in done if one.edition)
    say(f"Ingested {len(done)} files: {kept:,} rows kept, {held_back:,} quarantined with their reasons")
    return store


def _publish(root: Path, store: "Store") -> None:
    """Assess what is open data and write its site of static pages."""
    from evenhand.assessment import assess
    from evenhand.definitions import load_catalogue
    from evenhand.publication import publish
    from evenhand.release import write_release

    draft = assess(store, load_catalogue(), "open-data", day(AS_OF, "as of"))
    release = write_release(draft, root / "release")
    say(f"Release {release.manifest.id}")
    site = publish(root / "release", root / "site")
    say(
        f"Site of {site.pages:,} pages in {root / 'site'}; what was planted is in {root / 'published' / 'truth.json'}"
    )


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


def _play_a_year(root: Path, store: "Store", port: int) -> None:
    """Make the app's releases and its installation, and play a year so far in it."""
    from evenhand.demo.editions import FRAMEWORK, SEASONS, write_editions

    write_editions(root / "published", store, root / "editions")
    say(f"Releases of {FRAMEWORK}, which has minimum standards, for the app: {', '.join(SEASONS)}")
    sys.stdout.flush()
    command = [sys.executable, "-m", "evenhand.config.seeding", str(root), str(port)]
    made = subprocess.run(command, env=_environment(root), check=False)
    if made.returncode:
        raise typer.Exit(made.returncode)
    say(f"To serve it another time: EVENHAND_DATA={_installation(root)} evenhand serve --only-here")


def _serve(root: Path, port: int) -> None:
    sys.stdout.flush()
    command = [sys.executable, "-m", "evenhand", "serve", "--only-here", "--host", HOST, "--port", str(port)]
    os.execve(sys.executable, command, _environment(root))


def _installation(root: Path) -> Path:
    return root.resolve() / "installation"


def _environment(root: Path) -> dict[str, str]:
    """Return the environment of the demo's installation: nothing of another one that is set here."""
    of_another = ("EVENHAND_", "DJANGO_", "DATABASE_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(of_another)}
    return {**kept, "EVENHAND_DATA": str(_installation(root))}


def _refuse_used(root: Path) -> None:
    from evenhand.common.errors import InputError

    if root.is_dir() and any(root.iterdir()):
        raise InputError(
            "this folder is not empty",
            where=root,
            received=sorted(child.name for child in root.iterdir())[:5],
            remedy="Name a new folder with --dir, or leave it out",
        )

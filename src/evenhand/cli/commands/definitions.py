"""`evenhand definitions check`: every problem at once, with file, line and remedy."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, print_table, say
from evenhand.common.errors import EXIT_ANSWER_IS_NO

if TYPE_CHECKING:
    from evenhand.common.errors import Issue

definitions = typer.Typer(
    help="The definitions of indicators, frameworks and contexts.", no_args_is_help=True
)
app.add_typer(definitions, name="definitions")


@definitions.callback()
def group() -> None:
    """The definitions of indicators, frameworks and contexts."""


@definitions.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Folders of definitions, or single files; the shipped ones if none."
        ),
    ] = None,
    release: Annotated[
        Path | None,
        typer.Option(
            "--release", metavar="RELEASE", help="Hold them against the figures of a release as well."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Report every problem of every definition, with file, line and remedy; with a release, what its figures show."""
    from evenhand.definitions import read_problems
    from evenhand.sources import all_sources, known_measures

    today = datetime.now(UTC).date()
    source_ids = {source.id for source in all_sources()}
    issues = read_problems(
        paths or (),
        today=today,
        known_measures=known_measures(),
        known_sources=source_ids,
        returns=_returns() & source_ids,
    )
    if release is not None:
        issues = (*issues, *_shown_by(release))
    errors = [issue for issue in issues if issue.level == "error"]
    if as_json:
        print_json([vars(issue) for issue in issues])
    else:
        for issue in issues:
            say(str(issue))
        say(f"Definitions checked: {len(errors)} errors, {len(issues) - len(errors)} warnings")
    if errors:
        raise typer.Exit(EXIT_ANSWER_IS_NO)


def _returns() -> set[str]:
    """The sources that are filled in for us, by their templates."""
    import evenhand.sources

    folder = Path(evenhand.sources.__file__).parent / "returns"
    return {template.stem for template in folder.glob("*.yaml")}


def _shown_by(path: Path) -> tuple["Issue", ...]:
    """Return what the figures of a release show of its definitions, each at its place where it is one of ours."""
    from evenhand.common.errors import DefinitionError, Issue
    from evenhand.definitions import load_catalogue
    from evenhand.release import Release
    from evenhand.release.checking import check_release

    try:
        entries = {entry.id: entry for entry in load_catalogue().entries}
    except DefinitionError:  # they are told already, and the release has definitions of its own
        entries = {}
    found = check_release(Release.open(path))
    return tuple(
        Issue(
            entries[told.definition].file if told.definition in entries else str(path),
            entries[told.definition].line(told.field) if told.definition in entries else 1,
            "warning",
            rule,
            f"{told.definition}: {told.message}",
            told.remedy,
        )
        for rule, told in found
    )


@definitions.command()
def balance(
    framework: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="A framework, by its id.")],
    as_json: AsJson = False,
) -> None:
    """Say which sides of practices' work a framework looks at: money, activity, process, outcome, patients, staff."""
    from dataclasses import asdict

    from evenhand.common.errors import InputError
    from evenhand.definitions import load_catalogue
    from evenhand.definitions.balance import framework_balance
    from evenhand.pages.presenters.balance import present_balance

    catalogue = load_catalogue()
    if framework not in catalogue.frameworks:
        known = ", ".join(sorted(catalogue.frameworks))
        raise InputError(
            "there is no such framework", where="FRAMEWORK", received=framework, remedy=f"Use one of {known}"
        )
    definition = catalogue.frameworks[framework]
    if as_json:
        print_json(asdict(framework_balance(definition, catalogue.indicators)))
        return
    view = present_balance(definition, catalogue.indicators)
    say(f"{view.title}: {view.answer}")
    for heading, rows in (("Side of the work", view.perspectives), ("Strand", view.strands)):
        say()
        print_table((heading, "Indicators", "Share", ""), [(r.name, r.count, r.share, r.bar) for r in rows])
    say()
    for note in view.notes or ("No side of the work is left out and none outweighs the others.",):
        say(note)

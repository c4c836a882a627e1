"""`evenhand verify`: is a release whole and unchanged?"""

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson, ReleasePath
from evenhand.cli.printing import print_json, say
from evenhand.common.errors import EXIT_ANSWER_IS_NO


@app.command()
def verify(release: ReleasePath, as_json: AsJson = False) -> None:
    """Check hashes, row counts, schema and promises: exit 0, or 1 with what is wrong."""
    from evenhand.release import verify as verify_release

    problems = verify_release(release)
    if as_json:
        print_json([vars(problem) for problem in problems])
    else:
        for problem in problems:
            say(str(problem))
        say(f"{release}: {'whole and unchanged' if not problems else f'{len(problems)} problems'}")
    if problems:
        raise typer.Exit(EXIT_ANSWER_IS_NO)

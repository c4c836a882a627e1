"""`evenhand validity`: does the product keep what it promises, where the truth is known?"""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, print_table, say
from evenhand.common.errors import EXIT_ANSWER_IS_NO


@app.command()
def validity(
    as_json: AsJson = False,
    seed: Annotated[int, typer.Option("--seed", help="What the simulations start from.")] = 1,
) -> None:
    """Make Englands up whose truth is known, and see what the product finds: exit 0, or 1 when a bound is broken.

    How often ordinary practices are flagged and unusual ones found, in every kind of indicator; whether the split, its
    intervals and the rank intervals recover what was planted. Takes about two minutes. A rate of 0.001 is 0.1%.
    """
    from evenhand.assessment.validity import as_json as report
    from evenhand.assessment.validity import run_validity

    found = report(run_validity(seed, quiet=as_json))
    if as_json:
        print_json(found)
    else:
        _print(found)
    if not all(bound["holds"] for bound in found["bounds"]):
        raise typer.Exit(EXIT_ANSWER_IS_NO)


def _print(found: Mapping[str, Any]) -> None:
    from evenhand.assessment.validity import rows

    tables = (
        (
            rows.flag_table,
            "Per cent of ordinary practices beyond 99.8%, above/below, and share of unusual ones found above",
        ),
        (rows.other_law_table, "The same where practices vary by another law than the funnel takes"),
        (rows.power_table, "Unusual practices found, by list size (variation moderate, 2% unusual)"),
        (
            rows.split_table,
            "Planted splits: mean errors, slope of truth on estimate, what 95% intervals hold",
        ),
        (rows.bounds_table, "The figures and their bounds"),
    )
    for make, title in tables:
        made = make(found)
        print_table(made.headings, made.rows, title=title)
        say()
    say(
        f"{found['englands']} made-up Englands of {found['practices']:,} practices for every row, "
        f"seed {found['seed']}. "
        f"The standard error of a flag rate is at most {100 * found['flag_rate_standard_error']:.3f}%."
    )

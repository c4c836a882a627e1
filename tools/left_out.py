"""Say plainly what a step left out and why. With CI=true leaving something out is a failure."""

import os
import sys


def in_ci() -> bool:
    return os.environ.get("CI") == "true"


def left_out(what: str, why: str, remedy: str) -> None:
    """Report that `what` was left out; exit 1 under CI=true, where nothing may be."""
    print(f"Left out: {what}. Why: {why}. To have it: {remedy}.", file=sys.stderr, flush=True)
    if in_ci():
        sys.exit(1)

"""The immutable result of an assessment: write it, read it, verify it, compare two."""

from evenhand.release.caveats import Caveat, caveat
from evenhand.release.comparing import Comparison, compare
from evenhand.release.release import Release
from evenhand.release.verifying import Problem, verify
from evenhand.release.writing import ReleaseDraft, write_release

__all__ = [
    "Caveat",
    "Comparison",
    "Problem",
    "Release",
    "ReleaseDraft",
    "caveat",
    "compare",
    "verify",
    "write_release",
]

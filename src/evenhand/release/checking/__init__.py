"""Rules that only figures can break: what a release shows of the definitions it was made by. They only ever warn."""

from evenhand.release.checking.checking import ReleaseRule, all_release_rules, check_release
from evenhand.release.checking.told import Told

__all__ = ["ReleaseRule", "Told", "all_release_rules", "check_release"]

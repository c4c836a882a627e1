"""Make the demo's installation: ``python -m evenhand.config.seeding DEMO PORT``, in the environment of an installation.

A process of its own, because Django's settings are read once a process, and because whoever serves must not have read
anything with Polars before.
"""

import sys
from pathlib import Path

from evenhand.cli.printing import print_table, say
from evenhand.config import installation
from evenhand.demo.editions import SEASONS
from evenhand.demo.parts import Parts


def main(root: Path, port: int) -> None:
    """Make it from the releases in ``root/editions`` and the store in ``root/store``, and print who can sign in."""
    installation.for_this_machine_only(installation.LOOPBACK[0])
    installation.set_up()
    installation.bring_up_to_date()
    installation.put_assets_in_place()
    from django.urls import reverse

    from evenhand.config.seeding.people import PASSWORD, PLAYERS
    from evenhand.config.seeding.playing import link_store, seed

    editions = {season: root / "editions" / season for season in SEASONS}
    parts = Parts.kept(root / "editions")
    say(f"A year so far in {parts.commissioner_name}, played by the apps’ own actions")
    link_store(root / "store")
    cast = seed(editions, parts, say).cast
    site = f"http://127.0.0.1:{port}/"
    rows = [("Anybody", "no sign-in", "find a practice, compare, how the year goes")]
    rows += [(f"{one.name}, {cast.at_words(one)}", one.email, one.sees) for one in PLAYERS]
    say()
    print_table(("Who", "Sign in as", "First screen"), rows)
    say()
    say(f"The app is at {site} and people sign in at {site}{reverse('account_login').lstrip('/')}")
    say(f"Everybody’s password is {PASSWORD} (these people are made up, and known to this demo alone)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""`evenhand invite`: let somebody in, the first administrator above all."""

from typing import Annotated

import typer

from evenhand.cli import app
from evenhand.cli.options import AsJson
from evenhand.cli.printing import print_json, say
from evenhand.common.errors import InputError


@app.command()
def invite(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The address the person signs in with.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    role: Annotated[str, typer.Option(help="The role, as docs/access.md names them.")] = "administrator",
    code: Annotated[
        str, typer.Option(help="The code of the practice, commissioner, LMC or region; SITE for this site.")
    ] = "SITE",
    organisation: Annotated[str, typer.Option(help="Its name, if it is not known here yet.")] = "",
    areas: Annotated[
        str, typer.Option(help="For an LMC or a region: its commissioners' codes, with commas.")
    ] = "",
    site: Annotated[
        str, typer.Option(help="Where people reach this site; by EVENHAND_HOSTS if not said.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Invite somebody to a role and print the link, which works once and for some days. It is not sent."""
    from evenhand.config import installation

    environment = installation.set_up()
    installation.bring_up_to_date()
    from django.utils import timezone

    from evenhand.accounts import actions
    from evenhand.accounts.roles import KIND_OF
    from evenhand.accounts.viewer import Viewer

    kind = KIND_OF.get(role)
    if kind is None:
        known = f"Use one of {', '.join(KIND_OF)}"
        raise InputError("there is no such role", where="--role", received=role, remedy=known)
    listed = [one.strip() for one in areas.split(",") if one.strip()]
    at = actions.organisation(kind, code, organisation or code, listed)
    invitation, secret = actions.invite(Viewer.machine(), email, name, at, role)
    root = site.rstrip("/") or f"{'https' if environment.https else 'http'}://{environment.hosts[0]}"
    link = f"{root}/join/{secret}/"
    if as_json:
        print_json({"link": link, "until": invitation.expires_at.isoformat()})
        return
    say(f"For {invitation.email}, until {timezone.localtime(invitation.expires_at):%-d %B %Y}:")
    say(link)

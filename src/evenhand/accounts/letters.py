"""Letters about accounts."""

import smtplib

from django.core.mail import send_mail
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from evenhand.accounts.models import Invitation

LANGUAGE = "en-gb"
"""Nobody knows yet which language somebody reads who has been invited."""


def send_invitation(invitation: Invitation, link: str, product: str) -> bool:
    """Send the link of an invitation to its address; return whether it could be sent."""
    with translation.override(LANGUAGE):
        subject = _("You are invited to the %(product)s of general practices") % {"product": product}
        text = _(
            "Dear %(name)s,\n\n"
            "You are invited as %(role)s, %(organisation)s. Follow this link to choose a password and join. It works "
            "once, until %(until)s:\n\n%(link)s\n\n"
            "If you do not know what this is about, do nothing: without the link nobody can join in your name.\n"
        ) % {
            "name": invitation.name,
            "role": invitation.get_role_display(),
            "organisation": invitation.organisation,
            "until": f"{timezone.localtime(invitation.expires_at):%-d %B %Y}",
            "link": link,
        }
        try:
            return bool(send_mail(subject, text, None, [invitation.email]))
        except (smtplib.SMTPException, OSError):
            # The invitation stands: whoever made it has the link and can give it in another way.
            return False

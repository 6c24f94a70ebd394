"""The letter to somebody who is invited to act for a party."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ccop.kernel.notices.services import letter, mail
from ccop.kernel.parties.models import Invitation
from ccop.kernel.people.models import Person


def tell_invited(invitation: Invitation) -> None:
    """Write to the address, in the language of its account where there is one."""
    person = Person.objects.filter(email=invitation.email).first()
    with translation.override(person.language if person else "pl"):
        words = {"party": invitation.party, "role": invitation.named}
        text = _(
            "You are invited to act for %(party)s (%(role)s).\n"
            "Sign in or create an account with this e-mail address, then open this page. "
            "The invitation is good for 14 days."
        )
        url = reverse("parties:invited", args=[invitation.pk])
        mail(
            to=invitation.email,
            subject=_("Invitation: %(party)s") % words,
            text=letter(text % words, url),
            key=f"party.invited:{invitation.pk}",
            confidential=True,
        )

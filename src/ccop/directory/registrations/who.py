"""Who may make moves in reports of organisations and in claims."""

from django.utils.translation import gettext_lazy as _

from ccop.directory.registrations.models import Claim
from ccop.kernel.cases.process import Who
from ccop.kernel.parties.models import MemberRole
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role

_ANSWERING = frozenset({MemberRole.SIGNATORY, MemberRole.ADMINISTRATOR})


def _of_claimed(actor: Actor, claim: Claim) -> bool:
    """Nobody answers to a claim of their own: an administrator may claim to sign as well."""
    here = actor.party == claim.case.party_id and actor.person != claim.person_id
    return here and bool(actor.membership & _ANSWERING)


ANYBODY = Who(_("anybody"), lambda _actor, _matter: True)
SIGNED_IN = Who(_("anybody who is signed in"), lambda actor, _matter: actor.person is not None)
KEYHOLDER = Who(
    _("whoever has the secret address of the case, or its party"), lambda _actor, _matter: True
)
KEEPER = Who(
    _("the keeper of the directory"),
    lambda actor, _matter: Role.DIRECTORY_KEEPER in actor.roles,
)
PLATFORM = Who(_("the platform itself"), lambda actor, _matter: actor.is_system)
CLAIMANT = Who(
    _("the person who made the claim"), lambda actor, claim: actor.person == claim.person_id
)
ANSWERING = Who(_("signatory or administrator of the claimed organisation"), _of_claimed)

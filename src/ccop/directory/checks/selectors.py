"""What was asked of the register."""

from django.db.models import QuerySet

from ccop.directory.checks.models import RegisterCheck
from ccop.directory.organizations.models import Organization
from ccop.kernel.people.actor import Actor


def card_with_number(krs: str) -> Organization | None:
    """The card that bears this KRS number, the oldest where several do."""
    found = Organization.objects.exclude(state=Organization.State.MERGED).filter(party__krs=krs)
    return found.order_by("pk").first()


def checks_of(organization: Organization, actor: Actor) -> QuerySet[RegisterCheck]:
    """Checks of one card, the last first."""
    return RegisterCheck.objects.visible_to(actor).filter(organization=organization)


def latest_checks(actor: Actor) -> QuerySet[RegisterCheck]:
    """Checks of all cards, the last first."""
    return RegisterCheck.objects.visible_to(actor).select_related("organization__party")

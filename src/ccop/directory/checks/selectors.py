"""What was asked of the register."""

from django.db.models import QuerySet

from ccop.directory.checks.models import RegisterCheck
from ccop.directory.organizations.models import Organization
from ccop.kernel.people.actor import Actor


def card_with_number(krs: str) -> Organization | None:
    """The card that bears this KRS number, the oldest where several do."""
    found = Organization.objects.exclude(state=Organization.State.MERGED).filter(party__krs=krs)
    return found.order_by("pk").first()


def answer_without_card(krs: str, actor: Actor) -> RegisterCheck | None:
    """The last question about a number for which no card has been made of it yet."""
    asked = RegisterCheck.objects.visible_to(actor).filter(krs=krs, organization=None)
    return asked.first() if krs else None


def checks_of(organization: Organization, actor: Actor) -> QuerySet[RegisterCheck]:
    """Checks of one card, the last first."""
    return RegisterCheck.objects.visible_to(actor).filter(organization=organization)


def latest_checks(actor: Actor) -> QuerySet[RegisterCheck]:
    """Checks of all cards, the last first."""
    return RegisterCheck.objects.visible_to(actor).select_related("organization__party")

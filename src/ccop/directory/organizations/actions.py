"""What can be done with a card or with the whole list; later rooms add their actions here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from ccop.directory.organizations.models import Organization
from ccop.kernel.people.actor import Actor


@dataclass(frozen=True)
class CardAction:
    """A link on the page of a card, or on the list."""

    label: str | Promise
    url: str
    for_office: bool = False
    """Whether it is an act of the office, offered on the card's page there too."""


CardActions = Callable[[Organization | None, Actor], list[CardAction]]

ACTIONS: list[CardActions] = []


def actions(organization: Organization | None, actor: Actor) -> list[CardAction]:
    """All actions for a card, or for the list (`organization` None)."""
    return [action for offered in ACTIONS for action in offered(organization, actor)]

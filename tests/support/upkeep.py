"""Cards that grow old, and the letters about them."""

import re
from datetime import timedelta
from typing import Any

from ccop.directory.organizations.models import Organization
from ccop.directory.upkeep.asking import letters_send
from ccop.kernel import clock
from ccop.kernel.notices.models import Mail
from tests.support.organizations import listed

YEAR = 366


def pass_days(days: int) -> None:
    """Let so many days go by."""
    clock.move(to=clock.now() + timedelta(days=days))


def old_card(days: int = YEAR, **values: str) -> Organization:
    """A card that was listed so many days ago."""
    told: dict[str, Any] = {"email": "biuro@przyklad.example", "town": "Częstochowa", **values}
    card = listed(**told)
    Organization.objects.filter(pk=card.pk).update(listed_at=clock.now() - timedelta(days=days))
    card.refresh_from_db()
    return card


def letters_to(card: Organization) -> list[Mail]:
    """Letters that ask about the card, the first one first."""
    return list(
        Mail.objects.filter(to=card.party.email, key__startswith="upkeep:").order_by("created_at")
    )


def link_of(card: Organization) -> str:
    """The path of the link in the last letter."""
    found = re.search(r"/baza-ngo/potwierdzenie/\S+", letters_to(card)[-1].text)
    assert found
    return found[0]


def asked(days: int = YEAR, **values: str) -> tuple[Organization, str]:
    """A card whose organisation was asked, and the link of the letter."""
    card = old_card(days, **values)
    letters_send()
    return card, link_of(card)

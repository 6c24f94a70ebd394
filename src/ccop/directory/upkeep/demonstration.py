"""Invented organisations that nobody has heard of for a year: two asked, one that answered."""

from django.db import transaction

from ccop.directory.organizations.freshness import ASKED_AFTER, passed
from ccop.directory.organizations.models import Organization
from ccop.directory.upkeep.asking import letters_send
from ccop.directory.upkeep.models import Round
from ccop.directory.upkeep.services import change_propose
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor

_ASKED, _ANSWERED = ("„Warta Mirów”", "„Aleja Sąsiadów”"), "„Zielony Raków”"


@transaction.atomic
def load() -> None:
    day = passed(ASKED_AFTER + 1, clock.today())
    for name in (*_ASKED, _ANSWERED):
        found = Organization.objects.filter(party__name__contains=name)
        found.update(confirmed_on=day)
    letters_send()  # its entries of the journal tell of the cards as they are now
    change_propose(
        this=Round.objects.get(organization__party__name__contains=_ANSWERED),
        values={"phone": "34 000 00 25", "street": "ul. Łukasińskiego 901"},
        note="Przenieśliśmy się do sąsiedniego domu.",
        actor=Actor.visitor(),
    )

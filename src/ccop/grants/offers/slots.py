"""How many offers of a party a task takes: places in the database, taken by who submits."""

from collections.abc import Iterable

from ccop.grants.competitions.models import Competition
from ccop.grants.competitions.selectors import call_terms
from ccop.grants.offers.models import Offer, OfferSlot
from ccop.kernel.cases.process import Act
from ccop.kernel.parties.models import Party
from ccop.law.announcement import offers_finding
from ccop.law.findings import Finding


def lock_competition(offer: Offer) -> None:
    """Hold the call's dates still while an offer is handed in; offers do not wait in line."""
    list(
        Competition.objects.raw(
            "SELECT * FROM competitions_competition WHERE id = %s FOR SHARE",
            [offer.task.competition_id],
        )
    )


def lock_makers(offer: Offer) -> None:
    """Hold the call's dates still, then let submissions and withdrawals of the same parties follow
    one another, the parties in the order of their ids."""
    lock_competition(offer)
    makers = sorted(party.pk for party in offer.makers())
    list(Party.objects.filter(pk__in=makers).order_by("pk").select_for_update(no_key=True))


def within_limit(act: Act) -> Iterable[Finding]:
    """The task has a place left for each party of the offer."""
    offer: Offer = act.matter
    terms = call_terms(offer.task)
    act.found["taken"] = {}
    for party in offer.makers():
        slots = OfferSlot.objects.filter(task=offer.task_id, party=party)
        taken = act.found["taken"][party.pk] = list(slots.select_related("offer__case"))
        numbers = [str(slot.offer.case.number) for slot in taken]
        if finding := offers_finding(terms, party.name, numbers):
            yield finding


def take_slots(act: Act) -> None:
    """A place of the task is taken for each party of the offer."""
    offer: Offer = act.matter
    OfferSlot.objects.bulk_create(
        OfferSlot(
            offer=offer,
            task=offer.task,
            party=party,
            number=_first_free(act.found["taken"][party.pk]),
        )
        for party in offer.makers()
    )


def free_slots(act: Act) -> None:
    """The places of the offer are free again."""
    act.matter.slots.all().delete()


def _first_free(taken: list[OfferSlot]) -> int:
    numbers = {slot.number for slot in taken}
    return next(number for number in range(1, len(taken) + 2) if number not in numbers)

"""What this room holds about a person: calls that a clerk extended, and offers they opened."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ccop.grants.competitions.models import ClosingChange, OffersOpening
from ccop.kernel.people.holdings import Holding, Keeper, Table
from ccop.kernel.people.models import Person
from ccop.kernel.ui.wording import moment


def _tables(person: Person) -> Iterator[Table]:
    extended = ClosingChange.objects.filter(by=person).select_related("competition")
    opened = OffersOpening.objects.filter(by=person).select_related("competition")
    yield Table(
        "acts_in_calls",
        _("Acts in competitions"),
        (("at", _("When")), ("call", _("Competition")), ("act", _("Act"))),
        (
            *((moment(each.at), str(each.competition), _("extended")) for each in extended),
            *((moment(each.at), str(each.competition), _("opened the offers")) for each in opened),
        ),
    )


def _holdings(person: Person) -> Iterator[Holding]:
    yield Holding(
        _("acts in competitions"),
        ClosingChange.objects.filter(by=person).count()
        + OffersOpening.objects.filter(by=person).count(),
        _("These are acts done for the city."),
        _("as long as the city keeps the files of the cases"),
    )


KEEPER = Keeper(tables=_tables, holdings=_holdings)

"""What this room holds about a person: values of the law that they proposed or decided on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ccop.kernel.people.holdings import Holding, Keeper, Table
from ccop.kernel.people.models import Person
from ccop.kernel.statutes.models import Decision, Proposal
from ccop.kernel.ui.wording import moment


def _tables(person: Person) -> Iterator[Table]:
    proposed = Proposal.objects.filter(by=person)
    decided = Decision.objects.filter(by=person).select_related("proposal")
    yield Table(
        "law_values",
        _("Values of the law that you proposed or decided on"),
        (("at", _("When")), ("code", _("Parameter")), ("act", _("Act"))),
        (
            *((moment(each.at), each.code, _("proposed")) for each in proposed),
            *((moment(each.at), each.proposal.code, each.get_kind_display()) for each in decided),
        ),
    )


def _holdings(person: Person) -> Iterator[Holding]:
    yield Holding(
        _("values of the law that you proposed or decided on"),
        Proposal.objects.filter(by=person).count() + Decision.objects.filter(by=person).count(),
        _("These are acts done for the city."),
        _("as long as the city keeps the files of the cases"),
    )


KEEPER = Keeper(tables=_tables, holdings=_holdings)

"""What this room holds about a person: messages and acts in cases, which belong to their files."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.cases.models import Case, CaseEvent, Message
from ccop.kernel.people.holdings import Holding, Keeper, Table
from ccop.kernel.people.models import Person
from ccop.kernel.ui.wording import moment


def _tables(person: Person) -> Iterator[Table]:
    yield Table(
        "messages",
        _("Messages in cases"),
        (("at", _("When")), ("case", _("Case")), ("text", _("Text"))),
        tuple(
            (moment(each.at), _name(each.case), each.text)
            for each in Message.objects.filter(author=person).select_related("case")
        ),
    )
    yield Table(
        "acts",
        _("Acts in cases"),
        (("at", _("When")), ("case", _("Case")), ("act", _("Act"))),
        tuple(
            (moment(each.at), _name(each.case), _done(each))
            for each in CaseEvent.objects.filter(person=person).select_related("case")
        ),
    )


def _name(case: Case) -> str:
    return f"{case.number}: {case.title}" if case.number else case.title


def _done(event: CaseEvent) -> str:
    return str(KINDS[event.case.kind].process.move(event.move).done)


def _holdings(person: Person) -> Iterator[Holding]:
    stays = _("They belong to the files of the cases.")
    until = _("as long as the city keeps the files of the cases")
    yield Holding(
        _("messages in cases"), Message.objects.filter(author=person).count(), stays, until
    )
    yield Holding(_("acts in cases"), CaseEvent.objects.filter(person=person).count(), stays, until)


KEEPER = Keeper(tables=_tables, holdings=_holdings)

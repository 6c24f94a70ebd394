"""What the rooms of the directory hold about a person: acts done in it for the city."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ccop.directory.organizations.models import Organization, StateChange
from ccop.kernel.people.holdings import Holding, Keeper, Table
from ccop.kernel.people.models import Person
from ccop.kernel.ui.wording import moment


class Deed(NamedTuple):
    """An act of a person: when, about which organisation or file, and what was done."""

    at: datetime
    about: str
    act: str | Promise


def keeper_of(name: str, deeds: Callable[[Person], Iterable[Deed]]) -> Keeper:
    """A room that holds acts of a person; `name` is the lasting name of their table."""

    def tables(person: Person) -> Iterator[Table]:
        yield Table(
            name,
            _("Acts in Baza NGO"),
            (("at", _("When")), ("about", _("What it concerns")), ("act", _("Act"))),
            tuple((moment(each.at), each.about, str(each.act)) for each in deeds(person)),
        )

    def holdings(person: Person) -> Iterator[Holding]:
        yield Holding(
            _("acts in Baza NGO"),
            len(list(deeds(person))),
            _("These are acts done for the city."),
            _("as long as the city keeps the files of the cases"),
        )

    return Keeper(tables=tables, holdings=holdings)


def _deeds(person: Person) -> Iterator[Deed]:
    moved = StateChange.objects.filter(by=person).select_related("organization__party")
    for each in moved:
        yield Deed(each.at, str(each.organization), Organization.State(each.state).label)


KEEPER = keeper_of("cards_moved", _deeds)

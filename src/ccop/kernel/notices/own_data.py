"""What this room holds about a person: notices and letters."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ccop.kernel.notices.models import Mail
from ccop.kernel.people.holdings import Holding, Keeper, Table
from ccop.kernel.people.models import Person
from ccop.kernel.ui.wording import moment


def _tables(person: Person) -> Iterator[Table]:
    yield Table(
        "notices",
        _("Notices"),
        (
            ("at", _("When")),
            ("title", _("Title")),
            ("text", _("Text")),
            ("read_at", _("Read")),
        ),
        tuple(
            (
                moment(each.created_at),
                each.title,
                each.text,
                moment(each.read_at) if each.read_at else "",
            )
            for each in person.notices.order_by("created_at")
        ),
    )
    yield Table(
        "letters",
        _("Letters to your address"),
        (("at", _("When")), ("subject", _("Subject")), ("state", _("What became of it"))),
        tuple(
            (moment(each.created_at), each.subject, str(each.get_state_display()))
            for each in _letters(person)
        ),
    )


def _holdings(person: Person) -> Iterator[Holding]:
    yield Holding(_("notices"), person.notices.count())
    yield Holding(_("letters to your address"), _letters(person).count())
    yield Holding(
        _("the last letter, which confirms the deletion"),
        1,
        stays_because=_("It has to reach you."),
        until=_("30 days"),
    )


def _erase(person: Person) -> None:
    person.notices.all().delete()
    _letters(person).delete()


def _letters(person: Person) -> QuerySet[Mail]:
    return Mail.objects.filter(to=person.email).order_by("created_at")


KEEPER = Keeper(tables=_tables, holdings=_holdings, erase=_erase)

"""What this room holds about a person: questions that a keeper asked the register."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ccop.directory.checks.models import RegisterCheck
from ccop.directory.organizations.own_data import Deed, keeper_of
from ccop.kernel.people.models import Person


def _deeds(person: Person) -> Iterator[Deed]:
    for each in RegisterCheck.objects.filter(asked_by=person):
        yield Deed(each.asked_at, f"KRS {each.krs}", _("asked the register"))


KEEPER = keeper_of("register_questions", _deeds)

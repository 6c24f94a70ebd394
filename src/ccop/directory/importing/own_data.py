"""What this room holds about a person: files that a keeper brought."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ccop.directory.importing.models import Import
from ccop.directory.organizations.own_data import Deed, keeper_of
from ccop.kernel.people.models import Person


def _deeds(person: Person) -> Iterator[Deed]:
    for each in Import.objects.filter(by=person):
        yield Deed(each.uploaded_at, each.filename, _("brought a file to import"))


KEEPER = keeper_of("imports", _deeds)

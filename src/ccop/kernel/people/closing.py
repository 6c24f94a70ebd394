"""The end of an account."""

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ccop.kernel import clock
from ccop.kernel.people import holdings, own_data
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.services import record
from ccop.kernel.people.sessions import sessions_of
from ccop.law.findings import Refused

NOBODY = "konto usunięte"
"""Stands where the name stood, in whatever language somebody reads the page."""
_ADDRESS = "{}@konto-usuniete.invalid"
"""An address that reaches nobody, ever (RFC 2606), and is nobody's name."""


@transaction.atomic
def account_close(*, person: Person, actor: Actor) -> None:
    """Delete an account: what is held goes as `holdings` say, the address is told a last time.

    The row stays, without name and address, for what must stay refers to it; sealed papers have
    their own copy of the name. Doing it again does nothing. Raises Refused while the person has to
    do something first.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if locked.closed_at:
        return
    if found := holdings.obstacles_of(locked):
        raise Refused(*found)
    address, keeps_name = locked.email, own_data.keeps_name(locked)
    for session in sessions_of(locked):
        session.end()
    _end_roles(locked)
    holdings.erase_held(locked)
    locked.email = _ADDRESS.format(locked.pk)
    locked.full_name = locked.full_name if keeps_name else NOBODY
    locked.look = ""
    locked.is_active = False
    locked.last_login = None
    locked.closed_at = clock.now()
    locked.set_unusable_password()
    locked.save()
    get_adapter().send_mail("account/email/account_closed", address, {})
    record("person.closed", actor, person=str(locked.pk))


def _end_roles(person: Person) -> None:
    """End every role today; one that was to begin later never begins."""
    today = clock.today()
    for grant in person.role_grants.all():
        if grant.during.isempty or (grant.during.upper and grant.during.upper <= today):
            continue
        grant.during = DateRange(grant.during.lower, max(today, grant.during.lower))
        grant.save(update_fields=["during"])

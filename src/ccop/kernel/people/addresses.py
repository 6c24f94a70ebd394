"""Another e-mail address for an account: asked for here, confirmed from the new mailbox.

The link in the letter is itself the whole request: enciphered, good for a day and for one use. No
unconfirmed address is kept, so nobody can hold an address that is somebody else's, and people
with a second factor change theirs as everybody does.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.ciphers import cipher
from ccop.kernel.people.models import Person
from ccop.kernel.people.services import record

LIFETIME = timedelta(days=1)
_PURPOSE = "change of address"


@dataclass(frozen=True)
class Change:
    """A change that may still be made: the address to be replaced, and the new one."""

    held: EmailAddress
    email: str


@transaction.atomic
def address_change_ask(*, person: Person, email: str, actor: Actor) -> None:
    """Write to the new address with a link, and tell the old one.

    Whoever asks learns nothing of an address that is another account's: its owner gets a letter
    that says so, without a link.
    """
    held, _new = EmailAddress.objects.get_or_create(
        user=person, email=person.email, defaults={"primary": True, "verified": True}
    )
    adapter = get_adapter()
    if _taken(email):
        adapter.send_account_already_exists_mail(email)
    else:
        link = reverse("people:address_confirm", args=[_token(held, email)])
        words = {"activate_url": settings.ENVIRONMENT.base_url + link, "user": person}
        adapter.send_mail("account/email/address_change", email, words)
    adapter.send_mail("account/email/address_change_asked", held.email, {"new_email": email})
    record("person.address_asked", actor, person=str(person.pk))


def address_change(token: str) -> Change | None:
    """The change a link stands for; None when it is too old, used or was never sent."""
    try:
        pk, email, until = json.loads(cipher(_PURPOSE).decrypt(token.encode()))
    except InvalidToken:
        return None
    held = EmailAddress.objects.filter(pk=pk, user__is_active=True).select_related("user").first()
    if held is None or clock.now() >= datetime.fromisoformat(until) or _taken(email):
        return None
    return Change(held, email)


def address_change_confirm(*, token: str) -> bool:
    """Make the change that a link stands for; False when it can be made no more."""
    try:
        with transaction.atomic():
            return _changed(token)
    except IntegrityError:  # an account with this address was made meanwhile
        return False


def _changed(token: str) -> bool:
    change = address_change(token)
    if change is None:
        return False
    person = Person.objects.select_for_update().get(pk=change.held.user_id)
    # The link names the row of the old address: with it goes every link that was sent.
    if not EmailAddress.objects.filter(pk=change.held.pk).delete()[0]:
        return False
    EmailAddress.objects.create(user=person, email=change.email, verified=True, primary=True)
    old, person.email = person.email, change.email
    person.save(update_fields=["email"])
    get_adapter().send_mail(
        "account/email/address_changed", old, {"from_email": old, "to_email": change.email}
    )
    record("person.address_changed", Actor(person=person.pk), person=str(person.pk))
    return True


def _token(held: EmailAddress, email: str) -> str:
    until = clock.now() + LIFETIME
    said = json.dumps([held.pk, email, until.isoformat()])
    return cipher(_PURPOSE).encrypt(said.encode()).decode()


def _taken(email: str) -> bool:
    return (
        Person.objects.filter(email=email).exists()
        or EmailAddress.objects.filter(email=email).exists()
    )

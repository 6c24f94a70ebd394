"""Accounts: what changes them, each act on record in the journal."""

from allauth.account.models import EmailAddress
from django.db import transaction

from ccop.kernel import journal
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.ui.prefs import Look


@transaction.atomic
def person_create(*, email: str, full_name: str, password: str | None, actor: Actor) -> Person:
    """An account whose e-mail address needs no confirmation, for example of the demonstration.

    Raises IntegrityError for an address that has an account.
    """
    person = Person.objects.create_user(email, password, full_name=full_name)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record("person.created", actor, person=str(person.pk))
    return person


@transaction.atomic
def person_sign_up(*, person: Person, full_name: str, look: Look) -> None:
    """Finish an account that somebody has just made on the site for themselves.

    The look is what the person has chosen as a visitor; it also says in which language to write.
    """
    person.full_name = full_name
    person.look = "" if look == Look() else look.serialise()
    person.save(update_fields=["full_name", "look"])
    record("person.signed_up", Actor(person=person.pk), person=str(person.pk))


@transaction.atomic
def person_rename(*, person: Person, full_name: str, actor: Actor) -> None:
    """Change how a person is called. Whether the actor may is the caller's: one's own account."""
    Person.objects.filter(pk=person.pk).update(full_name=full_name)
    record("person.renamed", actor, person=str(person.pk))


def record(act: str, actor: Actor, **data: str) -> None:
    """Write an act about accounts into the journal, last in its transaction."""
    journal.append(
        stream=journal.monthly("konto"),
        act=act,
        actor=str(actor.person) if actor.person else None,
        data=data,
    )

"""Accounts and city roles: what changes them, each act on record in the journal."""

from datetime import date

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from ccop.kernel import clock, journal
from ccop.kernel.city.models import Department
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.roles import Role
from ccop.kernel.ui.prefs import Look
from ccop.law.findings import Finding, Refused


@transaction.atomic
def person_create(*, email: str, full_name: str, password: str | None, actor: Actor) -> Person:
    """An account whose e-mail address needs no confirmation, for example of the demonstration.

    Raises IntegrityError for an address that has an account.
    """
    person = Person.objects.create_user(email, password, full_name=full_name)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    _record("person.created", actor, person=str(person.pk))
    return person


@transaction.atomic
def person_sign_up(*, person: Person, full_name: str, look: Look) -> None:
    """Finish an account that somebody has just made on the site for themselves.

    The look is what the person has chosen as a visitor; it also says in which language to write.
    """
    person.full_name = full_name
    person.look = "" if look == Look() else look.serialise()
    person.save(update_fields=["full_name", "look"])
    _record("person.signed_up", Actor(person=person.pk), person=str(person.pk))


@transaction.atomic
def person_rename(*, person: Person, full_name: str, actor: Actor) -> None:
    """Change how a person is called. Whether the actor may is the caller's: one's own account."""
    Person.objects.filter(pk=person.pk).update(full_name=full_name)
    _record("person.renamed", actor, person=str(person.pk))


@transaction.atomic
def grant_role(
    *,
    person: Person,
    role: Role,
    actor: Actor,
    department: Department | None = None,
    since: date | None = None,
) -> RoleGrant:
    """Give a city role from a day on (today when not named), until it is ended.

    Raises Refused when the actor may not, or when the person has the role already.
    """
    _only_operator(actor)
    begins = since or clock.today()
    try:
        with transaction.atomic():
            grant = RoleGrant.objects.create(
                person=person, role=role, department=department, during=DateRange(begins, None)
            )
    except IntegrityError as overlap:
        raise Refused(
            Finding(
                code="PEOPLE-2",
                severity="error",
                message=_("%(person)s has this role already.") % {"person": person},
                citation=_("roles given by the city"),
                remedy=_("End the role first, if it is to be given for another time."),
            )
        ) from overlap
    _record("role.granted", actor, person=str(person.pk), role=role.value, since=str(begins))
    return grant


@transaction.atomic
def end_role(*, grant: RoleGrant, actor: Actor, on: date | None = None) -> None:
    """End a city role; `on` is the first day without it, today when not named.

    Raises Refused when the actor may not.
    """
    _only_operator(actor)
    last = max(on or clock.today(), grant.during.lower)
    grant.during = DateRange(grant.during.lower, last)
    grant.save(update_fields=["during"])
    _record("role.ended", actor, person=str(grant.person_id), role=grant.role, on=str(last))


def _only_operator(actor: Actor) -> None:
    if not actor.is_system and Role.OPERATOR not in actor.roles:
        raise Refused(
            Finding(
                code="PEOPLE-1",
                severity="error",
                message=_("Only an operator gives and ends city roles."),
                citation=_("roles given by the city"),
                remedy=_("Ask the operator of the installation."),
            )
        )


def _record(act: str, actor: Actor, **data: str) -> None:
    journal.append(
        stream=journal.monthly("konto"),
        act=act,
        actor=str(actor.person) if actor.person else None,
        data=data,
    )

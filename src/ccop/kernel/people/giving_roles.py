"""City roles: given by an operator to others, ended by an operator, each act on record."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from ccop.kernel import clock
from ccop.kernel.city.models import Department
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.roles import Role
from ccop.kernel.people.services import record
from ccop.law.findings import Finding, Refused


@transaction.atomic
def grant_role(
    *,
    person: Person,
    role: Role,
    actor: Actor,
    department: Department | None = None,
    since: date | None = None,
    until: date | None = None,
) -> RoleGrant:
    """Give a city role from a day on (today when not named); `until` is the first day without it.

    Raises Refused when the actor may not, would give it to themselves, or when the person has the
    role in that time already or has no account any more.
    """
    _only_operator(actor)
    if actor.person == person.pk:
        raise Refused(
            _finding(
                "PEOPLE-3",
                _("Nobody gives a city role to themselves."),
                _("Ask another operator, or use ccop role give on the server."),
            )
        )
    if not Person.objects.select_for_update().filter(pk=person.pk, is_active=True).exists():
        raise Refused(_finding("PEOPLE-5", _("This account was deleted."), ""))
    begins = since or clock.today()
    try:
        with transaction.atomic():
            grant = RoleGrant.objects.create(
                person=person,
                role=role,
                department=department,
                during=DateRange(begins, until),
                given_by_id=actor.person,
                given_at=clock.now(),
            )
    except IntegrityError as overlap:
        raise Refused(
            _finding(
                "PEOPLE-2",
                _("%(person)s has this role already.") % {"person": person},
                _("End the role first, if it is to be given for another time."),
            )
        ) from overlap
    ends = {"until": str(until)} if until else {}
    where = {"department": department.code} if department else {}
    record(
        "role.granted",
        actor,
        person=str(person.pk),
        role=role.value,
        since=str(begins),
        **ends,
        **where,
    )
    return grant


@transaction.atomic
def end_role(*, grant: RoleGrant, actor: Actor, on: date | None = None) -> None:
    """End a city role; `on` is the first day without it, today when not named.

    A role that has ended already stays as it is. Raises Refused when the actor may not, or would
    leave the installation without an operator.
    """
    _only_operator(actor)
    operators = _operators_locked()
    locked = RoleGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    last = max(on or clock.today(), locked.during.lower or clock.today())
    if locked.during.isempty or (locked.during.upper and locked.during.upper <= last):
        return
    if locked.pk in operators and not _others(operators, locked.person_id):
        raise Refused(last_operator())
    locked.during = DateRange(locked.during.lower, last)
    locked.save(update_fields=["during"])
    record("role.ended", actor, person=str(locked.person_id), role=locked.role, on=str(last))


def is_last_operator(person: Person) -> bool:
    """Whether nobody else would be left to give roles; the operators stay locked for the act."""
    operators = _operators_locked()
    return person.pk in operators.values() and not _others(operators, person.pk)


def last_operator() -> Finding:
    """Why the last operator stays."""
    return _finding(
        "PEOPLE-4",
        _("This is the last operator of the installation."),
        _("Give the role of operator to somebody else first, without an end."),
    )


def _operators_locked() -> dict[int, object]:
    """Grants, with their holders, of those who are operators today and for no limited time."""
    held = (
        RoleGrant.objects.select_for_update(of=("self",))
        .filter(
            role=Role.OPERATOR,
            during__contains=clock.Today(),
            during__upper_inf=True,
            person__is_active=True,
        )
        .order_by("pk")
    )
    return dict(held.values_list("pk", "person_id"))


def _others(operators: dict[int, object], person: object) -> set[object]:
    return set(operators.values()) - {person}


def _only_operator(actor: Actor) -> None:
    if not actor.is_system and Role.OPERATOR not in actor.roles:
        raise Refused(
            _finding(
                "PEOPLE-1",
                _("Only an operator gives and ends city roles."),
                _("Ask the operator of the installation."),
            )
        )


def _finding(code: str, message: str, remedy: str) -> Finding:
    return Finding(
        code=code,
        severity="error",
        message=message,
        citation=_("roles given by the city"),
        remedy=remedy,
    )

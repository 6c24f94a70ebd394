"""What this room holds about a person: roles in parties, and invitations to their address."""

from collections.abc import Iterator

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils.translation import gettext as _

from ccop.kernel import clock
from ccop.kernel.parties.models import (
    Invitation,
    MemberRole,
    Membership,
    Party,
    Proxy,
    Representative,
)
from ccop.kernel.people.holdings import Holding, Keeper, Table
from ccop.kernel.people.models import Person
from ccop.kernel.ui.wording import moment
from ccop.law.findings import Finding

_NEEDED = (MemberRole.SIGNATORY, MemberRole.ADMINISTRATOR)
"""Roles without which a party cannot act: one of them manages its people."""


def _tables(person: Person) -> Iterator[Table]:
    held = person.memberships.select_related("party").order_by("pk")
    yield Table(
        "memberships",
        _("Roles in organisations"),
        (
            ("party", _("Organisation")),
            ("role", _("Role")),
            ("since", _("From")),
            ("until", _("First day without it")),
        ),
        tuple(
            (
                each.party.name,
                _roles([each.role]),
                *_days(each.during),
            )
            for each in held
        ),
    )
    yield Table(
        "representation",
        _("Entitled to sign"),
        (
            ("party", _("Organisation")),
            ("function", _("Function")),
            ("since", _("From")),
            ("until", _("First day without it")),
        ),
        tuple(_signing(person)),
    )
    invited = Invitation.objects.filter(email=person.email).select_related("party")
    yield Table(
        "invitations",
        _("Invitations"),
        (("party", _("Organisation")), ("role", _("Role")), ("at", _("Sent"))),
        tuple(
            (each.party.name, _roles(each.roles), moment(each.created_at))
            for each in invited.order_by("created_at")
        ),
    )


def _signing(person: Person) -> Iterator[tuple[str, str, str, str]]:
    """What the person is recorded as where an account was linked."""
    for entitled in Representative.objects.filter(person=person).select_related("party"):
        yield (entitled.party.name, entitled.function, *_days(entitled.during))
    for proxy in Proxy.objects.filter(person=person).select_related("party"):
        yield (proxy.party.name, _("proxy"), *_days(proxy.during))


def _days(during: DateRange) -> tuple[str, str]:
    return _day(during.lower), _day(during.upper)


def _roles(roles: list[str]) -> str:
    return ", ".join(str(MemberRole(role).label) for role in roles)


def _holdings(person: Person) -> Iterator[Holding]:
    yield Holding(
        _("roles in organisations"),
        person.memberships.count(),
        stays_because=_("They show who was allowed to act for the organisation; they end today."),
        until=_("as long as the files of the organisation’s cases"),
    )
    yield Holding(
        _("entries of you among those who sign for organisations"),
        len(list(_signing(person))),
        stays_because=_("They show who was entitled to sign for the organisation."),
        until=_("as long as the files of the organisation’s cases"),
    )
    invited = Invitation.objects.filter(email=person.email)
    yield Holding(_("invitations to your address"), invited.count())


def _erase(person: Person) -> None:
    """End roles today, forget invitations to the address."""
    today = clock.today()
    lasting = Q(during__endswith__gt=clock.Today()) | Q(during__upper_inf=True)
    for held in person.memberships.filter(lasting):
        held.during = DateRange(held.during.lower, max(today, held.during.lower))
        held.save(update_fields=["during"])
    Invitation.objects.filter(email=person.email).delete()


def _obstacles(person: Person) -> Iterator[Finding]:
    """A party whose only signatory or administrator leaves could not act any more; a role that
    ends does not count, as when a role is ended (`services.member_end`)."""
    for party in _parties_of(person):
        present = Membership.objects.filter(
            party=party,
            during__contains=clock.Today(),
            during__upper_inf=True,
            person__is_active=True,
        )
        for role in _NEEDED:
            held = set(present.filter(role=role).values_list("person", flat=True))
            if held == {person.pk}:
                yield Finding(
                    code="PARTY-6",
                    severity="error",
                    message=_("You are the only person with the role “%(role)s” in %(party)s.")
                    % {"role": role.label, "party": party},
                    citation=_("people who act for a party"),
                    remedy=_(
                        "Give this role to somebody else first (Desk, page People), or write to "
                        "the Centre when there is nobody."
                    ),
                )


def _parties_of(person: Person) -> list[Party]:
    """Parties that need somebody to act for them, locked, so that of two who leave one is last."""
    own = Membership.objects.filter(person=person, during__contains=clock.Today())
    return list(
        Party.objects.filter(pk__in=own.values("party"))
        .exclude(kind=Party.Kind.PERSON)
        .order_by("pk")
        .select_for_update()
    )


def _day(day: object) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


KEEPER = Keeper(tables=_tables, holdings=_holdings, erase=_erase, obstacles=_obstacles)

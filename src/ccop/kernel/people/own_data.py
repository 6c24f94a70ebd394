"""What this room itself holds about a person."""

from collections.abc import Iterable, Iterator

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ccop.kernel.people.giving_roles import is_last_operator, last_operator
from ccop.kernel.people.holdings import Holding, Table
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.sessions import sessions_of
from ccop.kernel.people.templatetags.people import browser
from ccop.kernel.ui.wording import moment
from ccop.law.findings import Finding

_FACTORS = {
    Authenticator.Type.TOTP: _("Authenticator app"),
    Authenticator.Type.WEBAUTHN: _("Passkey"),
    Authenticator.Type.RECOVERY_CODES: _("Recovery codes"),
}


def tables(person: Person) -> Iterator[Table]:
    """Account, ways of signing in, sessions, city roles."""
    yield Table(
        "account",
        _("Account"),
        (
            ("full_name", _("First name and surname")),
            ("email", _("E-mail address")),
            ("created_at", _("Account since")),
            ("look", _("Look and language")),
        ),
        ((person.full_name, person.email, moment(person.created_at), person.look),),
    )
    yield Table(
        "factors",
        _("Second factor"),
        (("kind", _("Kind")), ("name", _("Name")), ("added", _("Since")), ("used", _("Last used"))),
        tuple(_factor(each) for each in Authenticator.objects.filter(user=person).order_by("pk")),
    )
    yield Table(
        "sessions",
        _("Where you are signed in"),
        (
            ("browser", _("Browser")),
            ("since", _("Since")),
            ("seen", _("Last seen")),
            ("address", _("Network address")),
        ),
        tuple(
            (
                browser(each.user_agent),
                moment(each.created_at),
                moment(each.last_seen_at),
                str(each.ip),
            )
            for each in sessions_of(person)
        ),
    )
    yield Table(
        "city_roles",
        _("City roles"),
        (
            ("role", pgettext_lazy("city", "Role")),
            ("department", _("Department")),
            ("since", _("From")),
            ("until", _("Until")),
        ),
        tuple(_role(grant) for grant in _grants(person)),
    )


def holdings(person: Person) -> Iterator[Holding]:
    """What goes with the account: all but the city roles and the number in the journal."""
    yield Holding(
        _("name, e-mail address and password"),
        1,
        stays_because=_("The name stays beside the acts done for the city; the rest goes.")
        if keeps_name(person)
        else "",
        until=_("as long as the city keeps the files of the cases") if keeps_name(person) else "",
    )
    yield Holding(_("second factors"), Authenticator.objects.filter(user=person).count())
    yield Holding(_("sessions"), len(sessions_of(person)))
    yield Holding(
        _("city roles"),
        _grants(person).count(),
        stays_because=_("They show who was allowed to act for the city and when; they end today."),
        until=_("as long as the city keeps the files of the cases"),
    )
    yield Holding(
        _("your number in the journal"),
        1,
        stays_because=_(
            "The journal shows that nobody changed a case by stealth. It has a number, no name."
        ),
        until=_("as long as the journal"),
    )


def obstacles(person: Person) -> Iterable[Finding]:
    """The last operator stays."""
    return [last_operator()] if is_last_operator(person) else []


def keeps_name(person: Person) -> bool:
    """Whether the law wants the name to be known still: who acts for the city is no private person
    in it (article 6(1)(e) of Regulation (EU) 2016/679)."""
    return person.role_grants.exists()


def erase(person: Person) -> None:
    """Delete ways of signing in and what was kept for the person."""
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    person.kept_posts.all().delete()


def _grants(person: Person) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(person=person).select_related("department").order_by("pk")


def _factor(authenticator: Authenticator) -> tuple[str, ...]:
    passkey = authenticator.type == Authenticator.Type.WEBAUTHN
    return (
        str(_FACTORS[authenticator.type]),
        authenticator.wrap().name if passkey else "",
        moment(authenticator.created_at),
        moment(authenticator.last_used_at) if authenticator.last_used_at else "",
    )


def _role(grant: RoleGrant) -> tuple[str, ...]:
    until = grant.until
    return (
        str(grant.named.label),
        str(grant.department or ""),
        f"{grant.during.lower:%d.%m.%Y}" if grant.during.lower else "",
        f"{until:%d.%m.%Y}" if until else "",
    )

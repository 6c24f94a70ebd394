from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations import actions
from ccop.directory.organizations.actions import CardAction
from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.claim_process import CLAIM
from ccop.directory.registrations.merging.decisions import DECISIONS
from ccop.directory.registrations.merging.hanging import decide
from ccop.directory.registrations.models import Claim, Registration
from ccop.directory.registrations.own_data import KEEPERS as OWN_DATA
from ccop.directory.registrations.registration_process import REGISTRATION
from ccop.directory.registrations.telling import tell_claimant, tell_reporter
from ccop.kernel import journal
from ccop.kernel.cases.kinds import CaseKind, register
from ccop.kernel.parties import desk
from ccop.kernel.parties.models import Party
from ccop.kernel.people import holdings
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.ui import navigation
from ccop.kernel.ui.frontpage import Tile, register_tiles

KEEPER = frozenset({Role.DIRECTORY_KEEPER})


def _reports(actor: Actor) -> Q:
    return Q(registration__in=Registration.objects.in_office(actor))


def _claims(actor: Actor) -> Q:
    return Q(claim__in=Claim.objects.in_office(actor))


def _card_actions(organization: Organization | None, actor: Actor) -> list[CardAction]:
    """Reporting, on the list; claiming, on a listed card; joining, for the keeper."""
    if organization is None:
        return [CardAction(_("Report an organisation"), reverse("registrations:new"))]
    found = []
    if organization.state == Organization.State.LISTED:
        claim = reverse("registrations:claim_new", args=[organization.pk])
        found.append(CardAction(_("This is my organisation"), claim))
    if actor.roles & KEEPER:
        merging = f"{reverse('registrations:merging')}?karta={organization.pk}"
        found.append(CardAction(_("Join with another card"), merging, for_office=True))
    return found


def _keeps(request: HttpRequest) -> bool:
    return bool(request.actor.roles & KEEPER)  # type: ignore[attr-defined]


actions.ACTIONS.append(_card_actions)
decide(DECISIONS)
desk.register_beginning(
    desk.Beginning(_("Add an organisation"), "registrations:begin", Party.Kind.ORGANISATION)
)
navigation.register(
    navigation.Item(_("Joining cards"), "registrations:merging", 28, area="account", shown=_keeps)
)
register_tiles(
    Tile(
        _("Report an organisation"),
        _("Enter your organisation in Baza NGO; no account is needed"),
        "circle-plus",
        45,
        "registrations:new",
    )
)
register(
    CaseKind(
        code="organization_registration",
        label=_("Report of an organisation"),
        process=REGISTRATION,
        stream=lambda _registration: journal.monthly("baza"),
        office_roles=KEEPER,
        office=_reports,
        office_page="registrations:office",
        tell=tell_reporter,
        party_page="registrations:desk",
    )
)
register(
    CaseKind(
        code="organization_claim",
        label=_("Claim to act for an organisation"),
        process=CLAIM,
        stream=lambda claim: f"podmiot:{claim.organization.party_id}",
        office_roles=KEEPER,
        office=_claims,
        office_page="registrations:office_claim",
        tell=tell_claimant,
        party_page="registrations:desk_claim",
        corresponds=lambda _actor: Q(pk__in=[]),
    )
)
for _keeper in OWN_DATA:
    holdings.register(_keeper)

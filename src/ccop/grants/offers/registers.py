from collections.abc import Iterable

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccop.directory.registrations.merging.hanging import decide
from ccop.grants.competitions.actions import ACTIONS, CallAction
from ccop.grants.competitions.followers import FOLLOWERS, Follower
from ccop.grants.competitions.models import Competition, CompetitionTask
from ccop.grants.offers.consequences import offer_consequences
from ccop.grants.offers.extending import arrivals, follow_extension
from ccop.grants.offers.merging import DECISIONS
from ccop.grants.offers.models import OFFICE_ROLES, Offer, OfferPartner
from ccop.grants.offers.papers import OFFER_2018_PAPER
from ccop.grants.offers.process import OFFER, SEALED, SUBMITTED
from ccop.grants.offers.telling import tell_party
from ccop.kernel import clock
from ccop.kernel.cases.kinds import CaseKind, Tally, register
from ccop.kernel.paperwork import papers
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.services import register_papers_waiting
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.statutes.consequences import CONSEQUENCES


def _office(actor: Actor) -> Q:
    return Q(offer__in=Offer.objects.in_office(actor))


def _mine(actor: Actor) -> Q:
    return Q(offer__in=Offer.objects.mine(actor))


def _makes(actor: Actor) -> Q:
    """Cases of offers that the party leads or has joined; an invited one only reads so far."""
    joined = OfferPartner.objects.filter(party=actor.party, state="confirmed")
    return Q(offer__party=actor.party) | Q(offer__in=joined.values("offer"))


def _tallies(actor: Actor) -> Iterable[Tally]:
    """How many offers have come to calls whose offers are not opened yet."""
    if not actor.roles & OFFICE_ROLES:
        return []
    counted = (
        Competition.objects.visible_to(actor)
        .unopened()
        .annotate(arrived=Count("tasks__offers", filter=Q(tasks__offers__state=SUBMITTED)))
        .order_by("closes_at")
    )
    return [_tally(call, call.arrived, actor) for call in counted]


def _tally(call: Competition, arrived: int, actor: Actor) -> Tally:
    if call.takes_offers(clock.now()):
        return Tally(call.title, arrived, reverse("competitions:page", args=[call.slug]))
    may_open = Role.GRANTS_CLERK in actor.roles
    page = "competitions:opening" if may_open else "competitions:page"
    note = _("the call has closed; the offers wait to be opened")
    return Tally(call.title, arrived, reverse(page, args=[call.slug]), note)


def _call_actions(
    competition: Competition, task: CompetitionTask | None, _actor: Actor
) -> list[CallAction]:
    if task is None:
        return [
            CallAction(_("See the whole form"), reverse("offers:blank", args=[competition.slug]))
        ]
    if not competition.takes_offers(clock.now()):
        return []
    url = reverse("offers:start", args=[competition.slug, task.place])
    return [CallAction(_("Prepare an offer"), url, leading=True)]


def _papers_waiting(party: Party) -> list[str]:
    """Sealed offers that a party makes: only its signatories can bring them on."""
    actor = Actor().acting_for(party.pk, frozenset())
    sealed = Offer.objects.mine(actor).filter(state=SEALED).select_related("case")
    return [offer.case.title for offer in sealed]


decide(DECISIONS)
register(
    CaseKind(
        code="offer",
        label=_("Offer"),
        process=OFFER,
        stream=lambda offer: offer.task.competition.stream,
        office_roles=frozenset({Role.GRANTS_CLERK}),
        office=_office,
        party=_mine,
        corresponds=_makes,
        office_page="offers:office",
        party_page="offers:offer",
        tell=tell_party,
        tallies=_tallies,
    )
)
papers.register(OFFER_2018_PAPER)
CONSEQUENCES.append(offer_consequences)
ACTIONS.append(_call_actions)
register_papers_waiting(_papers_waiting)
FOLLOWERS.append(Follower(follow_extension, arrivals))

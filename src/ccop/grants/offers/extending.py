"""What offers do when their call is extended: new dates in the cases, and letters to everybody."""

from collections.abc import Mapping

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccop.grants.competitions.followers import Arrivals
from ccop.grants.competitions.models import ClosingChange, Competition
from ccop.grants.offers.models import Offer, OfferPartner
from ccop.grants.offers.process import DRAFT, SEALED, SUBMITTED
from ccop.kernel.cases.models import Case
from ccop.kernel.notices.services import tell
from ccop.kernel.notices.words import filled
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.selectors import members
from ccop.law.terms import spoken

_EXTENDED = _(
    "Offers can be submitted until %(after)s; before, it was %(before)s.\n"
    "Reason: %(reason)s\n"
    "The new closing holds for everybody. An offer already submitted stays submitted."
)
_REOPENED = _(
    "The call closed on %(before)s and is open again: offers can be submitted until %(after)s.\n"
    "Reason: %(reason)s\n"
    "Nobody in the office has read an offer. The new closing holds for everybody. "
    "An offer already submitted stays submitted; it can be withdrawn and corrected too."
)


def follow_extension(competition: Competition, change: ClosingChange) -> None:
    """Give all cases of the call the new closing; tell each party that has begun an offer, makes
    one with others or is invited to."""
    offers = Offer.objects.filter(task__competition=competition)
    Case.objects.filter(pk__in=offers.values("pk")).update(next_deadline=change.after)
    text = filled(
        _REOPENED if change.reopens else _EXTENDED,
        after=spoken(change.after),
        before=spoken(change.before),
        reason=change.reason,
    )
    title = filled(_("More time for offers: %(call)s"), call=competition.title)
    url = reverse("competitions:page", args=[competition.slug])
    partners = OfferPartner.objects.present().filter(offer__in=offers)
    making = Party.objects.filter(Q(offers__in=offers) | Q(joint_offers__in=partners))
    for party in making.distinct().order_by("pk"):
        tell(
            people=members(party.pk),
            title=title,
            text=text,
            url=url,
            key=f"call.extend:{change.pk}",
        )


def arrivals(competitions: list[Competition]) -> Mapping[object, Arrivals]:
    """How many offers of each call are being written, sealed and submitted."""
    counted = (
        Competition.objects.filter(pk__in=[call.pk for call in competitions])
        .annotate(
            drafts=Count("tasks__offers", filter=Q(tasks__offers__state=DRAFT)),
            sealed=Count("tasks__offers", filter=Q(tasks__offers__state=SEALED)),
            submitted=Count("tasks__offers", filter=Q(tasks__offers__state=SUBMITTED)),
        )
        .values_list("pk", "drafts", "sealed", "submitted")
    )
    return {pk: Arrivals(drafts, sealed, sent) for pk, drafts, sealed, sent in counted}

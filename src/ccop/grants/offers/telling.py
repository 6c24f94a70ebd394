"""What people are told of an offer, in the portal and by mail."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccop.grants.offers.models import Offer
from ccop.kernel import clock
from ccop.kernel.cases.models import Case
from ccop.kernel.cases.process import Act
from ccop.kernel.notices.services import tell
from ccop.kernel.notices.words import Words, filled
from ccop.kernel.parties.selectors import members


def tell_party(case: Case, subject: Words, text: Words, key: str) -> None:
    """Tell every member of the party; used for letters from the office."""
    offer = Offer.objects.get(pk=case.pk)
    url = reverse("offers:offer", args=[offer.party_id, case.pk])
    tell(people=members(offer.party_id), title=subject, text=text, url=url, key=key)


def tell_received(act: Act) -> None:
    """The receipt by mail: number, time to the second, checksum, and what happens next."""
    offer = act.matter
    text = filled(
        _(
            "We received the offer “%(title)s” on %(at)s.\n"
            "Number: %(number)s\n"
            "Checksum (SHA-256): %(checksum)s\n"
            "Entry in the journal: %(stream)s, %(entry)s, %(hash)s\n"
            "Nothing more needs to be sent. "
            "The PDF will be ready on the page of the offer in a moment."
        ),
        title=act.case.title,
        at=clock.warsaw(act.at).strftime("%d.%m.%Y, %H:%M:%S"),
        number=act.case.number,
        checksum=offer.sealed.checksum,
        stream=act.written.stream,
        entry=act.written.seq,
        hash=act.written.hash,
    )
    subject = filled(_("Offer submitted: %(number)s"), number=act.case.number)
    tell_party(act.case, subject, text, key=f"offer.submitted:{act.case.pk}")

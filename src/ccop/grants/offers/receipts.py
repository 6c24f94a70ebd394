"""The facts of a receipt, the same for the organisation and the office."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ccop.grants.offers.models import Offer
from ccop.kernel import clock
from ccop.kernel.paperwork.sealing import approvals
from ccop.kernel.ui.wording import grouped


def receipt_rows(offer: Offer) -> list[tuple[str, str]]:
    """Label and value of what a receipt says beside the number: who approved, second, checksum."""
    approved = format_html_join(
        SafeString("<br>"),
        "{}, {}",
        ((who, f"{clock.warsaw(at):%d.%m.%Y, %H:%M:%S}") for who, at in approvals(offer.sealed)),
    )
    return [
        (
            _("To the second"),
            f"{clock.warsaw(offer.sealed.submission.received_at):%d.%m.%Y, %H:%M:%S}",
        ),
        (_("Approved by"), approved),
        (_("Checksum (SHA-256)"), grouped(offer.sealed.checksum)),
        *_journal_rows(offer),
    ]


def _journal_rows(offer: Offer) -> list[tuple[str, str]]:
    """Where the submission stands in the journal: whoever keeps this can always prove it."""
    event = offer.case.events.filter(move="submit").latest("at")
    query = urlencode({"strumien": event.stream, "wpis": event.seq, "suma": event.hash})
    entry = format_html(
        '<a href="{}?{}">{}, {}</a>',
        reverse("seals:page"),
        query,
        event.stream,
        _("entry %(number)s") % {"number": event.seq},
    )
    return [(_("Entry in the journal"), entry), (_("Hash of the entry"), grouped(event.hash))]

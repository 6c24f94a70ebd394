"""The facts of a receipt, the same for the organisation and the office."""

from django.utils.translation import gettext as _

from ccop.grants.offers.models import Offer
from ccop.kernel import clock


def receipt_rows(offer: Offer) -> list[tuple[str, str]]:
    """Label and value of what a receipt says beside the number: who approved, second, checksum."""
    approved = "; ".join(
        f"{row.name}, {clock.warsaw(row.at):%d.%m.%Y, %H:%M:%S}"
        for row in offer.sealed.signatures.all()
    )
    return [
        (
            _("To the second"),
            f"{clock.warsaw(offer.sealed.submission.received_at):%d.%m.%Y, %H:%M:%S}",
        ),
        (_("Approved by"), approved),
        (_("Checksum (SHA-256)"), grouped_checksum(offer)),
    ]


def grouped_checksum(offer: Offer) -> str:
    """The checksum in groups of eight, easier to compare by eye."""
    checksum = offer.sealed.checksum
    return " ".join(checksum[n : n + 8] for n in range(0, len(checksum), 8))

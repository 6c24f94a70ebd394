"""What a new number of the law would change in offers; they are counted, never read."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ccop.grants.competitions.consequences import altered_calls
from ccop.grants.offers.extending import arrivals
from ccop.kernel.statutes.consequences import Change, Consequence


def offer_consequences(change: Change) -> Iterator[Consequence]:
    """Drafts are checked by the new value from its confirmation on; sealed offers are not."""
    calls = altered_calls(change).announced
    counted = arrivals(calls)
    for call in calls:
        if found := counted[call.pk].drafts:
            yield Consequence(
                _("Drafts of offers in the call %(call)s") % {"call": call.title},
                _("%(n)s, checked by the new value from its confirmation on.") % {"n": found},
            )

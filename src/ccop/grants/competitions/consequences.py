"""What a new number of the law would change in calls: those that have not closed yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ccop.grants.competitions.models import Competition
from ccop.kernel import clock
from ccop.kernel.statutes.consequences import Change, Consequence
from ccop.law.announcement import reference_day
from ccop.law.terms import last_day


@dataclass(frozen=True)
class AlteredCalls:
    """Calls whose law changes: those announced, and how many are not announced yet."""

    announced: list[Competition]
    secret: int


def altered_calls(change: Change) -> AlteredCalls:
    """Calls that have not closed and follow the law of a day on which the value changes."""
    altered = [
        call
        for call in Competition.objects.filter(closes_at__gt=clock.Now())
        if change.alters(reference_day(call.announced_at))
    ]
    now = clock.now()
    announced = [call for call in altered if call.announced_at <= now]
    return AlteredCalls(announced, len(altered) - len(announced))


def call_consequences(change: Change) -> Iterator[Consequence]:
    """Calls that change their law; of a day off, the dates of calls that fall on it."""
    if change.row.unit == "day off":
        yield from _on_the_day(change)
        return
    altered = altered_calls(change)
    for call in altered.announced:
        words = _("follows the law of %(day)s, takes offers until %(closing)s.") % {
            "day": f"{reference_day(call.announced_at):%d.%m.%Y}",
            "closing": f"{last_day(call.closes_at):%d.%m.%Y}",
        }
        yield Consequence(call.title, words, reverse("competitions:page", args=[call.slug]))
    if altered.secret:
        words = ngettext(
            "%(n)s call changes that is not announced yet.",
            "%(n)s calls change that are not announced yet.",
            altered.secret,
        )
        yield Consequence(_("Calls to come"), words % {"n": altered.secret})


def _on_the_day(change: Change) -> Iterator[Consequence]:
    announced = Competition.objects.filter(
        announced_at__lte=clock.Now(), decision_on__gte=clock.Today()
    )
    for call in announced:
        url = reverse("competitions:page", args=[call.slug])
        for what, day in (
            (_("takes offers until %(day)s."), last_day(call.closes_at)),
            (_("is decided on %(day)s."), call.decision_on),
        ):
            if day >= clock.today() and change.shifts(day):
                yield Consequence(call.title, what % {"day": f"{day:%d.%m.%Y}"}, url)

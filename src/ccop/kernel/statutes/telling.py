"""Who is told of a value: the other operators that it waits, its author what became of it."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.kernel.notices.services import tell
from ccop.kernel.notices.words import filled
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import people_with_role
from ccop.kernel.statutes.models import Decision, Proposal

_DECIDED: dict[str, Promise] = {
    Decision.Kind.CONFIRMED: _("The value of the law is confirmed: %(title)s"),
    Decision.Kind.REJECTED: _("The value of the law is rejected: %(title)s"),
}


def tell_operators(proposal: Proposal) -> None:
    """Every operator but the author is asked to compare the value with the act."""
    others = [each for each in people_with_role(Role.OPERATOR) if each.pk != proposal.by_id]
    tell(
        people=others,
        title=filled(_("A value of the law waits for you: %(title)s"), title=proposal.title),
        text=_("Compare it with the act, then confirm or reject it."),
        url=_page(proposal),
        key=f"law.proposed:{proposal.pk}",
    )


def tell_author(decision: Decision) -> None:
    """Who proposed a value learns what another person decided."""
    if decision.kind not in _DECIDED:
        return
    proposal = decision.proposal
    tell(
        people=[Person.objects.get(pk=proposal.by_id)],
        title=filled(_DECIDED[decision.kind], title=proposal.title),
        text=decision.note or _("It holds from its day."),
        url=_page(proposal),
        key=f"law.{decision.kind}:{proposal.pk}",
    )


def _page(proposal: Proposal) -> str:
    return reverse("statutes:proposal", args=[proposal.pk])

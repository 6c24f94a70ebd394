"""The numbers of the law as the office reads them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ccop.kernel import clock
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.kernel.statutes.listing import history, sections
from ccop.kernel.statutes.models import READERS
from ccop.kernel.statutes.selectors import law_table, proposals
from ccop.kernel.statutes.wording import name
from ccop.law.parameters import table


@require_safe
@office(*READERS)
def parameter_list(request: Request) -> HttpResponse:
    """All parameters by section with their value of today, and what waits to be confirmed."""
    context = {
        "sections": sections(law_table(), clock.today()),
        "waiting": proposals(request.actor).waiting(),
        "today": clock.today(),
        "may_add": Role.OPERATOR in request.actor.roles,
    }
    return render(request, "statutes/list.html", context)


@require_safe
@office(*READERS)
def parameter_history(request: Request, code: str) -> HttpResponse:
    """All values of one parameter, those of the city with who proposed and who decided."""
    law = law_table()
    added = list(proposals(request.actor).filter(code=code))
    rows = [*law.by_code.get(code, ()), *(each.row for each in added)]
    if not rows:
        raise Http404
    known = rows[0]
    add = reverse("statutes:day_off") if known.unit == "day off" else None
    context = {
        "crumbs": [(_("Numbers of the law"), reverse("statutes:list"))],
        "name": name(known),
        "code": code,
        "history": history(table(), added, law, code, clock.today()),
        "add": add or reverse("statutes:value", args=[code]),
        "may_add": Role.OPERATOR in request.actor.roles,
    }
    return render(request, "statutes/parameter.html", context)

"""How true the directory is: counts, letters, proposals, and cards to be archived."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from procrastinate.exceptions import AlreadyEnqueued

from ccop.directory.organizations import card
from ccop.directory.organizations.display import words
from ccop.directory.organizations.models import KEEPERS
from ccop.directory.upkeep.forms import DeclineForm
from ccop.directory.upkeep.models import Proposal
from ccop.directory.upkeep.selectors import STATES, counts, proposals, standing_so
from ccop.directory.upkeep.services import cards_archive, proposal_accept, proposal_decline
from ccop.directory.upkeep.tasks import letters
from ccop.kernel import clock
from ccop.kernel.cases.views.shared import refused
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.law.findings import Refused

PAGE = 50
ARCHIVE = "do-archiwum"


@require_safe
@office(*KEEPERS)
def overview(request: Request) -> HttpResponse:
    """How many cards stand in which way, those of one way, and what waits for a decision."""
    told, state = counts(request.actor), request.GET.get("stan", "")
    ways = [
        {"state": key, "label": label, "count": told[key], "current": key == state}
        for key, label in STATES.items()
    ]
    context = {
        "ways": ways,
        "state": state,
        "proposals": proposals(request.actor),
        "keeps": Role.DIRECTORY_KEEPER in request.actor.roles,
        "archiving": state == ARCHIVE,
        "title": STATES.get(state),
    }
    if state in STATES:
        found = standing_so(request.actor, state)
        context["page"] = Paginator(found, PAGE).get_page(request.GET.get("strona"))
    return render(request, "upkeep/overview.html", context)


@require_POST
@office(Role.DIRECTORY_KEEPER)
def letters_ordered(request: Request) -> HttpResponse:
    """The letters that are due go out now, not at the hour."""
    try:
        with transaction.atomic():
            letters.configure().defer(timestamp=0)
    except AlreadyEnqueued:
        pass  # they are about to go out anyway
    messages.success(request, _("The letters that are due are being written."))
    return redirect("upkeep:overview")


@require_POST
@office(Role.DIRECTORY_KEEPER)
def cards_archived(request: Request) -> HttpResponse:
    """The chosen cards go to the archive."""
    chosen = [int(key) for key in request.POST.getlist("card") if key.isascii() and key.isdigit()]
    count = cards_archive(cards=chosen, actor=request.actor)
    told = ngettext("%(count)s card is archived.", "%(count)s cards are archived.", count)
    messages.success(request, told % {"count": count})
    return redirect(f"{reverse('upkeep:overview')}?stan={ARCHIVE}")


@require_http_methods(["GET", "HEAD", "POST"])
@office(*KEEPERS)
def proposal_page(request: Request, change: UUID) -> HttpResponse:
    """What the organisation wants to change, and the decision."""
    found = Proposal.objects.visible_to(request.actor).filter(pk=change).first()
    keeps = Role.DIRECTORY_KEEPER in request.actor.roles
    if found is None or (request.method == "POST" and not keeps):
        raise Http404
    declined = request.POST.get("do") == "decline"
    form = DeclineForm(request.POST if declined else None)
    try:
        if declined and form.is_valid():
            proposal_decline(
                proposal=found, reason=form.cleaned_data["reason"], actor=request.actor
            )
            messages.success(request, _("The card stays as it is; the organisation is told why."))
            return redirect("upkeep:overview")
        if request.method == "POST" and not declined:
            proposal_accept(proposal=found, actor=request.actor)
            messages.success(request, _("The card is changed; the organisation is told."))
            return redirect("upkeep:overview")
    except Refused as refusal:
        return refused(request, refusal, request.path)
    organization = found.round.organization
    stands = card.values(organization)
    context = {
        "crumbs": [(_("Confirmations"), reverse("upkeep:overview"))],
        "proposal": found,
        "card": organization,
        "form": form,
        "keeps": keeps,
        "made": date_format(clock.warsaw(found.made_at), "j E Y"),
        "headings": [{"text": _("Field")}, {"text": _("On the card")}, {"text": _("Proposed")}],
        "rows": [
            [
                {"text": card.BY_NAME[name].label},
                {"text": ", ".join(words(name, stands[name])) or "–"},
                {"text": ", ".join(words(name, value)) or "–"},
            ]
            for name, value in found.values.items()
        ],
    }
    return render(request, "upkeep/proposal.html", context)

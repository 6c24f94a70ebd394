"""The page behind the link of a letter: no account, two buttons.

Programs that look into letters open links, so opening changes nothing; only the buttons do.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ccop.directory.organizations.display import sections
from ccop.directory.upkeep.forms import ChangeForm
from ccop.directory.upkeep.models import Letter
from ccop.directory.upkeep.selectors import letter_behind, standing
from ccop.directory.upkeep.services import card_is_right, change_propose
from ccop.kernel.people.requests import Request
from ccop.kernel.ui.secrecy import secret_address
from ccop.law.findings import Refused

View = Callable[..., HttpResponse]


def _with_link(view: View) -> Any:
    """A view of a link that still works; one that does no more says why."""

    @wraps(view)
    def opened(request: Request, token: str, **arguments: Any) -> HttpResponse:
        letter = letter_behind(token)
        if letter is None:
            raise Http404
        stands = standing(letter)
        if stands == "open":
            return view(request, token, letter, **arguments)
        return _closed(request, letter, stands)

    return secret_address(opened)


@require_safe
@_with_link
def link_page(request: Request, token: str, letter: Letter) -> HttpResponse:
    """What everybody reads on the card, and the two buttons."""
    card = letter.round.organization
    context = {"token": token, "card": card, "sections": sections(card)}
    return render(request, "upkeep/link.html", context)


@require_POST
@_with_link
def card_right(request: Request, token: str, letter: Letter) -> HttpResponse:
    """Everything is right."""
    card_is_right(this=letter.round, actor=request.actor)
    return redirect("upkeep:link", token)


@require_http_methods(["GET", "HEAD", "POST"])
@_with_link
def change_page(request: Request, token: str, letter: Letter) -> HttpResponse:
    """The form of a change, which the office decides."""
    this = letter.round
    form = ChangeForm(this.organization, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            change_propose(
                this=this,
                values=form.changes(),
                note=form.cleaned_data["note"],
                actor=request.actor,
            )
        except Refused as refusal:
            finding = refusal.findings[0]
            form.add_error(None, f"{finding.message} {finding.remedy}")
        else:
            return redirect("upkeep:link", token)
    context = {"token": token, "card": this.organization, "form": form}
    return render(request, "upkeep/change.html", context)


def _closed(request: Request, letter: Letter, stands: str) -> HttpResponse:
    card = letter.round.organization
    status = HTTPStatus.OK if stands == "answered" else HTTPStatus.GONE
    context = {"card": card, "round": letter.round, "stands": stands}
    return render(request, "upkeep/closed.html", context, status=status)

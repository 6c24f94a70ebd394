"""The library of a party: texts that it uses in paper after paper."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.kernel.parties.forms import TextForm
from ccop.kernel.parties.models import MemberRole, PartyText
from ccop.kernel.parties.selectors import library
from ccop.kernel.parties.services import text_add, text_change, text_remove
from ccop.law.findings import Refused

CONFLICT = 409
PAGE = 20
_DIGITS = 10
"""More than a version ever has."""


@require_safe
@party_desk
def texts(request: DeskRequest) -> HttpResponse:
    """All texts, or those with some words."""
    asked = request.GET.get("szukaj", "").strip()
    found = library(request.actor, asked=asked)
    return render(
        request,
        "parties/texts.html",
        {
            "page": Paginator(found, PAGE).get_page(request.GET.get("strona")),
            "asked": asked,
            "may_edit": _may_edit(request),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@party_desk
def text_new(request: DeskRequest) -> HttpResponse:
    """Write a text for the library."""
    _only_writers(request)
    form = TextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        text_add(party=request.party, actor=request.actor, **form.cleaned_data)
        messages.success(request, _("The text is in the library."))
        return redirect("parties:texts", request.party.pk)
    return render(request, "parties/text.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@party_desk
def text_page(request: DeskRequest, text: int) -> HttpResponse:
    """A text to be read or changed; what another member has changed meanwhile stays beside."""
    found = get_object_or_404(library(request.actor), pk=text)
    if request.method == "POST":
        _only_writers(request)
        return _change(request, found)
    form = TextForm(initial={"kind": found.kind, "title": found.title, "text": found.text})
    return _page(request, found, form)


@require_POST
@party_desk
def text_gone(request: DeskRequest, text: int) -> HttpResponse:
    """Remove a text."""
    _only_writers(request)
    text_remove(text=get_object_or_404(library(request.actor), pk=text), actor=request.actor)
    messages.success(request, _("The text is removed. Offers that took it keep it."))
    return redirect("parties:texts", request.party.pk)


def _change(request: DeskRequest, text: PartyText) -> HttpResponse:
    form = TextForm(request.POST)
    if not form.is_valid():
        return _page(request, text, form)
    seen = request.POST.get("version", "")
    try:
        text_change(
            text=text,
            kind=form.cleaned_data["kind"],
            title=form.cleaned_data["title"],
            content=form.cleaned_data["text"],
            version=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < _DIGITS else 0,
            actor=request.actor,
        )
    except PartyText.DoesNotExist as gone:
        raise Http404 from gone
    except Refused as refusal:
        return _page(request, text, form, refusal)
    messages.success(request, _("The text is saved."))
    return redirect("parties:texts", request.party.pk)


def _page(
    request: DeskRequest, text: PartyText, form: TextForm, refusal: Refused | None = None
) -> HttpResponse:
    return render(
        request,
        "parties/text.html",
        {
            "form": form,
            "text": text,
            "may_edit": _may_edit(request),
            "findings": refusal.findings if refusal else (),
        },
        status=CONFLICT if refusal else None,
    )


def _may_edit(request: DeskRequest) -> bool:
    return bool(request.actor.membership & {MemberRole.EDITOR, MemberRole.SIGNATORY})


def _only_writers(request: DeskRequest) -> None:
    if not _may_edit(request):
        raise Http404

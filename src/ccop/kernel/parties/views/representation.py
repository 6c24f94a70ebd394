"""Who may sign for the party: the list, the rule, powers of attorney, and their changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ccop.kernel import clock
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.kernel.parties.models import Proxy, RepresentationRule, Representative
from ccop.kernel.parties.representing import (
    REPRESENTATION_ROLES,
    proxy_add,
    proxy_end,
    representative_add,
    representative_end,
    representative_link,
    rule_set,
)
from ccop.kernel.parties.selectors import members, representations
from ccop.kernel.parties.signing_forms import (
    EndForm,
    LinkForm,
    ProxyForm,
    RefusableForm,
    RepresentativeForm,
    RuleForm,
)
from ccop.law.findings import Refused
from ccop.law.representation import Scope, Signing, sentence, standing

SOON = timedelta(days=30)
"""How long before its end a term of office is warned of."""
read_or_write = require_http_methods(["GET", "HEAD", "POST"])
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Line:
    """An entry of a list with how its time stands: "", "ends", "ended", "coming" or "past"."""

    row: Representative | Proxy
    last: date | None
    state: str
    url: str


def representation_desk(view: View) -> Any:
    """A view for those who see and write the party's representation."""

    @party_desk
    @wraps(view)
    def guarded(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.actor.membership & set(REPRESENTATION_ROLES):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@representation_desk
def page(request: DeskRequest) -> HttpResponse:
    """The people entitled to sign, the rule of today, and what to mind."""
    today = clock.today()
    people = list(Representative.objects.visible_to(request.actor).select_related("person"))
    proxies = list(Proxy.objects.visible_to(request.actor).select_related("person"))
    names = {str(row.pk): row.name for row in people}
    rules = [
        (row, sentence(row.rule, names))
        for row in RepresentationRule.objects.visible_to(request.actor)
    ]
    holds = next((pair for pair in rules if pair[0].valid_from <= today), None)
    return render(
        request,
        "parties/representation.html",
        {
            "rule": holds,
            "others": [pair for pair in rules if pair is not holds],
            "today": today,
            "people": _lines(request, people, "parties:representative", today),
            "proxies": _lines(request, proxies, "parties:proxy", today),
            "impossible": _impossible(request, today) if holds else "",
        },
    )


@read_or_write
@representation_desk
def representative_new(request: DeskRequest) -> HttpResponse:
    """Add a person entitled to sign."""
    form = RepresentativeForm(request.POST or None, people=members(request.party.pk))
    title = _("Add a person entitled to sign")
    return _added(request, form, representative_add, title)


@read_or_write
@representation_desk
def proxy_new(request: DeskRequest) -> HttpResponse:
    """Add a power of attorney."""
    form = ProxyForm(request.POST or None, people=members(request.party.pk))
    return _added(request, form, proxy_add, _("Add a power of attorney"))


@read_or_write
@representation_desk
def representative(request: DeskRequest, representative: int) -> HttpResponse:
    """A person entitled to sign: end the term, or say whose account it is."""
    found = get_object_or_404(
        Representative.objects.visible_to(request.actor).select_related("party"),
        pk=representative,
    )
    people = members(request.party.pk)
    linking = request.POST.get("do") == "link"
    link = LinkForm(
        request.POST if linking else None, initial={"person": found.person_id}, people=people
    )
    if linking and _done(
        link,
        lambda: representative_link(
            representative=found, person=link.cleaned_data["person"], actor=request.actor
        ),
    ):
        return _saved(request)
    end = EndForm(request.POST if request.POST and not linking else None)
    if _done(
        end,
        lambda: representative_end(
            representative=found, last=end.cleaned_data["last"], actor=request.actor
        ),
    ):
        return _saved(request)
    return _entry(request, found, end, link)


@read_or_write
@representation_desk
def proxy(request: DeskRequest, proxy: int) -> HttpResponse:
    """A power of attorney: end it."""
    found = get_object_or_404(
        Proxy.objects.visible_to(request.actor).select_related("party"), pk=proxy
    )
    end = EndForm(request.POST or None)
    if _done(
        end, lambda: proxy_end(proxy=found, last=end.cleaned_data["last"], actor=request.actor)
    ):
        return _saved(request)
    return _entry(request, found, end, None)


@read_or_write
@representation_desk
def rule(request: DeskRequest) -> HttpResponse:
    """Choose the rule, or put it together."""
    asked = request.POST.get("ways", "")
    ways = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 2
    more = request.POST.get("do") == "more"
    people = list(Representative.objects.visible_to(request.actor).now())
    form = RuleForm(
        request.POST or None,
        people=people,
        ways=ways + more,
        initial={"valid_from": clock.today()},
    )
    if not more and _done(form, lambda: _set_rule(request, form)):
        return _saved(request)
    return render(
        request,
        "parties/rule.html",
        {"form": form, "crumbs": _crumbs(request), "summary": None if more else form},
    )


def _set_rule(request: DeskRequest, form: RuleForm) -> None:
    given = form.cleaned_data
    rule_set(
        party=request.party,
        rule=given["rule"],
        source=given["source"],
        valid_from=given["valid_from"],
        actor=request.actor,
    )


def _added(
    request: DeskRequest, form: RefusableForm, add: Callable[..., object], title: str
) -> HttpResponse:
    if _done(form, lambda: add(party=request.party, actor=request.actor, **form.cleaned_data)):
        return _saved(request)
    return render(
        request,
        "parties/entitled.html",
        {"form": form, "title": title, "crumbs": _crumbs(request)},
    )


def _entry(
    request: DeskRequest, row: Representative | Proxy, end: EndForm, link: LinkForm | None
) -> HttpResponse:
    return render(
        request,
        "parties/entitled_entry.html",
        {"row": row, "form": end, "link": link, "crumbs": _crumbs(request)},
    )


def _done(form: RefusableForm, act: Callable[[], object]) -> bool:
    """Whether the form was sent and the act is done; a refusal is shown in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        form.refuse(refusal.findings)
        return False
    return True


def _saved(request: DeskRequest) -> HttpResponse:
    messages.success(request, _("Saved. All signatories have been told."))
    return redirect("parties:representation", request.party.pk)


def _crumbs(request: DeskRequest) -> list[tuple[str, str]]:
    return [(_("Representation"), reverse("parties:representation", args=[request.party.pk]))]


def _lines(request: DeskRequest, rows: list[Any], page: str, today: date) -> dict[str, list[Line]]:
    """Entries that hold or have not been closed, and those of the past."""
    lines = [
        Line(row, row.last_day, _state(row, today), reverse(page, args=[request.party.pk, row.pk]))
        for row in rows
        if not row.during.isempty
    ]
    return {
        "current": [line for line in lines if line.state != "past"],
        "past": [line for line in lines if line.state == "past"],
    }


def _state(row: Representative | Proxy, today: date) -> str:
    if row.during.lower > today:
        return "coming"
    last = row.last_day
    if last is None or last - SOON > today:
        return ""
    if last >= today:
        return "ends"
    return "ended" if last + SOON >= today else "past"


def _impossible(request: DeskRequest, today: date) -> str:
    """What is missing although everybody with an account signs, "" where the rule can be met."""
    known = representations([request.party.pk], today)[request.party.pk]
    holding = [*known.representatives, *known.proxies]
    signed = [Signing(row.person, today) for row in holding if row.person]
    return standing(known, signed, Scope.OFFERS, today).missing

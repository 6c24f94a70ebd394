"""Signing in with one click as an invented person: only in a demonstration."""

from itertools import groupby
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from ccop.kernel import clock
from ccop.kernel.city import Mode, mode
from ccop.kernel.parties.models import MemberRole, Membership
from ccop.kernel.people.demonstration import PASSWORD, demonstration_people
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.roles import Role


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """All invented people with what each may do; POST signs in as one of them."""
    if mode() is not Mode.DEMONSTRATION:
        raise Http404
    if request.method == "POST":
        wanted = request.POST.get("person")
        person = next((one for one in demonstration_people() if str(one.pk) == wanted), None)
        if person is None:
            raise Http404
        return _sign_in(request, person)
    context = {
        "groups": [*_city(), *_parties()],
        "password": PASSWORD,
        "next": request.GET.get("next", ""),
    }
    return render(request, "parties/demonstration.html", context)


def _sign_in(request: HttpRequest, person: Person) -> HttpResponse:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    if request.user.is_authenticated:
        get_adapter().logout(request)
    get_adapter().login(request, person)
    response: HttpResponse = get_adapter().post_login(
        request,
        person,
        email_verification="none",
        signal_kwargs=None,
        email=person.email,
        signup=False,
        redirect_url=wanted if safe else _desk_of(person),
    )
    return response


def _desk_of(person: Person) -> str:
    held = Membership.objects.filter(person=person, during__contains=clock.Today()).first()
    return reverse("parties:desk", args=[held.party_id]) if held else reverse("people:home")


def _city() -> list[dict[str, Any]]:
    grants = (
        RoleGrant.objects.filter(during__contains=clock.Today(), person__in=demonstration_people())
        .select_related("person")
        .order_by("pk")
    )
    rows = [
        {"person": grant.person, "roles": [Role(grant.role).label], "may": [Role(grant.role).may]}
        for grant in grants
    ]
    return [{"title": None, "people": rows}] if rows else []


def _parties() -> list[dict[str, Any]]:
    held = (
        Membership.objects.filter(during__contains=clock.Today(), person__in=demonstration_people())
        .select_related("person", "party")
        .order_by("party__name", "party", "person__created_at", "person", "pk")
    )
    groups = []
    for party, of_party in groupby(held, key=lambda row: row.party):
        rows = []
        for person, of_person in groupby(of_party, key=lambda row: row.person):
            roles = [MemberRole(row.role) for row in of_person]
            rows.append(
                {
                    "person": person,
                    "roles": [role.label for role in roles],
                    "may": [role.may for role in roles],
                }
            )
        groups.append({"title": party.name, "people": rows})
    return groups

"""City roles in the office: who holds which, and giving and ending them."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ccop.kernel import clock
from ccop.kernel.people.access import office
from ccop.kernel.people.forms import FindPersonForm, RoleForm
from ccop.kernel.people.giving_roles import end_role, grant_role
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import grants_for, grants_of
from ccop.law.findings import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@office(Role.OPERATOR)
def people(request: Request) -> HttpResponse:
    """Everybody with a city role; a post looks for somebody by address, which no address bar and
    no log shall show."""
    form = FindPersonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        found = Person.objects.filter(
            email=form.cleaned_data["email"].lower(), is_active=True
        ).first()
        if found:
            return redirect("people:roles", found.pk)
        form.add_error("email", _("Nobody has an account with this address. They sign up first."))
    context = {"form": form, "grants": grants_for(request.actor)}
    return render(request, "people/office/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office(Role.OPERATOR)
def roles(request: Request, person: UUID) -> HttpResponse:
    """The city roles of one person; a post gives another."""
    holder = get_object_or_404(Person, pk=person, is_active=True)
    bound = request.POST if request.method == "POST" else None
    form = RoleForm(bound, initial={"since": clock.today()})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            grant_role(
                person=holder,
                role=Role(given["role"]),
                department=given["department"],
                since=given["since"],
                until=form.first_day_without,
                actor=request.actor,
            )
        except Refused as refusal:
            return _roles(request, holder, form, refusal)
        messages.success(request, _("The role is given."))
        return redirect("people:roles", holder.pk)
    return _roles(request, holder, form)


@require_POST
@office(Role.OPERATOR)
def role_end(request: Request, grant: int) -> HttpResponse:
    """End a role today."""
    held = RoleGrant.objects.filter(pk=grant).select_related("person").first()
    if held is None:
        raise Http404
    try:
        end_role(grant=held, actor=request.actor)
    except Refused as refusal:
        return _roles(request, held.person, RoleForm(), refusal)
    messages.success(request, _("The role is ended."))
    return redirect("people:roles", held.person_id)


def _roles(
    request: Request, holder: Person, form: RoleForm, refusal: Refused | None = None
) -> HttpResponse:
    context = {
        "holder": holder,
        "form": form,
        "grants": grants_of(holder),
        "findings": refusal.findings if refusal else (),
        "crumbs": [(_("City roles"), reverse("people:office"))],
    }
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.OK
    return render(request, "people/office/roles.html", context, status=status)

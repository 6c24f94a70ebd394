"""A person's own account page."""

from allauth.account.views import LogoutView
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ccop.kernel.people import kept_posts, second_factor
from ccop.kernel.people.access import signed_in
from ccop.kernel.people.forms import NameForm
from ccop.kernel.people.requests import PersonRequest
from ccop.kernel.people.selectors import grants_of
from ccop.kernel.people.services import person_rename


@require_safe
@signed_in
def home(request: PersonRequest) -> HttpResponse:
    """Name, address, city roles, security: what the portal knows of a person, and where to go."""
    return render(
        request,
        "people/home.html",
        {
            "grants": grants_of(request.user),
            "second_factor": is_mfa_enabled(request.user),
            "office_waits": second_factor.waits(request),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def name(request: PersonRequest) -> HttpResponse:
    """How the person is called by others."""
    form = NameForm(request.POST or None, initial={"full_name": request.user.full_name})
    if request.method == "POST" and form.is_valid():
        person_rename(
            person=request.user,
            full_name=form.cleaned_data["full_name"],
            actor=request.actor,
        )
        return redirect("people:home")
    return render(request, "people/name.html", {"form": form})


class SignOut(LogoutView):  # type: ignore[misc]  # the library has no types
    """The library's page; afterwards this browser's late posts belong to nobody."""

    def post(self, *args: object, **kwargs: object) -> HttpResponse:
        response: HttpResponse = super().post(*args, **kwargs)
        kept_posts.unmark(response)
        return response

"""Another e-mail address for the account."""

from allauth.account.decorators import reauthentication_required
from allauth.decorators import rate_limit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ccop.kernel.people.access import signed_in
from ccop.kernel.people.addresses import (
    address_change,
    address_change_ask,
    address_change_confirm,
)
from ccop.kernel.people.forms import AddressForm
from ccop.kernel.people.requests import PersonRequest
from ccop.kernel.ui.secrecy import secret_address

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@reauthentication_required(allow_get=True)
@rate_limit(action="manage_email")
def address(request: PersonRequest) -> HttpResponse:
    """The address of the account, and asking for another."""
    form = AddressForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        address_change_ask(person=request.user, email=email, actor=request.actor)
        told = _("We have written to %(email)s. The address changes when you open the link.")
        messages.success(request, told % {"email": email})
        return redirect("account_email")
    return render(request, "people/address.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@secret_address
def address_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page that the letter leads to; nothing changes until its button is pressed."""
    change = address_change(token)
    if request.method == "POST" and change and address_change_confirm(token=token):
        messages.success(request, _("The address of your account is changed."))
        return redirect("people:home")
    if request.method == "POST":
        change = None
    status = 200 if change else GONE
    return render(request, "people/address_confirm.html", {"change": change}, status=status)

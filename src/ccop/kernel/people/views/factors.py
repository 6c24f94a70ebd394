"""The library's pages of the second factor, with what differs here."""

from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy

from ccop.kernel.people import second_factor


class SetUpApp(ActivateTOTPView):  # type: ignore[misc]  # the library has no types
    """An authenticator app; the code entered here counts for this session too."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        second_factor.remember_set_up(self.request)
        return response


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]  # the library has no types
    """A passkey, which counts for this session too."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        second_factor.remember_set_up(self.request)
        return response


class RenamePasskey(EditWebAuthnView):  # type: ignore[misc]  # the library has no types
    """Another name for a passkey."""

    success_url = reverse_lazy("mfa_index")


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]  # the library has no types
    """The end of a passkey; the last factor takes the recovery codes with it."""

    success_url = reverse_lazy("mfa_index")


class ConfirmByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc]  # as above
    """Proving again who one is, by a passkey."""

    def form_invalid(self, form: Form) -> HttpResponse:
        """Try again here; the library would lead to the page of signing in."""
        for sentence in form.errors.get("credential", []):
            messages.error(self.request, str(sentence))
        return redirect(self.request.get_full_path())

"""Forms of an account."""

from datetime import date, timedelta
from typing import Any

from allauth.account.forms import ResetPasswordForm, SignupForm
from allauth.core import ratelimit
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ccop.kernel import clock
from ccop.kernel.city.models import Department
from ccop.kernel.people.models import FULL_NAME_LENGTH, Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.services import person_sign_up
from ccop.kernel.ui import prefs
from ccop.kernel.ui.fields import DayField


class FullNameField(forms.CharField):
    """A name and a surname as people write them, on one line."""

    def __init__(self) -> None:
        # The widget bears no maxlength: what is too long is told, not cut.
        super().__init__(
            label=_("First name and surname"),
            validators=[MaxLengthValidator(FULL_NAME_LENGTH)],
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class NameForm(forms.Form):
    """How a person is called by others."""

    full_name = FullNameField()


class SignUpForm(SignupForm):  # type: ignore[misc]  # the library has no types
    """Name, e-mail address and password, nothing else."""

    full_name = FullNameField()
    field_order = ("full_name", "email", "password1")

    @transaction.atomic
    def save(self, request: HttpRequest) -> Person:
        person: Person = super().save(request)
        person_sign_up(
            person=person,
            full_name=self.cleaned_data["full_name"],
            look=prefs.look_of(request),
        )
        return person

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        """An address that has an account takes as long as a new one, and gets the same answer."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        saved: tuple[Any, HttpResponse | None] = super().try_save(request)
        return saved


class NewPasswordForm(ResetPasswordForm):  # type: ignore[misc]  # the library has no types
    """Asking for a link to set a new password."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the link, or nothing where enough were sent of late: those still work."""
        email: str = self.cleaned_data["email"]
        if ratelimit.consume(request, action="reset_letter", key=email.lower()):
            super().save(request, **kwargs)
        return email


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """A new passkey. Each may sign in by itself where its device checks who holds it."""

    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What to call it")
        self.fields["name"].help_text = _("So that you know it among others, for example: phone.")


class AddressForm(forms.Form):
    """Another e-mail address for the account."""

    email = forms.EmailField(
        label=_("New e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if email == self._person.email:
            raise forms.ValidationError(_("This is the address of your account already."))
        return email


class FindPersonForm(forms.Form):
    """Somebody's account by its address."""

    email = forms.EmailField(label=_("E-mail address of the account"))


class RoleForm(forms.Form):
    """A city role for a time, in a department or in the whole office."""

    role = forms.ChoiceField(
        label=pgettext_lazy("city", "Role"), choices=[(role.value, role.label) for role in Role]
    )
    department = forms.ModelChoiceField(
        label=_("Department"),
        queryset=Department.objects.all(),
        required=False,
        empty_label=_("the whole office"),
    )
    since = DayField(label=_("From"), help_text=_("The first day with the role."))
    until = DayField(
        label=_("Until"),
        help_text=_("The last day with the role. Leave empty where the end is not known."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and since < clock.today():
            self.add_error("since", _("A role cannot begin in the past."))
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return given

    @property
    def first_day_without(self) -> date | None:
        """The end as it is kept: the first day without the role."""
        until: date | None = self.cleaned_data["until"]
        return until + timedelta(days=1) if until else None

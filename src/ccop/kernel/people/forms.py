"""Forms of an account."""

from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ccop.kernel.people.models import FULL_NAME_LENGTH, Person
from ccop.kernel.people.services import person_sign_up
from ccop.kernel.ui import prefs


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

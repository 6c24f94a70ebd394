"""Forms of the party's desk."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ccop.kernel.parties.desk import beginnings
from ccop.kernel.parties.identifiers import clean_krs, clean_nip, clean_regon
from ccop.kernel.parties.models import MemberRole, Party, PartyText
from ccop.law.reading import Unreadable, clean_text

_LINES = forms.Textarea(attrs={"rows": 2})


def _text(value: str) -> str:
    try:
        return clean_text(value)
    except Unreadable as unreadable:
        raise ValidationError(str(unreadable)) from unreadable


class CardForm(forms.Form):
    """The card of a party: what official forms and letters need of it."""

    name = forms.CharField(label=_("Full name"), widget=_LINES)
    legal_form = forms.CharField(
        label=_("Legal form"), required=False, help_text=_("For example: association, foundation.")
    )
    register_number = forms.CharField(
        label=_("Number in a register"),
        required=False,
        help_text=_("Register and number, for example: KRS 0000123456."),
    )
    krs = forms.CharField(label="KRS", required=False)
    nip = forms.CharField(label="NIP", required=False)
    regon = forms.CharField(label="REGON", required=False)
    seat = forms.CharField(label=_("Address of the seat"), required=False, widget=_LINES)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    website = forms.CharField(label=_("Website"), required=False)

    def clean_name(self) -> str:
        return _text(self.cleaned_data["name"])

    def clean_seat(self) -> str:
        return _text(self.cleaned_data["seat"])

    def clean_legal_form(self) -> str:
        return _text(self.cleaned_data["legal_form"])

    def clean_krs(self) -> str:
        return clean_krs(self.cleaned_data["krs"])

    def clean_nip(self) -> str:
        return clean_nip(self.cleaned_data["nip"])

    def clean_regon(self) -> str:
        return clean_regon(self.cleaned_data["regon"])

    def card(self) -> dict[str, str]:
        """The fields as the services take them."""
        return {name: self.cleaned_data[name] for name in self.declared_fields if name != "kind"}


def _kinds() -> list[tuple[str, Any]]:
    elsewhere = {beginning.kind for beginning in beginnings()}
    return [(kind, label) for kind, label in Party.Kind.choices if kind not in elsewhere]


class NewPartyForm(CardForm):
    """A card with the kind of party, which never changes afterwards."""

    kind = forms.ChoiceField(label=_("Kind"), choices=_kinds)
    field_order = ("kind",)


class InviteForm(forms.Form):
    """Who is invited to act for the party, and as what."""

    email = forms.EmailField(label=_("E-mail address"))
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        help_text=_("One or several."),
        choices=[(role.value, role.label) for role in MemberRole],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role.")},
    )

    def offered(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        return {
            "email": self.cleaned_data["email"],
            "roles": [MemberRole(role) for role in self.cleaned_data["roles"]],
        }


class TextForm(forms.Form):
    """A text of the party's library."""

    kind = forms.ChoiceField(
        label=_("What the text tells of"),
        choices=PartyText.Kind.choices,
        help_text=_("Fields of official forms offer the texts that fit them."),
    )
    title = forms.CharField(label=_("Name of the text"), help_text=_("Only your people see it."))
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 12}))

    def clean_title(self) -> str:
        return _text(self.cleaned_data["title"])

    def clean_text(self) -> str:
        return _text(self.cleaned_data["text"])

"""Forms of the office's pages on the register."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations import card
from ccop.directory.organizations.words import LegalForm
from ccop.kernel.parties.identifiers import clean_krs, clean_nip, clean_regon
from ccop.kernel.ui.fields import DayField
from ccop.law.reading import Unreadable, clean_text

_TEXTS = ("name", "street", "postcode", "town", "delivery_address", "website", "aims")


class NumberForm(forms.Form):
    """A number to ask about."""

    krs = forms.CharField(
        label=_("KRS number"),
        help_text=_("10 digits; zeros in front may be left out."),
        error_messages={"required": _("Give the KRS number.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_krs(self) -> str:
        return clean_krs(self.cleaned_data["krs"])


class NewCardForm(forms.Form):
    """A card as the register proposes it, with the card's own labels."""

    name = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}))
    form = forms.ChoiceField(required=False, choices=[("", _("not chosen")), *LegalForm.choices])
    nip = forms.CharField(required=False)
    regon = forms.CharField(required=False)
    registered_on = DayField(required=False)
    public_benefit = forms.BooleanField(required=False)
    in_liquidation = forms.BooleanField(required=False)
    street = forms.CharField(required=False)
    postcode = forms.RegexField(
        regex=r"^[0-9]{2}-[0-9]{3}$",
        required=False,
        error_messages={"invalid": _("Write the postcode as 42-200.")},
    )
    town = forms.CharField(required=False)
    delivery_address = forms.CharField(required=False, max_length=40)
    email = forms.EmailField(required=False)
    website = forms.CharField(required=False)
    aims = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.label = str(card.BY_NAME[name].label)

    def clean_nip(self) -> str:
        return clean_nip(self.cleaned_data["nip"])

    def clean_regon(self) -> str:
        return clean_regon(self.cleaned_data["regon"])

    def clean(self) -> dict[str, Any]:
        """Texts without what programs leave in them."""
        data = super().clean() or {}
        for name in _TEXTS:
            try:
                data[name] = clean_text(data.get(name, ""))
            except Unreadable as unreadable:
                self.add_error(name, ValidationError(str(unreadable)))
        return data

    def values(self) -> dict[str, str | bool | date | None]:
        """The fields by their names on the card."""
        return {name: self.cleaned_data[name] for name in self.fields}

"""Forms of the yearly confirmation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ccop.directory.importing.cells import read_cell
from ccop.directory.organizations import card
from ccop.directory.organizations.cells import guard
from ccop.directory.organizations.models import Organization
from ccop.law.reading import Unreadable

FIELDS = ("name", "email", "phone", "website", "street", "postcode", "town", "aims")
"""What can be proposed by a link: what changes most, each a text."""
_LONG = frozenset({"name", "aims"})


class ChangeForm(forms.Form):
    """What everybody reads on the card, to be changed, and a note."""

    note = forms.CharField(
        label=_("Anything else for the office"),
        help_text=_("For example: we no longer work. Give no personal data."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, organization: Organization, data: Any = None) -> None:
        super().__init__(data)
        shown = card.public_values(organization)
        self._stands = {name: str(shown[name]) for name in FIELDS if name in shown}
        for name, value in self._stands.items():
            rows = 5 if name == "aims" else 2
            self.fields[name] = forms.CharField(
                label=str(card.BY_NAME[name].label),
                required=name == "name",
                initial=value,
                widget=forms.Textarea(attrs={"rows": rows}) if name in _LONG else None,
            )
        self.order_fields([*self._stands, "note"])

    def clean(self) -> None:
        """Each value by the rules of the card."""
        super().clean()
        for name in self._stands:
            typed = self.cleaned_data.get(name)
            if typed is None:
                continue
            try:
                self.cleaned_data[name] = read_cell(name, guard(typed))
            except Unreadable as wrong:
                self.add_error(name, ValidationError(str(wrong)))

    def changes(self) -> dict[str, str]:
        """The values that are not what stands."""
        return {
            name: self.cleaned_data[name]
            for name, value in self._stands.items()
            if self.cleaned_data[name] != value
        }


class DeclineForm(forms.Form):
    """Why a proposal is declined."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The organisation reads it in a letter."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

"""Forms of the keeper of the directory."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations import card
from ccop.directory.organizations.forms import TextField
from ccop.directory.registrations.forms import CardFields
from ccop.directory.registrations.words import EvidenceKind
from ccop.kernel.ui.fields import DayField


class AcceptForm(CardFields):
    """The card as it will be listed."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class EvidenceForm(forms.Form):
    """A document that the keeper has seen."""

    kind = forms.ChoiceField(label=_("Kind of document"), choices=EvidenceKind.choices)
    dated = DayField(label=_("Date of the document"), help_text=_("For example: 12.03.2015."))
    number = TextField(label=_("Number of the document"), required=False)
    shows = TextField(
        label=_("Who may act by it"), help_text=_("Function and name, as in the document.")
    )
    seen_on = DayField(label=_("Seen on"))
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def recorded(self) -> dict[str, Any]:
        """The document as the service takes it."""
        return dict(self.cleaned_data)


class ChoiceForm(forms.Form):
    """Field by field: which of two values a card has afterwards.

    `mine` and `theirs` are values of cards; only fields that differ are asked, and the other value
    is offered where the card has none.
    """

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(
        self,
        data: Any,
        mine: Mapping[str, Any],
        theirs: Mapping[str, Any],
        spoken: Any,
    ) -> None:
        super().__init__(data)
        self.asked = [
            field
            for field in card.FIELDS
            if field.name in theirs
            and mine[field.name] != theirs[field.name]
            and not card.is_blank(theirs[field.name])
        ]
        for field in self.asked:
            blank = card.is_blank(mine[field.name])
            self.fields[f"take_{field.name}"] = forms.ChoiceField(
                label=str(field.label),
                choices=[
                    ("mine", spoken(field.name, mine[field.name])),
                    ("theirs", spoken(field.name, theirs[field.name])),
                ],
                initial="theirs" if blank else "mine",
                widget=forms.RadioSelect,
            )

    def taken(self) -> list[str]:
        """Names of the fields that take the other value."""
        return [
            field.name
            for field in self.asked
            if self.cleaned_data[f"take_{field.name}"] == "theirs"
        ]

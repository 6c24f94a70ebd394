"""Forms of calls in the office."""

from datetime import datetime
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ccop.kernel.ui.fields import DayField, HourField
from ccop.law.terms import ends_at


class ExtensionForm(forms.Form):
    """The new closing and why; `seen` is the closing that the clerk was shown."""

    day = DayField(label=_("Last day for offers"), help_text=_("For example: 23.11.2026"))
    hour = HourField(
        label=_("Hour"),
        help_text=_("For example: 15:30. Left empty, offers are taken until the end of that day."),
        required=False,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody will read it in the notice."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_seen(self) -> datetime:
        """The closing as an instant."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError as problem:
            raise forms.ValidationError(_("Open the page once more.")) from problem

    @property
    def closes_at(self) -> datetime:
        """The first instant too late, of a form that is valid."""
        return ends_at(self.cleaned_data["day"], self.cleaned_data["hour"])


class OpeningForm(forms.Form):
    """Nothing but the act itself."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

from django import forms
from django.utils.translation import gettext_lazy as _


class ClockForm(forms.Form):
    """When it shall be now, as read from a wall clock in Poland."""

    to = forms.SplitDateTimeField(label=_("New present moment"))

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from ccop.kernel import clock


class ClockForm(forms.Form):
    """What shall be read from the calendar and the wall clock in Poland."""

    day = forms.DateField(label=_("New date"))
    hour = forms.TimeField(label=_("New hour"))

    def moment(self) -> datetime:
        return datetime.combine(
            self.cleaned_data["day"], self.cleaned_data["hour"], tzinfo=clock.WARSAW
        )

"""Forms of the outage log in the office."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ccop.kernel import clock
from ccop.kernel.status.models import Outage
from ccop.kernel.ui.fields import DayField, HourField

_DAY = _("For example: 23.11.2026")
_HOUR = _("For example: 15:30")


class DescriptionForm(forms.Form):
    """What people read about an outage; all that may be said about one the platform recorded."""

    description = forms.CharField(
        label=_("Description for everybody"),
        help_text=_("What happened and what was done about it. Name no person."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class OutageForm(DescriptionForm):
    """An outage that the staff know of."""

    what = forms.ChoiceField(label=_("What did not work"), choices=Outage.Kind.choices)
    started_day = DayField(label=_("Day of the beginning"), help_text=_DAY)
    started_hour = HourField(label=_("Hour of the beginning"), help_text=_HOUR)
    ended_day = DayField(label=_("Day of the end"), help_text=_DAY, required=False)
    ended_hour = HourField(
        label=_("Hour of the end"),
        help_text=_("Leave day and hour of the end empty while it goes on."),
        required=False,
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    field_order = ("what", "started_day", "started_hour", "ended_day", "ended_hour", "description")

    @classmethod
    def of(cls, outage: Outage) -> "OutageForm":
        """The form filled in with an entry."""
        start = clock.warsaw(outage.started_at)
        end = outage.ended_at and clock.warsaw(outage.ended_at)
        return cls(
            initial={
                "what": outage.what,
                "started_day": start.date(),
                "started_hour": start.time().replace(microsecond=0),
                "ended_day": end and end.date(),
                "ended_hour": end and end.time().replace(microsecond=0),
                "description": outage.description,
            }
        )

    def clean(self) -> dict[str, Any]:
        """The two instants, the end after the beginning and neither in the future."""
        data = super().clean() or {}
        start = _instant(data.get("started_day"), data.get("started_hour"))
        end = _instant(data.get("ended_day"), data.get("ended_hour"))
        if (data.get("ended_day") is None) != (data.get("ended_hour") is None):
            self.add_error("ended_hour", _("Give both day and hour of the end, or neither."))
        if start and end and end <= start:
            self.add_error("ended_hour", _("The end must be after the beginning."))
        now = clock.now()
        if start and start > now:
            self.add_error("started_hour", _("This lies in the future."))
        if end and end > now:
            self.add_error("ended_hour", _("This lies in the future."))
        return {**data, "started_at": start, "ended_at": end}


def _instant(day: Any, hour: Any) -> datetime | None:
    return datetime.combine(day, hour, tzinfo=clock.WARSAW) if day and hour else None

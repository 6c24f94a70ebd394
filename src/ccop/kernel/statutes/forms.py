"""Forms of values that an operator adds; the law's own functions judge what was typed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ccop.kernel.statutes.wording import UNIT_HELP
from ccop.kernel.ui.fields import DayField
from ccop.law.amendment import Amendment
from ccop.law.findings import Finding
from ccop.law.parameters import Parameter

_DAY = _("For example: 01.01.2027")


class AdditionForm(forms.Form):
    """What every value needs."""

    valid_from = DayField(label=_("Holds from"), help_text=_DAY)
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        help_text=_("The act, its article and where it was published."),
        error_messages={"required": _("Give the legal basis: act, article and publication.")},
        max_length=500,
    )
    reason = forms.CharField(
        label=_("Why from a day that has passed"),
        help_text=_("Needed only where the value begins before today. Name no person."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def wish(self, code: str) -> Amendment:
        """What was asked for, of a form that is valid."""
        given = self.cleaned_data
        return Amendment(
            code=code,
            value=given["value"],
            valid_from=given["valid_from"],
            legal_basis=given["legal_basis"],
            reason=given["reason"],
        )

    def refuse(self, findings: Iterable[Finding]) -> None:
        """Show each finding beside the field that it is about."""
        for each in findings:
            told = f"{each.message} {each.remedy} ({each.citation}, {each.code})"
            self.add_error(each.where or None, told)


class RejectionForm(forms.Form):
    """Why a value is rejected."""

    note = forms.CharField(
        label=_("Why you reject it"),
        help_text=_("What is wrong, for who proposed it."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ValueForm(AdditionForm):
    """A new value of a known parameter, in its unit."""

    value = forms.CharField(
        label=_("New value"),
        strip=False,
        error_messages={"required": _("Give the value.")},
    )
    field_order = ("value",)

    def __init__(self, *args: Any, parameter: Parameter, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["value"].help_text = UNIT_HELP[parameter.unit]


class DayOffForm(AdditionForm):
    """A day that becomes a day off, or stops being one."""

    ONCE, YEARLY, ORDINARY = "once", "yearly", "ordinary"

    kind = forms.ChoiceField(
        label=_("What changes"),
        widget=forms.RadioSelect,
        choices=[
            (ONCE, _("This one day is a day off")),
            (YEARLY, _("The day is a day off every year from then on")),
            (ORDINARY, _("The day is a day off no more from then on")),
        ],
    )
    value = forms.CharField(
        label=_("Name of the day off"),
        help_text=_("As the act calls it. Left empty where the day is a day off no more."),
        required=False,
        max_length=200,
    )
    field_order = ("valid_from", "kind", "value")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["valid_from"].label = _("Day")

    def clean(self) -> dict[str, Any]:
        """A name where the day is to be off, none where it is not."""
        data = super().clean() or {}
        if data.get("kind") == self.ORDINARY:
            data["value"] = ""
        elif "kind" in data and not data.get("value"):
            self.add_error("value", _("Give the name of the day off."))
        return data

    def wish(self, code: str) -> Amendment:
        """One day ends when it begins."""
        wish = super().wish(code)
        once = self.cleaned_data["kind"] == self.ONCE
        return replace(wish, valid_to=wish.valid_from) if once else wish

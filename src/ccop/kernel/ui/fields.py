"""Fields that read what people type as the law's readers do: any usual spelling is fine."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from ccop.law.reading import Unreadable, parse_date


class DayField(forms.CharField):
    """A day typed as text: 31.12.2026, with dots, dashes or slashes, or 2026-12-31."""

    def __init__(self, **options: object) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(**{"widget": widget, **options})  # type: ignore[arg-type]

    def clean(self, value: str) -> date | None:
        """The day, None for nothing typed where that is allowed."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return parse_date(typed)
        except Unreadable as problem:
            raise ValidationError(str(problem)) from problem

    def prepare_value(self, value: object) -> object:
        """As people write it; what was typed stays as typed."""
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value


class HourField(forms.TimeField):
    """An hour typed as text: 15:30 or 15.30."""

    def __init__(self, **options: object) -> None:
        widget = forms.TimeInput(
            format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off"}
        )
        spellings = ["%H:%M", "%H.%M", "%H:%M:%S"]
        super().__init__(**{"widget": widget, "input_formats": spellings, **options})  # type: ignore[arg-type]

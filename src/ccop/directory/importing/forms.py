"""Forms of the import."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from ccop.directory.importing.mapping import CHOICES
from ccop.directory.importing.models import Import
from ccop.directory.importing.sheets import MAX_BYTES, MAX_ROWS
from ccop.kernel.ui.fields import DayField

_LEFT_OUT = "-"
"""A choice like the others, so that no column is called optional."""
_EXAMPLE = 60  # characters of a value shown beside its column


class UploadForm(forms.Form):
    """A file of any old directory."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, at most %(rows)s rows and %(size)s MB.")
        % {
            "rows": f"{MAX_ROWS:,}".replace(",", "\N{NO-BREAK SPACE}"),
            "size": MAX_BYTES // 1024 // 1024,
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        allow_empty_file=True,
    )


class SheetForm(forms.Form):
    """Which sheet of a workbook is meant."""

    def __init__(self, this: Import, data: Any = None) -> None:
        super().__init__(data, initial={"sheet": this.sheet})
        self.fields["sheet"] = forms.ChoiceField(
            label=_("Sheet"), choices=[(each, each) for each in this.sheets]
        )


class MappingForm(forms.Form):
    """What each column tells, where the data come from, and what wins."""

    source = forms.CharField(
        label=_("Where the data come from"),
        help_text=_("For example: Baza NGO of the old site. Empty: the name of the file."),
        required=False,
    )
    as_of = DayField(
        label=_("As of what day"),
        help_text=_("The day on which the data were true, as far as known."),
    )
    overwrite = forms.BooleanField(
        label=_("Replace values that a card has already"),
        help_text=_("Otherwise the file only fills in what a card does not tell yet."),
        required=False,
    )

    def __init__(self, this: Import, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self._count = len(this.header)
        for place, title in enumerate(this.header):
            values = (row[place][:_EXAMPLE] for row in this.samples if place < len(row))
            self.fields[f"column{place}"] = forms.ChoiceField(
                label=title or _("Column %(number)s, without a title") % {"number": place + 1},
                choices=[(value or _LEFT_OUT, label) for value, label in CHOICES],
                initial=this.columns[place] or _LEFT_OUT,
                help_text=" · ".join(value for value in values if value.strip()),
            )

    def column_fields(self) -> Iterator[BoundField]:
        """The fields of the columns, in their order."""
        for place in range(self._count):
            yield self[f"column{place}"]

    def columns(self) -> list[str]:
        """What each column tells."""
        chosen = (self.cleaned_data[f"column{place}"] for place in range(self._count))
        return ["" if column == _LEFT_OUT else column for column in chosen]

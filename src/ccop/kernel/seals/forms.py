"""The question whether an entry named by a receipt stands in the journal."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from ccop.kernel.seals.selectors import HASH_LENGTH

_GREATEST = 2**63 - 1


class EntryForm(forms.Form):
    """Stream, number and hash, as a receipt prints them."""

    strumien = forms.CharField(
        label=_("Stream"),
        help_text=_("What the receipt has in its field “Entry in the journal” before the comma."),
        max_length=120,
    )
    wpis = forms.IntegerField(
        label=_("Number of the entry"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        validators=[MinValueValidator(1), MaxValueValidator(_GREATEST)],
    )
    suma = forms.CharField(
        label=_("Hash of the entry"),
        help_text=_("At least the first 16 signs; spaces do not matter."),
        min_length=HASH_LENGTH,
        max_length=200,
    )

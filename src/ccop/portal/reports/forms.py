from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _


class ErrorReportForm(forms.Form):
    """What went wrong and where; the address is optional."""

    description = forms.CharField(
        label=_("What is wrong?"),
        help_text=_("Write what you did and what happened. Give no personal data."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    page = forms.CharField(
        label=_("On which page?"),
        help_text=_("The address of the page; we filled in the one you came from."),
        required=False,
    )
    email = forms.EmailField(
        label=_("Your e-mail (optional)"),
        help_text=_("Only if you want an answer. We use it for nothing else."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    """A trap for programs that fill in everything; people do not see it."""
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def is_spam(self) -> bool:
        """Whether the trap was filled in."""
        return bool(self.cleaned_data.get("website"))


class AnswerForm(forms.Form):
    """The webmaster's answer."""

    text = forms.CharField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 6}))
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

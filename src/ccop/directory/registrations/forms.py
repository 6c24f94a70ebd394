"""Forms of everybody: reporting an organisation, claiming one, contesting a claim."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations import card
from ccop.directory.organizations.topics import sphere_choices
from ccop.directory.organizations.words import Area, Beneficiary, LegalForm, Register
from ccop.directory.registrations.words import Relation
from ccop.kernel import clock
from ccop.kernel.parties.identifiers import clean_krs, clean_nip, clean_regon
from ccop.kernel.ui.fields import DayField
from ccop.law.reading import Unreadable, clean_text
from ccop.law.spheres import spheres

_UNSAID = ("", _("not given"))
_UNCHOSEN = ("", _("choose from the list"))
_POSTCODE = re.compile(r"(\d{2})-?(\d{3})", re.ASCII)
_DELIVERY = re.compile(r"AE:PL-\d{5}-\d{5}-[A-Z]{5}-\d{2}", re.ASCII)
_LABELS: Mapping[str, Any] = {field.name: field.label for field in card.FIELDS}


def _spheres() -> list[tuple[str, str]]:
    today = clock.today()
    return [(code, label) for code, label in sphere_choices() if spheres()[code].valid_on(today)]


def text(typed: str) -> str:
    """Text without what word processors leave behind. Raises ValidationError."""
    try:
        return clean_text(typed)
    except Unreadable as unreadable:
        raise ValidationError(str(unreadable)) from unreadable


def _answer(name: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_LABELS[name],
        choices=[_UNSAID, ("yes", _("yes")), ("no", _("no"))],
        coerce=lambda said: said == "yes",
        empty_value=None,
        required=False,
    )


def _line(name: str, help_text: Any = "", **options: Any) -> forms.CharField:
    return forms.CharField(
        label=_LABELS[name], help_text=help_text, **{"required": False, **options}
    )


_NO_ID = {"id": False}
"""A page may hold several forms, each with its own token."""


class CardFields(forms.Form):
    """The fields of a card that an organisation says of itself; few are required."""

    FIRST = ("name", "form", "register", "number")
    """What nobody gets by without; everything else may come later."""
    SECTIONS = (
        (
            _("Numbers and register"),
            ("short_name", "nip", "regon", "registered_on", "public_benefit"),
        ),
        (
            _("Address and contact"),
            (
                "street",
                "postcode",
                "town",
                "email",
                "phone",
                "website",
                "social_media",
                "delivery_address",
            ),
        ),
        (
            _("What the organisation does"),
            (
                "aims",
                "spheres",
                "area",
                "beneficiaries",
                "paid_activity",
                "business_activity",
                "accepts_volunteers",
            ),
        ),
    )

    name = _line(
        "name",
        _("As in the register or statute."),
        required=True,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    form = forms.ChoiceField(label=_LABELS["form"], choices=[_UNCHOSEN, *LegalForm.choices])
    register = forms.ChoiceField(label=_LABELS["register"], choices=[_UNCHOSEN, *Register.choices])
    number = forms.CharField(
        label=_("Number in the register"),
        help_text=_("For the KRS 10 digits. Leave it empty when there is no register."),
        required=False,
    )
    short_name = _line("short_name")
    nip = _line("nip")
    regon = _line("regon")
    registered_on = DayField(
        label=_LABELS["registered_on"],
        help_text=_("For example: 12.03.2015."),
        required=False,
    )
    public_benefit = _answer("public_benefit")
    street = _line("street")
    postcode = _line("postcode")
    town = _line("town")
    email = forms.EmailField(
        label=_("E-mail address of the organisation"),
        help_text=_("It will be published."),
        required=False,
    )
    phone = _line("phone", max_length=40)
    website = forms.URLField(
        label=_LABELS["website"],
        assume_scheme="https",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    social_media = _line(
        "social_media", _("One address in a line."), widget=forms.Textarea(attrs={"rows": 3})
    )
    delivery_address = _line("delivery_address", _("For example: AE:PL-12345-12345-ABCDE-12."))
    aims = _line("aims", widget=forms.Textarea(attrs={"rows": 5, "data-advised": 1500}))
    spheres = forms.MultipleChoiceField(
        label=_LABELS["spheres"],
        choices=_spheres,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    area = forms.ChoiceField(
        label=_LABELS["area"], choices=[_UNSAID, *Area.choices], required=False
    )
    beneficiaries = forms.MultipleChoiceField(
        label=_LABELS["beneficiaries"],
        choices=Beneficiary.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    paid_activity = _answer("paid_activity")
    business_activity = _answer("business_activity")
    accepts_volunteers = _answer("accepts_volunteers")

    def clean_name(self) -> str:
        return text(self.cleaned_data["name"])

    def clean_aims(self) -> str:
        return text(self.cleaned_data["aims"])

    def clean_nip(self) -> str:
        return clean_nip(self.cleaned_data["nip"])

    def clean_regon(self) -> str:
        return clean_regon(self.cleaned_data["regon"])

    def clean_postcode(self) -> str:
        return _spelled(
            self.cleaned_data["postcode"], _POSTCODE, gettext("Write it as 42-200."), "-"
        )

    def clean_delivery_address(self) -> str:
        typed = self.cleaned_data["delivery_address"].upper().replace(" ", "")
        return _spelled(typed, _DELIVERY, gettext("Write it as AE:PL-12345-12345-ABCDE-12."))

    def clean_social_media(self) -> list[str]:
        lines = self.cleaned_data["social_media"].splitlines()
        return [forms.URLField(assume_scheme="https").clean(line) for line in lines if line.strip()]

    def clean(self) -> dict[str, Any]:
        """The number fits the register; a KRS number is read as one."""
        said = super().clean() or self.cleaned_data
        register, number = said.get("register"), said.get("number", "")
        if register == Register.KRS and not number:
            self.add_error("number", gettext("Write the KRS number."))
        elif register == Register.COUNTY and not number:
            self.add_error("number", gettext("Write the number in this register."))
        elif register == Register.KRS:
            try:
                said["krs"] = clean_krs(number)
            except ValidationError as wrong:
                self.add_error("number", wrong)
        return said

    def values(self) -> dict[str, Any]:
        """The fields as cards have them."""
        said, krs = self.cleaned_data, self.cleaned_data.get("krs", "")
        same = [name for name in CardFields.base_fields if name in card.BY_NAME]
        number = f"KRS {krs}" if krs else said["number"]
        return {name: said[name] for name in same} | {"krs": krs, "register_number": number}

    @staticmethod
    def shown(values: dict[str, Any]) -> dict[str, Any]:
        """The values of a card as this form shows them at first."""
        said = {True: "yes", False: "no", None: ""}
        shown = {
            name: said[value] if isinstance(value, bool) or value is None else value
            for name, value in values.items()
        }
        shown["number"] = values.get("krs") or values.get("register_number", "")
        shown["social_media"] = "\n".join(values.get("social_media") or [])
        return shown

    def first(self) -> list[BoundField]:
        """The required part."""
        return [self[name] for name in self.FIRST]

    def sections(self) -> list[dict[str, Any]]:
        """The rest, in groups that are folded away unless something in them is wrong or filled in
        beforehand."""
        return [
            {
                "title": title,
                "fields": [self[name] for name in names],
                "open": any(name in self.errors or self.initial.get(name) for name in names),
            }
            for title, names in self.SECTIONS
        ]


def _spelled(typed: str, form: re.Pattern[str], how: str, between: str = "") -> str:
    found = form.fullmatch(typed)
    if typed and found is None:
        raise ValidationError(how)
    return between.join(found.groups()) if found and found.groups() else typed


class Reported(CardFields):
    """What every report has: the one who says it agrees to the clauses, and has looked whether the
    organisation is listed already."""

    agreed = forms.BooleanField(
        label=_("I agree to the publication and have read how the data are used."),
        error_messages={"required": _("Without this the organisation cannot be listed.")},
    )
    token = forms.UUIDField(widget=forms.HiddenInput(_NO_ID), initial=uuid4)
    another = forms.BooleanField(widget=forms.HiddenInput, required=False)
    """Whether the organisations that may be the same have been looked at."""


class ReportForm(Reported):
    """A report by anybody."""

    reporter_email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a link that confirms the report. The address is not published."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    relation = forms.ChoiceField(
        label=_("Who are you to the organisation?"),
        choices=Relation.choices,
        widget=forms.RadioSelect,
    )
    nickname = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    """A trap for programs that fill in everything; people do not see it."""

    @property
    def is_spam(self) -> bool:
        """Whether the trap was filled in."""
        return bool(self.cleaned_data.get("nickname"))


class BeginForm(Reported):
    """A new organisation begun at the desk by somebody who acts for it."""


class LookForm(forms.Form):
    """What an organisation is looked for by, before another is begun."""

    name = forms.CharField(label=_("Name"), required=False)
    krs = forms.CharField(label="KRS", required=False)
    nip = forms.CharField(label="NIP", required=False)

    def clean_krs(self) -> str:
        return clean_krs(self.cleaned_data["krs"])

    def clean_nip(self) -> str:
        return clean_nip(self.cleaned_data["nip"])

    def clean(self) -> dict[str, Any]:
        """Something is asked."""
        said = super().clean() or self.cleaned_data
        if not self.errors and not any(said.values()):
            self.add_error("name", gettext("Write the name or a number of the organisation."))
        return said


class ClaimForm(forms.Form):
    """ "This is my organisation"."""

    function = forms.CharField(
        label=_("Who are you in the organisation?"),
        help_text=_("For example: chair, member of the board, attorney."),
    )
    statement = forms.CharField(
        label=_("How can you show it?"),
        help_text=_(
            "For example: I am named in the KRS; I will bring the minutes of the election. Give no "
            "PESEL number."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    truth = forms.BooleanField(label=_("I declare that I may act for this organisation."))
    token = forms.UUIDField(widget=forms.HiddenInput(_NO_ID), initial=uuid4)

    def clean_function(self) -> str:
        return text(self.cleaned_data["function"])

    def clean_statement(self) -> str:
        return text(self.cleaned_data["statement"])


class ReasonForm(forms.Form):
    """Some words with an act: a question, an answer, a reason."""

    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 5}))
    token = forms.UUIDField(widget=forms.HiddenInput(_NO_ID), initial=uuid4)

    def __init__(self, *args: Any, label: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if label:
            self.fields["text"].label = label

    def clean_text(self) -> str:
        return text(self.cleaned_data["text"])

"""Forms of everybody: reporting an organisation, claiming one, contesting a claim."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations import card
from ccop.directory.organizations.forms import TextField, card_field
from ccop.directory.organizations.words import Register
from ccop.directory.registrations.words import Relation
from ccop.kernel.parties.identifiers import clean_krs, clean_nip

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

    name = card_field("name", help_text=_("As in the register or statute."), required=True)
    form = card_field("form", required=True)
    register = card_field("register", required=True)
    number = TextField(
        label=_("Number in the register"),
        help_text=_("For the KRS 10 digits. Leave it empty when there is no register."),
        required=False,
    )
    short_name = card_field("short_name")
    nip = card_field("nip")
    regon = card_field("regon")
    registered_on = card_field("registered_on")
    public_benefit = card_field("public_benefit")
    street = card_field("street")
    postcode = card_field("postcode")
    town = card_field("town")
    email = card_field(
        "email",
        label=_("E-mail address of the organisation"),
        help_text=_("It will be published."),
    )
    phone = card_field("phone")
    website = card_field("website")
    social_media = card_field("social_media")
    delivery_address = card_field("delivery_address")
    aims = card_field("aims")
    spheres = card_field("spheres")
    area = card_field("area")
    beneficiaries = card_field("beneficiaries")
    paid_activity = card_field("paid_activity")
    business_activity = card_field("business_activity")
    accepts_volunteers = card_field("accepts_volunteers")

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
        return {**values, "number": values.get("krs") or values.get("register_number", "")}

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

    function = TextField(
        label=_("Who are you in the organisation?"),
        help_text=_("For example: chair, member of the board, attorney."),
    )
    statement = TextField(
        label=_("How can you show it?"),
        help_text=_(
            "For example: I am named in the KRS; I will bring the minutes of the election. Give no "
            "PESEL number."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    truth = forms.BooleanField(label=_("I declare that I may act for this organisation."))
    token = forms.UUIDField(widget=forms.HiddenInput(_NO_ID), initial=uuid4)


class ReasonForm(forms.Form):
    """Some words with an act: a question, an answer, a reason."""

    text = TextField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 5}))
    token = forms.UUIDField(widget=forms.HiddenInput(_NO_ID), initial=uuid4)

    def __init__(self, *args: Any, label: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if label:
            self.fields["text"].label = label

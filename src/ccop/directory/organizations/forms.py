"""The card as a form, made from `card.FIELDS`; and small forms of the office."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.forms import BoundField
from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ccop.directory.organizations import card
from ccop.directory.organizations.display import GROUPS
from ccop.directory.organizations.facts import Facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.topics import sphere_choices
from ccop.directory.organizations.words import Area, Beneficiary, LegalForm, Register, Standing
from ccop.kernel.parties.identifiers import clean_krs, clean_nip, clean_regon
from ccop.kernel.ui.fields import DayField
from ccop.law.reading import Unreadable, clean_text

Words = str | Promise
_TERYT = re.compile(r"\d{7}", re.ASCII)
_POSTCODE = re.compile(r"(\d{2})-?(\d{3})", re.ASCII)
_DELIVERY = re.compile(r"AE:PL-\d{5}-\d{5}-[A-Z]{5}-\d{2}", re.ASCII)
_SEPARATOR = re.compile(r"[\n;]")
"""Between the values of a list; exports write them in one cell, so no value holds one."""
_UNSAID = ("", gettext_lazy("not given"))
_UNCHOSEN = ("", gettext_lazy("choose from the list"))
_ANSWERS = {"": None, "yes": True, "no": False}


class TextField(forms.CharField):
    """Words as typed, without what word processors leave behind."""

    def clean(self, value: Any) -> Any:
        return super().clean(_cleaned(str(value or "")))


class CheckedField(forms.CharField):
    """A number or code with a check of its own."""

    def __init__(self, check: Callable[[str], str], **options: Any) -> None:
        super().__init__(**options)
        self.check = check

    def clean(self, value: Any) -> str:
        return self.check(super().clean(value))


class ListField(forms.CharField):
    """A list of texts, one in a line or with semicolons between."""

    def __init__(self, check: Callable[[str], str] = str, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **options)
        self.check = check

    def clean(self, value: Any) -> list[str]:
        typed = [each.strip() for each in _SEPARATOR.split(_cleaned(super().clean(value)))]
        return list(dict.fromkeys(self.check(each) for each in typed if each))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class AnswerField(forms.ChoiceField):
    """Yes, no, or nobody has said."""

    def __init__(self, **options: Any) -> None:
        choices = [_UNSAID, ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))]
        super().__init__(choices=choices, **options)

    def clean(self, value: Any) -> bool | None:
        return _ANSWERS[super().clean(value)]

    def prepare_value(self, value: Any) -> Any:
        said = {answer: typed for typed, answer in _ANSWERS.items()}
        return said[value] if value is None or isinstance(value, bool) else value


def _cleaned(typed: str) -> str:
    try:
        return clean_text(typed)
    except Unreadable as unreadable:
        raise ValidationError(str(unreadable)) from unreadable


def _postcode(typed: str) -> str:
    if not typed:
        return ""
    if not (found := _POSTCODE.fullmatch(typed)):
        raise ValidationError(_("Write the postcode as 42-200."))
    return "-".join(found.groups())


def _teryt(typed: str) -> str:
    if typed and not _TERYT.fullmatch(typed):
        raise ValidationError(_("A TERYT code has 7 digits."))
    return typed


def _delivery(typed: str) -> str:
    written = typed.upper().replace(" ", "")
    if written and not _DELIVERY.fullmatch(written):
        raise ValidationError(_("Write the address as AE:PL-12345-12345-ABCDE-12."))
    return written


def _web(typed: str) -> str:
    if not typed:
        return ""
    address = typed if "://" in typed else f"https://{typed}"
    URLValidator(
        schemes=["http", "https"],
        message=_("This is no web address. Write it as https://example.pl: %(typed)s")
        % {"typed": typed},
    )(address)
    return address


def _choice(choices: Iterable[tuple[str, Words]]) -> Callable[..., forms.Field]:
    def field(**options: Any) -> forms.Field:
        nothing = _UNCHOSEN if options.get("required") else _UNSAID
        return forms.ChoiceField(choices=[nothing, *choices], **options)

    return field


def _several(choices: Callable[[], Any]) -> Callable[..., forms.Field]:
    def field(**options: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **options
        )

    return field


def _checked(check: Callable[[str], str]) -> Callable[..., forms.Field]:
    return lambda **options: CheckedField(check, **options)


def _listed(check: Callable[[str], str] = str) -> Callable[..., forms.Field]:
    return lambda **options: ListField(check, **options)


def _phone(**options: Any) -> forms.Field:
    return TextField(max_length=40, widget=forms.TextInput(), **options)


def _lines(**options: Any) -> forms.Field:
    return TextField(widget=forms.Textarea(attrs={"rows": 2}), **options)


def _long(**options: Any) -> forms.Field:
    return TextField(widget=forms.Textarea(attrs={"rows": 6, "data-advised": 1500}), **options)


_CONTROLS: Mapping[str, Callable[..., forms.Field]] = {
    "name": _lines,
    "form": _choice(LegalForm.choices),
    "standing": _choice(Standing.choices),
    "register": _choice(Register.choices),
    "krs": _checked(clean_krs),
    "nip": _checked(clean_nip),
    "regon": _checked(clean_regon),
    "registered_on": DayField,
    "struck_off_on": DayField,
    "in_liquidation": AnswerField,
    "public_benefit": AnswerField,
    "postcode": _checked(_postcode),
    "terc": _checked(_teryt),
    "simc": _checked(_teryt),
    "delivery_address": _checked(_delivery),
    "email": forms.EmailField,
    "phone": _phone,
    "website": _checked(_web),
    "social_media": _listed(_web),
    "aims": _long,
    "spheres": _several(sphere_choices),
    "topics": _listed(),
    "area": _choice(Area.choices),
    "beneficiaries": _several(lambda: Beneficiary.choices),
    "accepts_volunteers": AnswerField,
    "paid_activity": AnswerField,
    "business_activity": AnswerField,
}
"""How a field is typed where it is not a line of words."""
_HELP: Mapping[str, Words] = {
    "register_number": gettext_lazy("Register and number, for example: KRS 0000123456."),
    "registered_on": gettext_lazy("For example: 12.03.2015."),
    "terc": gettext_lazy("7 digits."),
    "simc": gettext_lazy("7 digits."),
    "delivery_address": gettext_lazy("For example: AE:PL-12345-12345-ABCDE-12."),
    "social_media": gettext_lazy("One address in a line."),
    "topics": gettext_lazy("In your own words, one in a line."),
}
_NOT_TYPED = {"logo"}


def card_field(name: str, **options: Any) -> forms.Field:
    """How a field of the card is typed, not required; `options` say what is otherwise in a form."""
    told = {
        "label": card.BY_NAME[name].label,
        "help_text": _HELP.get(name, ""),
        "required": False,
    }
    return _CONTROLS.get(name, TextField)(**{**told, **options})


class CardForm(forms.Form):
    """The fields of a card, in their order; what everybody may not see; what the person has seen.

    `standing` follows from the legal form, so only the office sets it otherwise.
    """

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        values: Mapping[str, Any] | None = None,
        facts: Facts | None = None,
        seen: datetime | None = None,
        for_office: bool = False,
    ) -> None:
        hidden = [name for name in _hideable() if not card.is_public(name, facts or {})]
        initial = {**(values or {}), "hidden": hidden, "seen": seen.isoformat() if seen else ""}
        super().__init__(data, initial=initial)
        self.typed: QueryDict | None = data
        left_out = _NOT_TYPED if for_office else _NOT_TYPED | {"standing"}
        self.names = [field.name for field in card.FIELDS if field.name not in left_out]
        for name in self.names:
            self.fields[name] = card_field(name, required=name == "name")
        self.fields["hidden"] = forms.MultipleChoiceField(
            label=_("What not to show to everybody"),
            help_text=_("Ticked fields are seen only by your people and by the office."),
            choices=[(name, card.BY_NAME[name].label) for name in _hideable()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)

    def groups(self) -> list[tuple[str, str, list[BoundField]]]:
        """The fields to be typed by their groups: key, title, fields."""
        return [
            (
                key,
                str(title),
                [self[name] for name in self.names if card.BY_NAME[name].group == key],
            )
            for key, title in GROUPS.items()
        ]

    def values(self) -> dict[str, Any]:
        """The fields as the services take them."""
        return {name: self.cleaned_data[name] for name in self.names}

    def public(self) -> dict[str, bool]:
        """Of each field whether everybody may see it."""
        hidden = set(self.cleaned_data["hidden"])
        return {name: name not in hidden for name in _hideable()}

    def see(self, at: datetime) -> None:
        """The person sees the card as it was changed at this instant; all that was typed stays."""
        if self.typed is not None:
            self.data = typed = self.typed.copy()
            typed["seen"] = at.isoformat()

    @property
    def seen(self) -> datetime | None:
        """The change that the person has seen; None for one that no page of ours tells of."""
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None


class OfficeCardForm(CardForm):
    """The card as the office types it in: it tells where it has it from."""

    def __init__(self, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(data, for_office=True, **options)
        self.fields["source"] = TextField(
            label=_("Where this was read"),
            help_text=_("For example: letter of the organisation, extract from the KRS."),
        )
        self.fields["as_of"] = DayField(
            label=_("As of"), help_text=_("The day of the letter or extract, e.g. 12.03.2026.")
        )


class NewCardForm(OfficeCardForm):
    """A card that is not here yet."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["another"] = forms.BooleanField(
            label=_("I have checked: this is another organisation"), required=False
        )
        self.fields["token"] = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class LogoForm(forms.Form):
    """A picture; `ccop.directory.organizations.logo` says what is wrong with it."""

    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("PNG, JPEG or WebP, up to 2 MB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )


class MoveForm(forms.Form):
    """Why a card goes off the list or comes back."""

    reason = TextField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Stays in the office. Give no personal data."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _hideable() -> list[str]:
    return [field.name for field in card.FIELDS if field.name != "name"]


def form_for(
    form: type[CardForm], organization: Organization, facts: Facts, data: QueryDict | None
) -> CardForm:
    """The form of a card that is here, as it stands or with what was typed."""
    return form(data, values=card.values(organization), facts=facts, seen=organization.changed_at)

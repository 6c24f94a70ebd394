"""Forms of who may sign for a party, and of its bank accounts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ccop.kernel.parties.identifiers import clean_account
from ccop.kernel.parties.models import Proxy, Representative
from ccop.kernel.people.models import Person
from ccop.kernel.ui.fields import DayField
from ccop.law.findings import Finding
from ccop.law.representation import FUNCTIONS, GROUPS, Of, Part, Rule

_DAY = _("For example: 01.01.2027")
_PARTS = 3
"""Parts of a way that are asked for; people by name are one more."""
MOST_WAYS = 10
_OTHER = "other"
_PATTERNS: dict[str, tuple[Any, Rule]] = {
    "each": (
        _("Everybody entitled, each alone"),
        Rule(alternatives=((Part(),),)),
    ),
    "two": (
        _("Two members of the board together"),
        Rule(alternatives=((Part(count=2, of=Of.GROUP, name="zarząd"),),)),
    ),
    "chair_or_two": (
        _("The chair alone, or two members of the board together"),
        Rule(
            alternatives=(
                (Part(of=Of.FUNCTION, name="prezes"),),
                (Part(count=2, of=Of.GROUP, name="zarząd"),),
            )
        ),
    ),
    "chair_and_treasurer": (
        _("The chair and the treasurer together"),
        Rule(
            alternatives=(
                (Part(of=Of.FUNCTION, name="prezes"), Part(of=Of.FUNCTION, name="skarbnik")),
            )
        ),
    ),
}
"""Rules that most statutes have, ready to choose."""


class RefusableForm(forms.Form):
    """A form whose service may refuse: each finding is shown beside the field it is about."""

    def refuse(self, findings: Iterable[Finding]) -> None:
        for each in findings:
            where = each.where if each.where in self.fields else None
            self.add_error(where, f"{each.message} {each.remedy}")


class LinkForm(RefusableForm):
    """Whose account signs for an entitled person: of the people of the party."""

    person = forms.ModelChoiceField(
        label=_("Account in the portal"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("none yet"),
        help_text=_("Only a person with an account and the role of signatory can approve papers."),
    )

    def __init__(self, *args: Any, people: list[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        accounts = Person.objects.filter(pk__in=[person.pk for person in people])
        self.fields["person"].queryset = accounts  # type: ignore[attr-defined]


class _EntitledForm(LinkForm):
    name = forms.CharField(label=_("First name and surname"))
    since = DayField(label=_("From"), help_text=_DAY)
    until = DayField(
        label=_("Last day"), required=False, help_text=_("Leave it empty where no end is set.")
    )


class RepresentativeForm(_EntitledForm):
    """A person entitled to sign."""

    function = forms.CharField(
        label=_("Function"),
        max_length=60,
        help_text=format_lazy(_("For example: {functions}."), functions=", ".join(FUNCTIONS)),
    )
    group = forms.CharField(
        label=_("Organ or group"),
        max_length=60,
        required=False,
        initial="zarząd",
        help_text=format_lazy(
            _("For example: {groups}. The rule may speak of its members."),
            groups=", ".join(GROUPS),
        ),
    )
    field_order = ("name", "function", "group", "since", "until", "person")


class ProxyForm(_EntitledForm):
    """A power of attorney."""

    scope = forms.ChoiceField(label=_("For what papers"), choices=Proxy.Scope.choices)
    given_by = forms.CharField(label=_("Who gave it"))
    together = forms.BooleanField(
        label=_("Signs only together with another such proxy"), required=False
    )
    field_order = ("name", "scope", "given_by", "since", "until", "together", "person")


class EndForm(RefusableForm):
    """The last day of something that holds for a time."""

    last = DayField(label=_("Last day"), help_text=_DAY)


class AccountForm(RefusableForm):
    """A bank account."""

    number = forms.CharField(
        label=_("Account number"), help_text=_("26 digits, with or without blanks.")
    )
    label = forms.CharField(
        label=_("What the account is for"), help_text=_("For example: main account, grants.")
    )
    since = DayField(label=_("From"), help_text=_DAY)

    def clean_number(self) -> str:
        return clean_account(self.cleaned_data["number"])


class RuleForm(RefusableForm):
    """The rule of representation: one of the ready ones, or one built of ways and parts."""

    pattern = forms.ChoiceField(
        label=_("Who signs for the organisation"),
        choices=[
            *((code, label) for code, (label, _rule) in _PATTERNS.items()),
            (_OTHER, _("Otherwise – I will put it together below")),
        ],
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label=_("Where the rule comes from"),
        help_text=_("For example: § 25 of the statute; the National Court Register, section 2."),
    )
    valid_from = DayField(label=_("Holds from"), help_text=_DAY)

    def __init__(self, *args: Any, people: list[Representative], ways: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.number_of_ways = min(max(ways, 1), MOST_WAYS)
        kinds = _kinds(people)
        names = [(str(row.pk), row.name) for row in people]
        for way in range(self.number_of_ways):
            for part in range(_PARTS):
                number = {"number": part + 1}
                self.fields[f"w{way}_count{part}"] = _count(_("%(number)s. How many") % number)
                self.fields[f"w{way}_who{part}"] = forms.ChoiceField(
                    label=_("%(number)s. Who") % number, choices=kinds, required=False
                )
            if names:
                self.fields[f"w{way}_named_count"] = _count(
                    _("How many of the people marked below")
                )
                self.fields[f"w{way}_named"] = forms.MultipleChoiceField(
                    label=_("People by name"),
                    choices=names,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )

    @property
    def head(self) -> list[Any]:
        """The fields that every rule needs."""
        return [self[name] for name in ("pattern", "source", "valid_from")]

    @property
    def ways(self) -> list[list[Any]]:
        """The fields of each way of a rule put together."""
        return [
            [field for field in self if field.name.startswith(f"w{way}_")]
            for way in range(self.number_of_ways)
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        chosen = given.get("pattern")
        if chosen in _PATTERNS:
            given["rule"] = _PATTERNS[chosen][1]
        elif chosen == _OTHER:
            ways = [self._parts(way) for way in range(self.number_of_ways)]
            if any(ways):
                given["rule"] = Rule(alternatives=tuple(parts for parts in ways if parts))
            elif not self.errors:
                self.add_error("pattern", _("Put the rule together below: say who signs."))
        return given

    def _parts(self, way: int) -> tuple[Part, ...]:
        given = self.cleaned_data
        parts = []
        for number in range(_PARTS):
            of, _sign, name = given.get(f"w{way}_who{number}", "").partition(":")
            if of:
                count = given.get(f"w{way}_count{number}") or 1
                parts.append(Part(count=count, of=Of(of), name=name))
        if people := given.get(f"w{way}_named"):
            count = given.get(f"w{way}_named_count") or 1
            if count > len(people):
                self.add_error(f"w{way}_named_count", _("Fewer people are marked than must sign."))
            else:
                parts.append(Part(count=count, of=Of.NAMED, people=tuple(people)))
        return tuple(parts)


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=30, required=False, initial=1)


def _kinds(people: list[Representative]) -> list[tuple[str, Any]]:
    functions = dict.fromkeys([*FUNCTIONS, *(row.function for row in people)])
    groups = dict.fromkeys([*GROUPS, *(row.group for row in people if row.group)])
    return [
        ("", _("nobody more")),
        ("all", _("any entitled person")),
        *((f"group:{name}", _("of the group: %(name)s") % {"name": name}) for name in groups),
        *((f"function:{name}", name) for name in functions),
    ]

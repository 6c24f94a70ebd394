"""Values of a card in the words of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ccop.directory.organizations import card
from ccop.directory.organizations.facts import Fact, read_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.topics import sphere_words
from ccop.directory.organizations.words import Area, Beneficiary, LegalForm, Register, Standing

_CHOICES: Mapping[str, Mapping[str, str | Promise]] = {
    "form": dict(LegalForm.choices),
    "standing": dict(Standing.choices),
    "register": dict(Register.choices),
    "area": dict(Area.choices),
    "beneficiaries": dict(Beneficiary.choices),
}
GROUPS: Mapping[card.Group, str | Promise] = {
    "name": gettext_lazy("Name"),
    "work": gettext_lazy("What it does"),
    "contact": gettext_lazy("Contact"),
    "address": gettext_lazy("Address"),
    "registers": gettext_lazy("Registers"),
}
"""In the order in which a visitor reads a card."""


@dataclass(frozen=True)
class Line:
    """A field of a card as it is read: its words, and where they come from."""

    field: card.Field
    words: list[str]
    fact: Fact | None

    @property
    def label(self) -> str:
        return str(self.field.label)

    @property
    def public(self) -> bool:
        return self.fact is None or self.fact.public

    @property
    def addresses(self) -> list[tuple[str, str]]:
        """Each word with the address that it leads to, "" for one that leads nowhere."""
        return [(said, link(self.field.name, said)) for said in self.words]


@dataclass(frozen=True)
class Section:
    """Fields that are read together."""

    key: str
    title: str
    lines: list[Line]


def words(name: str, value: Any) -> list[str]:
    """What a field says, one text for each thing; nothing for a blank field."""
    if card.is_blank(value) or name == "logo":
        return []
    if isinstance(value, list):
        return [_one(name, each) for each in value]
    return [_one(name, value)]


def sections(organization: Organization, *, whole: bool = False) -> list[Section]:
    """The fields that are filled in, by groups: public ones, or all for who may read the whole."""
    facts = read_facts(organization.facts)
    lines = [
        Line(card.BY_NAME[name], said, facts.get(name))
        for name, value in card.values(organization).items()
        if name != "name" and (said := words(name, value))
    ]
    shown = [line for line in lines if whole or (line.public and not _needless(organization, line))]
    grouped = [
        Section(key, str(title), [line for line in shown if line.field.group == key])
        for key, title in GROUPS.items()
    ]
    return [section for section in grouped if section.lines]


def origins(organization: Organization) -> list[tuple[Fact, list[str]]]:
    """Where the public values were read and when, each source once with the fields it gave."""
    facts, grouped = read_facts(organization.facts), dict[tuple[str, date], list[str]]()
    public = card.public_values(organization)
    told = [name for name, value in public.items() if name in facts and not card.is_blank(value)]
    for name in told:
        fact = facts[name]
        grouped.setdefault((fact.source, fact.as_of), []).append(str(card.BY_NAME[name].label))
    return [
        (Fact(source=source, as_of=as_of), labels) for (source, as_of), labels in grouped.items()
    ]


def link(name: str, said: str) -> str:
    """Where a word of a field leads: a page, a mailbox, a telephone; "" for nowhere."""
    if name == "email":
        return f"mailto:{said}"
    if name == "phone":
        return "tel:" + "".join(sign for sign in said if sign.isdigit() or sign == "+")
    if name in {"website", "social_media"} and urlsplit(said).scheme in {"http", "https"}:
        return said
    return ""


def logo_address(organization: Organization) -> str:
    """Where everybody sees the logo, "" where there is none for everybody."""
    shown = card.public_values(organization).get("logo")
    listed = organization.state == Organization.State.LISTED
    return reverse("organizations:logo", args=[organization.pk]) if shown and listed else ""


def _needless(organization: Organization, line: Line) -> bool:
    """What a visitor is told by another line already, or does not ask."""
    if line.field.name == "register_number":
        return line.words == [f"KRS {organization.party.krs}"]
    return line.field.name == "in_liquidation" and not organization.in_liquidation


def _one(name: str, value: Any) -> str:
    if name == "spheres":
        return f"{sphere_words(value)} (pkt {value})"
    if name in _CHOICES:
        return str(_CHOICES[name].get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value, "j E Y")
    return str(value)

"""The values of an extract as a card has them, and where the two differ."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ccop.directory.organizations import card
from ccop.directory.organizations.facts import Fact, Facts, read_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.words import LegalForm, Register
from ccop.directory.registers.extract import Extract

_FORMS = {
    "FUNDACJA": LegalForm.FOUNDATION,
    "STOWARZYSZENIE": LegalForm.ASSOCIATION,
    "ZWIĄZEK STOWARZYSZEŃ": LegalForm.UNION,
    "OCHOTNICZA STRAŻ POŻARNA": LegalForm.FIRE_BRIGADE,
    "SPÓŁDZIELNIA SOCJALNA": LegalForm.COOPERATIVE,
}
"""Forms of the register that can be only one of ours; a sports association may be several."""
_ASSOCIATIONS = frozenset(
    {
        LegalForm.ASSOCIATION,
        LegalForm.SPORTS_CLUB,
        LegalForm.PUPILS_CLUB,
        LegalForm.FIRE_BRIGADE,
        LegalForm.RURAL_WOMEN,
    }
)
"""What the register may well call an association."""


@dataclass(frozen=True)
class Difference:
    """A field in which card and register do not agree."""

    name: str
    label: str | Promise
    ours: str
    theirs: str
    fact: Fact | None
    """Where ours was read, and when; None where nobody has said."""


def legal_form(extract: Extract) -> str:
    """Our code of the form, "" where it is not certain."""
    if extract.name.lstrip('"„ ').startswith("OCHOTNICZA STRAŻ POŻARNA"):
        return LegalForm.FIRE_BRIGADE
    return _FORMS.get(extract.form, "")


def register_values(extract: Extract) -> dict[str, Any]:
    """What the register says, by the fields of a card; a field it says nothing of is left out."""
    told: dict[str, Any] = {
        "name": extract.proposed_name,
        "form": legal_form(extract),
        "register": Register.KRS if extract.krs else "",
        "register_number": f"KRS {extract.krs}" if extract.krs else "",
        "krs": extract.krs,
        "nip": extract.nip,
        "regon": extract.regon,
        "registered_on": extract.registered_on,
        "in_liquidation": extract.in_liquidation,
        "public_benefit": extract.public_benefit,
        "street": extract.street,
        "postcode": extract.postcode,
        "town": extract.town,
        "delivery_address": extract.delivery_address,
        "email": extract.email,
        "website": extract.website,
        "aims": extract.aims,
        "paid_activity": True if extract.paid else None,
        "business_activity": True if extract.business or extract.entrepreneur else None,
    }
    return {name: value for name, value in told.items() if not card.is_blank(value)}


def differences(organization: Organization, extract: Extract) -> list[Difference]:
    """Fields in which the register says something else than the card."""
    return differing(card.values(organization), read_facts(organization.facts), extract)


def differing(ours: Mapping[str, Any], facts: Facts, extract: Extract) -> list[Difference]:
    """Of these values of a card those of which the register says something else, in the card's
    order.

    Spelling alone is none: capitals, quotes, "ul.", "www.".
    """
    theirs = register_values(extract)
    return [
        Difference(
            name=field.name,
            label=field.label,
            ours=said(field.name, ours.get(field.name)),
            theirs=said(field.name, theirs[field.name]),
            fact=facts.get(field.name),
        )
        for field in card.FIELDS
        if field.name in theirs and not same(field.name, ours.get(field.name), theirs[field.name])
    ]


def said(name: str, value: Any) -> str:
    """A value in words, "" for none."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if value and name in _CHOICES:
        return str(_CHOICES[name](value).label)
    return str(value or "")


_CHOICES: Mapping[str, type[LegalForm] | type[Register]] = {"form": LegalForm, "register": Register}


def same(name: str, ours: Any, theirs: Any) -> bool:
    """Whether both say the same of a field, however they are spelled."""
    if card.is_blank(ours):
        return False
    if name == "form":
        return ours == theirs or (theirs == LegalForm.ASSOCIATION and ours in _ASSOCIATIONS)
    if name == "aims":
        return True  # the register has them in capitals, and ours are written for people
    bare = _BARE.get(name)
    return bool(bare(ours) == bare(theirs) if bare else ours == theirs)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _bare_name(text: str) -> str:
    return re.sub(r"^(fundacja|stowarzyszenie)", "", _letters(text))


def _bare_street(text: str) -> str:
    return re.sub(r"^ul\.? ?|\s", "", text.casefold())


def _bare_website(text: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?|/$", "", text.casefold())


def _bare_number(text: str) -> str:
    return "".join(re.findall(r"\d", text))


_BARE: Mapping[str, Callable[[str], str]] = {
    "name": _bare_name,
    "street": _bare_street,
    "town": str.casefold,
    "email": str.casefold,
    "website": _bare_website,
    "register_number": _bare_number,
}

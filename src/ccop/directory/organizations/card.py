"""The fields of an organisation's card, in the order in which people read them.

Forms, pages, exports, imports, registers and merging all go by this one list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations.facts import Facts, read_facts
from ccop.directory.organizations.models import Organization

Group = Literal["name", "registers", "address", "contact", "work"]


@dataclass(frozen=True)
class Field:
    """One field: where its value stands, and whether everybody sees it unless said otherwise."""

    name: str
    label: str | Promise
    group: Group
    of_party: bool = False
    """Whether the value stands on the party, since official forms and letters need it."""
    public: bool = True


FIELDS = (
    Field("name", _("Full name"), "name", of_party=True),
    Field("short_name", _("Short name"), "name"),
    Field("form", _("Legal form"), "registers"),
    Field("standing", _("Class under art. 3 of the Act"), "registers"),
    Field("register", _("Register"), "registers"),
    Field("register_number", _("Register and number"), "registers", of_party=True),
    Field("krs", _("KRS"), "registers", of_party=True),
    Field("nip", _("NIP"), "registers", of_party=True),
    Field("regon", _("REGON"), "registers", of_party=True),
    Field("registered_on", _("Registered on"), "registers"),
    Field("struck_off_on", _("Struck off on"), "registers"),
    Field("in_liquidation", _("In liquidation"), "registers"),
    Field("public_benefit", _("Status of public benefit (OPP)"), "registers"),
    Field("street", _("Street and number"), "address"),
    Field("postcode", _("Postcode"), "address"),
    Field("town", _("Town"), "address"),
    Field("terc", _("TERYT of the commune (TERC)"), "address"),
    Field("simc", _("TERYT of the town (SIMC)"), "address"),
    Field("district", _("District"), "address"),
    Field("delivery_address", _("Address for electronic delivery"), "address"),
    Field("email", _("E-mail address"), "contact", of_party=True),
    Field("phone", _("Telephone"), "contact", of_party=True),
    Field("website", _("Website"), "contact", of_party=True),
    Field("social_media", _("Social media"), "contact"),
    Field("logo", _("Logo"), "name"),
    Field("aims", _("Aims"), "work"),
    Field("spheres", _("Spheres of public tasks (art. 4)"), "work"),
    Field("topics", _("Fields of activity"), "work"),
    Field("area", _("Area of activity"), "work"),
    Field("beneficiaries", _("For whom"), "work"),
    Field("accepts_volunteers", _("Accepts volunteers"), "work"),
    Field("paid_activity", _("Paid public benefit activity"), "work"),
    Field("business_activity", _("Business activity"), "work"),
)
BY_NAME: Mapping[str, Field] = {field.name: field for field in FIELDS}


def values(organization: Organization) -> dict[str, Any]:
    """The card's values by the names of its fields."""
    return {field.name: getattr(_home(organization, field), field.name) for field in FIELDS}


def public_values(organization: Organization) -> dict[str, Any]:
    """The values that everybody may see, by the names of their fields. The name always is."""
    facts = read_facts(organization.facts)
    return {name: said for name, said in values(organization).items() if is_public(name, facts)}


def is_public(name: str, facts: Facts) -> bool:
    """Whether everybody may see a field; the name always."""
    return name == "name" or (facts[name].public if name in facts else BY_NAME[name].public)


def hidden(name: str) -> Q:
    """`is_public` for the database: met by the cards on which not everybody sees a field."""
    said = {"facts__contains": {name: {"public": not BY_NAME[name].public}}}
    if name == "name":
        return Q(pk__in=[])
    return Q(**said) if BY_NAME[name].public else ~Q(**said)


def is_blank(value: Any) -> bool:
    """Whether a field says nothing: "no" and "none" are answers, an empty text is not."""
    return value is None or value in ("", [])


def put(organization: Organization, name: str, value: Any) -> None:
    """Set one value on the card or on its party, not saved yet. KeyError for an unknown name."""
    setattr(_home(organization, BY_NAME[name]), name, value)


def _home(organization: Organization, field: Field) -> Any:
    return organization.party if field.of_party else organization

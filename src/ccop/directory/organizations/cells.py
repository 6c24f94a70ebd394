"""Cells of tables that leave the portal and come back; `ccop.directory.importing` reads them.

A spreadsheet takes a cell that begins with ``=`` or the like for a formula and runs it. Such a
cell gets an apostrophe in front; reading takes it away, so that every text comes back unchanged.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from django.db.models import BooleanField, DateField, Model
from django.utils.translation import override

from ccop.directory.organizations import card
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.words import Area, Beneficiary, LegalForm, Register, Standing
from ccop.kernel.parties.models import Party

COLUMNS = tuple(field for field in card.FIELDS if field.name != "logo")
"""The fields that tables have; a picture is no cell."""
SEPARATOR = ";"
"""Between the values of a list."""
LISTS = frozenset({"social_media", "spheres", "topics", "beneficiaries"})
YES, NO = "tak", "nie"
DANGEROUS = frozenset("=+-@\t\r\n")
MARK = "'"
_CHOICES = {
    "form": LegalForm,
    "standing": Standing,
    "register": Register,
    "area": Area,
    "beneficiaries": Beneficiary,
}


def guard(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return MARK + text if _is_dangerous(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` has written."""
    return cell[1:] if cell.startswith(MARK) and _is_dangerous(cell[1:]) else cell


def to_cell(name: str, value: Any) -> str:
    """A field's value as a cell, in Polish words; "" for one that says nothing."""
    if value is None:
        return ""
    if isinstance(value, list):
        return guard(SEPARATOR.join(labels(name).get(each, each) for each in value))
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    return guard(labels(name).get(value, value))


def kind(name: str) -> str:
    """What a field's cells hold: "boolean", "date" or "string"."""
    model: type[Model] = Party if card.BY_NAME[name].of_party else Organization
    field = model._meta.get_field(name)
    return {BooleanField: "boolean", DateField: "date"}.get(type(field), "string")


def _is_dangerous(text: str) -> bool:
    """Whether it must not stand bare: it begins like a formula, or like one with a mark before."""
    return text.lstrip(MARK)[:1] in DANGEROUS


@cache
def labels(name: str) -> Mapping[str, str]:
    """The Polish words of a field's codes; none where the value itself is the word."""
    with override("pl"):
        return {code: str(label) for code, label in getattr(_CHOICES.get(name), "choices", ())}

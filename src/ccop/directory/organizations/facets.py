"""What lists of organisations are narrowed by: each filter a parameter of the list's address.

A card keeps the words of all its filters in one column, `Organization.facets`, such as
``forma:foundation`` or ``sfera:16``. So one index serves every choice of filters, one query counts
all of them, and a value that is not public is found by nobody.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations import card
from ccop.directory.organizations.facts import Facts
from ccop.directory.organizations.topics import sphere_choices
from ccop.directory.organizations.words import Beneficiary, LegalForm

Choices = Sequence[tuple[str, str | Promise]]
YES = "tak"


@dataclass(frozen=True)
class Facet:
    """A filter: its parameter, its words, the field of the card that it asks."""

    parameter: str
    label: str | Promise
    field: str
    choices: Callable[[], Choices] | None = None
    """None where the values are words of the cards themselves."""

    def token(self, value: str) -> str:
        """How a card keeps that it has this value."""
        return f"{self.parameter}:{value}"


def _yes() -> Choices:
    return [(YES, _("yes"))]


FACETS = (
    Facet("sfera", _("Sphere of public tasks"), "spheres", sphere_choices),
    Facet("dla", _("For whom"), "beneficiaries", lambda: Beneficiary.choices),
    Facet("forma", _("Legal form"), "form", lambda: LegalForm.choices),
    Facet("dzielnica", _("District"), "district"),
    Facet("opp", _("Public benefit status (OPP)"), "public_benefit", _yes),
    Facet("wolontariat", _("Accepts volunteers"), "accepts_volunteers", _yes),
)


def tokens(values: Mapping[str, Any], facts: Facts) -> list[str]:
    """The words of all filters that a card answers to: of its public values only."""
    return [
        facet.token(said)
        for facet in FACETS
        if card.is_public(facet.field, facts)
        for said in _said(values[facet.field])
    ]


def chosen_tokens(chosen: Mapping[str, str]) -> list[str]:
    """The words of the filters that have a value."""
    return [facet.token(chosen[facet.parameter]) for facet in FACETS if chosen.get(facet.parameter)]


def _said(value: Any) -> list[str]:
    if isinstance(value, list):
        return value
    if isinstance(value, bool):
        return [YES] if value else []
    return [value] if value else []

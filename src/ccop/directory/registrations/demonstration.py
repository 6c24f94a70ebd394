"""Invented reports and claims: one new, one asked about, one claim that is contested."""

from collections.abc import Mapping
from uuid import uuid4

from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import organization_add
from ccop.directory.organizations.words import Area, LegalForm, Register
from ccop.directory.registrations.claiming import claim_contest, claim_make
from ccop.directory.registrations.models import Registration
from ccop.directory.registrations.registering import (
    registration_ask,
    registration_confirm,
    registration_report,
)
from ccop.directory.registrations.words import Relation
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.demonstration import DOMAIN
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of, people_with_role

_LISTED = {
    "name": "Klub Seniora „Złota Jesień” (przykład)",
    "form": LegalForm.ASSOCIATION,
    "register": Register.KRS,
    "register_number": "KRS 0000000901",
    "krs": "0000000901",
    "nip": "9490000901",
    "street": "ul. Jesienna 900",
    "postcode": "42-200",
    "town": "Częstochowa",
    "email": f"zlota.jesien{DOMAIN}",
    "aims": "Spotkania, wycieczki i gimnastyka dla seniorów.",
    "area": Area.CITY,
    "beneficiaries": ["seniors"],
}
_LISTED_TWICE = {
    "name": "Klub Seniora Złota Jesień, wpis z wykazu (przykład)",
    "form": LegalForm.ASSOCIATION,
    "town": "Częstochowa",
    "phone": "34 000 09 01",
}
"""A second card of the same organisation, to be joined with the first."""
_NEW = {
    "name": "Stowarzyszenie „Złota Jesień” w Częstochowie (przykład)",
    "form": LegalForm.ASSOCIATION,
    "register": Register.KRS,
    "register_number": "KRS 0009990055",
    "krs": "0009990055",
    "town": "Częstochowa",
    "aims": "Pomoc sąsiedzka dla osób starszych.",
    "spheres": ["10"],
}
_ASKED = {
    "name": "Uczniowski Klub Sportowy „Stradomka” (przykład)",
    "form": LegalForm.PUPILS_CLUB,
    "register": Register.COUNTY,
    "register_number": "ewidencja klubów sportowych, nr 901 (przykład)",
    "town": "Częstochowa",
}


def load() -> None:
    keeper = actor_of(people_with_role(Role.DIRECTORY_KEEPER)[0])
    _reported(_NEW, "zglaszajaca")
    asked = _reported(_ASKED, "trener")
    registration_ask(
        registration=asked,
        text="Jaki jest adres klubu? Bez niego nie możemy sprawdzić wpisu w ewidencji.",
        actor=keeper,
        token=uuid4(),
    )
    _contested(_listed(_LISTED))
    _listed(_LISTED_TWICE)


def _reported(values: Mapping[str, object], box: str) -> Registration:
    registration = registration_report(
        values=values,
        email=f"{box}{DOMAIN}",
        relation=Relation.AUTHORITY,
        language="pl",
        actor=Actor.visitor(),
        token=uuid4(),
    )
    registration_confirm(registration=registration, actor=Actor.visitor())
    return registration


def _listed(values: Mapping[str, object]) -> Organization:
    return organization_add(
        values=values,
        source="dane przykładowe",
        as_of=clock.today(),
        actor=Actor.system(),
    )


def _contested(organization: Organization) -> None:
    person = Person.objects.get(email=f"franciszek.doradca{DOMAIN}")
    claim = claim_make(
        organization=organization,
        function="prezes zarządu",
        statement="Przyniosę protokół z wyborów zarządu.",
        actor=actor_of(person),
        token=uuid4(),
    )
    claim_contest(
        claim=claim,
        text="Ta osoba odeszła z zarządu w ubiegłym roku. Prezesem jest kto inny.",
        actor=Actor.visitor(),
        token=uuid4(),
    )

"""Real organisations of the city, with what public sources say and blanks elsewhere; and cards of
the invented parties."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from ccop.directory.organizations.services import (
    BY_THE_ORGANISATION,
    card_confirm,
    organization_add,
)
from ccop.directory.organizations.topics import beneficiaries_of, spheres_of
from ccop.directory.organizations.words import Area, Beneficiary, LegalForm, Register
from ccop.kernel import clock
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor

READ_ON = date(2026, 11, 23)
"""When the sources of the file were read."""
_FORMS: Mapping[str, str] = {
    "": "",
    "stowarzyszenie": LegalForm.ASSOCIATION,
    "jednostka terenowa stowarzyszenia": LegalForm.BRANCH,
    "klub sportowy": LegalForm.SPORTS_CLUB,
    "fundacja": LegalForm.FOUNDATION,
    "uczniowski klub sportowy": LegalForm.PUPILS_CLUB,
    "związek sportowy": LegalForm.SPORTS_UNION,
    "spółdzielnia socjalna": LegalForm.COOPERATIVE,
    "partnerstwo (grupa nieformalna)": LegalForm.GROUP,
    "kościelna osoba prawna": LegalForm.CHURCH,
}

_INVENTED: Mapping[str, Mapping[str, Any]] = {
    "„Aleja Sąsiadów”": {
        "short_name": "Aleja Sąsiadów",
        "form": LegalForm.ASSOCIATION,
        "register": Register.KRS,
        "registered_on": date(2015, 3, 12),
        "in_liquidation": False,
        "public_benefit": True,
        "street": "Aleja Najświętszej Maryi Panny 900",
        "postcode": "42-200",
        "town": "Częstochowa",
        "district": "Śródmieście",
        "delivery_address": "AE:PL-00000-00017-PRZYK-17",
        "aims": "Łączymy sąsiadów: koncerty w podwórkach, wspólne stoły, opowieści o alei. "
        "(przykład)",
        "spheres": ["13", "16", "10"],
        "topics": ["kultura i sztuka", "wspólnoty i społeczności lokalne", "osoby starsze"],
        "area": Area.CITY,
        "beneficiaries": [Beneficiary.SENIORS, Beneficiary.EVERYBODY],
        "accepts_volunteers": True,
        "paid_activity": True,
        "business_activity": False,
    },
    "„Zielony Raków”": {
        "short_name": "Zielony Raków",
        "form": LegalForm.FOUNDATION,
        "register": Register.KRS,
        "registered_on": date(2018, 9, 3),
        "in_liquidation": False,
        "public_benefit": False,
        "street": "ul. Łukasińskiego 900",
        "postcode": "42-200",
        "town": "Częstochowa",
        "district": "Raków",
        "aims": "Sadzimy drzewa i uczymy dzieci przyrody. (przykład)",
        "spheres": ["14", "15", "18"],
        "topics": ["ekologia i ochrona środowiska", "edukacja i wychowanie"],
        "area": Area.DISTRICT,
        "beneficiaries": [Beneficiary.CHILDREN, Beneficiary.FAMILIES],
        "accepts_volunteers": True,
        "paid_activity": False,
        "business_activity": False,
    },
    "„Warta Mirów”": {
        "form": LegalForm.PUPILS_CLUB,
        "register": Register.COUNTY,
        "registered_on": date(2011, 5, 20),
        "in_liquidation": False,
        "street": "ul. Mirowska 900",
        "postcode": "42-200",
        "town": "Częstochowa",
        "district": "Mirów",
        "spheres": ["15", "17"],
        "topics": ["kultura fizyczna i sport", "dzieci i młodzież"],
        "area": Area.CITY,
        "beneficiaries": [Beneficiary.CHILDREN, Beneficiary.YOUTH],
    },
}
_OF_PARTY = ("name", "register_number", "krs", "nip", "regon", "email", "phone", "website")


def load() -> None:
    for source, values in real_organisations():
        organization_add(values=values, source=source, as_of=READ_ON, actor=Actor.system())
    for name, invented in _INVENTED.items():
        party = Party.objects.get(name__contains=name)
        own = {field: getattr(party, field) for field in _OF_PARTY}
        organization = organization_add(
            values={**own, **invented},
            source=BY_THE_ORGANISATION,
            as_of=clock.today(),
            actor=Actor.system(),
            party=party,
        )
        card_confirm(organization=organization, actor=Actor.system())


def real_organisations() -> Iterator[tuple[str, dict[str, Any]]]:
    """Source and values of each row of the file; what the row leaves blank is left out."""
    path = files(__package__).joinpath("data/organizations.csv")
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        values = {
            "name": row["name"],
            "form": _FORMS[row["legal_form"]],
            "register": Register.KRS if row["krs"] else "",
            "register_number": f"KRS {row['krs']}" if row["krs"] else "",
            "krs": row["krs"],
            "nip": row["nip"],
            "regon": row["regon"],
            "street": row["address_street"],
            "postcode": row["postcode"],
            "town": row["city"],
            "public_benefit": True if row["opp"] == "1" else None,
            "website": row["website"],
            "topics": (topics := [each for each in row["spheres"].split(";") if each]),
            "spheres": spheres_of(topics),
            "beneficiaries": beneficiaries_of(topics),
        }
        yield row["source"], {name: said for name, said in values.items() if said not in ("", None)}

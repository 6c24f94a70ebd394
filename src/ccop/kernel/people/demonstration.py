"""Invented people of the demonstration city who hold city roles."""

from functools import cache

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from ccop.kernel.people.actor import Actor
from ccop.kernel.people.giving_roles import grant_role
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.services import person_create

DOMAIN = "@przyklad.example"
"""Addresses under ``.example`` reach nobody, ever (RFC 2606)."""
PASSWORD = "Demonstracja-2026"  # noqa: S105  (shown to everybody on the page of the demonstration)

_PEOPLE = (
    ("Urszula Konkursowa (przykład)", "urszula.konkursowa", (Role.GRANTS_CLERK,)),
    ("Feliks Rozliczny (przykład)", "feliks.rozliczny", (Role.GRANTS_CLERK,)),
    ("Wiktor Stronny (przykład)", "wiktor.stronny", (Role.WEBMASTER,)),
    ("Barbara Katalogowa (przykład)", "barbara.katalogowa", (Role.DIRECTORY_KEEPER,)),
    ("Olga Serwerska (przykład)", "olga.serwerska", (Role.OPERATOR,)),
    ("Igor Zapasowy (przykład)", "igor.zapasowy", (Role.OPERATOR,)),
    ("Aurelia Kontrolna (przykład)", "aurelia.kontrolna", (Role.AUDITOR,)),
)


def load() -> None:
    for name, box, roles in _PEOPLE:
        person = demonstration_person(name, box)
        for role in roles:
            grant_role(person=person, role=role, actor=Actor.system())


def demonstration_person(name: str, box: str) -> Person:
    """An invented person with an address and the password that all of them share."""
    person = person_create(
        email=f"{box}{DOMAIN}", full_name=name, password=None, actor=Actor.system()
    )
    person.password = _password()
    person.save(update_fields=["password"])
    return person


def demonstration_people() -> QuerySet[Person]:
    """Everybody who may be signed in with one click."""
    return Person.objects.filter(email__endswith=DOMAIN, is_active=True).order_by("created_at")


@cache
def _password() -> str:
    # Made once: a safe password hash is slow on purpose.
    return make_password(PASSWORD)

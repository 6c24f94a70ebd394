"""Whose installation it is, and in which mode it was born."""

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import HttpRequest
from pydantic import ValidationError
from pytest_django import Settings

from ccop.kernel import city
from ccop.kernel.city import context_processors, demonstration
from ccop.kernel.city.installation import WrongMode, ensure_mode
from ccop.kernel.city.models import Department, Installation
from tests.tools.roles import execute_as_owner

# Weights of the last, checking digit (rozporządzenia o NIP i o rejestrze REGON).
NIP_WEIGHTS = (6, 5, 7, 2, 3, 4, 5, 6, 7)
REGON_WEIGHTS = (8, 9, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(("field", "weights"), [("nip", NIP_WEIGHTS), ("regon", REGON_WEIGHTS)])
def test_the_citys_numbers_pass_their_own_check(field: str, weights: tuple[int, ...]) -> None:
    *digits, check = map(int, getattr(city.identity(), field))
    total = sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
    assert total % 11 % 10 == check


def test_the_identity_gives_what_letters_and_contracts_need() -> None:
    identity = city.identity()
    assert identity.commune == "Gmina Miasto Częstochowa"
    assert identity.authority == "Prezydent Miasta Częstochowy"
    assert str(identity.address) == "ul. Śląska 11/13, 42-217 Częstochowa"
    assert identity.mailbox("organisations") == "ngo@czestochowa.um.gov.pl"


def test_the_identity_cannot_be_changed_in_a_running_program() -> None:
    with pytest.raises(ValidationError):
        city.identity().slogan = "Inne"  # type: ignore[misc]  # that it is refused is the point


def test_the_place_of_every_source_exists() -> None:
    identity = city.identity().model_dump()
    for source in city.identity().sources:
        for path in source.about.split(", "):
            found = identity
            for step in path.split("."):
                found = found[int(step)] if step.isdigit() else found[step]  # type: ignore[index]
            assert found


@pytest.mark.django_db
def test_an_installation_knows_its_mode_from_birth() -> None:
    born = Installation.objects.get()
    assert (born.mode, born.city) == (city.mode(), "czestochowa")
    ensure_mode(city.mode())


@pytest.mark.django_db
def test_a_database_born_in_the_other_mode_is_refused_with_a_remedy() -> None:
    with pytest.raises(WrongMode, match="CCOP_MODE=demonstration"):
        ensure_mode(city.Mode.PRODUCTION)


@pytest.mark.django_db
def test_the_site_cannot_rewrite_the_birth() -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Installation.objects.update(mode="production")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE city_installation SET mode = 'production'",
        "DELETE FROM city_installation",
        "TRUNCATE city_installation",
        "INSERT INTO city_installation (id, mode, city) VALUES (2, 'production', 'x')",
    ],
)
def test_the_mode_cannot_be_changed_by_a_migration_either(statement: str) -> None:
    with pytest.raises(psycopg.IntegrityError):
        execute_as_owner(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("symbol", ["", "ps", "P S", "ABCDEFG"])
def test_an_office_symbol_is_short_and_in_capitals(symbol: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Department.objects.create(code="x", name="Wydział (przykład)", symbol=symbol)


@pytest.mark.django_db
def test_the_demonstration_has_the_department_that_runs_the_centre() -> None:
    demonstration.load()
    runs = Department.objects.get(symbol="PS").name
    assert city.identity().centre.run_by.startswith(runs)


def test_templates_get_the_city_and_whether_it_is_a_rehearsal(settings: Settings) -> None:
    assert context_processors.city(HttpRequest()) == {
        "city": city.identity(),
        "demonstration": True,
    }
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": "production"})
    assert context_processors.city(HttpRequest())["demonstration"] is False


@pytest.mark.django_db
def test_the_birth_is_dated_by_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT created_at < ccop_now() FROM city_installation")
        assert cursor.fetchone() == (True,)

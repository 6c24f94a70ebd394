"""Pages of the numbers of the law: read, add after a preview, confirm, with refusals in place."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from ccop.kernel import clock
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.kernel.statutes.models import Proposal
from ccop.kernel.statutes.selectors import law_on
from tests.support.people import clerk
from tests.support.statutes import BASIS, confirmed, proposed, wish

pytestmark = pytest.mark.django_db
VALUE = reverse("statutes:value", args=["contract.years"])
DAY_OFF = reverse("statutes:day_off")


def _as(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _typed(**changes: Any) -> dict[str, Any]:
    return {
        "value": "3",
        "valid_from": f"{clock.today():%d.%m.%Y}",
        "legal_basis": BASIS,
        "reason": "",
        "token": str(uuid4()),
        "do": "save",
        **changes,
    }


def _read(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def _at_field(answer: Any, field: str) -> str:
    """The words of the error that stands beside a field."""
    found = re.search(rf'id="id_{field}_error".*?</ul>', _read(answer))
    assert found, field
    return re.sub("<[^>]*>", " ", found[0])


@pytest.fixture
def author() -> Person:
    return clerk(Role.OPERATOR)


def test_the_list_shows_value_dates_basis_and_mark_by_section(author: Person) -> None:
    soon = clock.today() + timedelta(days=40)
    confirmed("contract.years", "3", soon)
    page = _read(_as(author).get(reverse("statutes:list")))
    for words in ("Umowy", "5 lat", f"3 lata od {soon:%d.%m.%Y}", "art. 16 ust. 3 ustawy"):
        assert words in page
    for mark in ("zgodna z aktem", "do sprawdzenia", "praktyka"):
        assert mark in page
    assert "Dzień wolny od pracy: 24.12" in page


def test_a_value_is_previewed_saved_confirmed_and_stands_in_the_history(author: Person) -> None:
    operator, typed = _as(author), _typed(do="preview")
    page = _read(operator.post(VALUE, typed))
    assert "Co się zmieni" in page
    assert "Zapisz i poproś o potwierdzenie" in page
    assert not Proposal.objects.exists()
    saved = operator.post(VALUE, {**typed, "do": "save"}, follow=True)
    assert "Musi ją potwierdzić drugi operator" in _read(saved)
    address = saved.redirect_chain[-1][0]
    other = _as(clerk(Role.OPERATOR))
    assert "Potwierdź wartość" in _read(other.get(address))
    page = _read(other.post(f"{address}potwierdz/", follow=True))
    assert "Wartość została potwierdzona" in page
    assert law_on(clock.today())["contract.years"].count == 3
    history = _read(other.get(reverse("statutes:parameter", args=["contract.years"])))
    assert "3 lata <span" in history
    assert "wartość z programu" in history


def test_a_repeated_post_saves_one_value(author: Person) -> None:
    operator, typed = _as(author), _typed()
    first, second = operator.post(VALUE, typed), operator.post(VALUE, typed)
    assert first.headers["Location"] == second.headers["Location"]
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"value": "trzy"}, "value", "Wpisz liczbę cyframi"),
        ({"value": "-3"}, "value", "nie może być ujemna"),
        ({"value": "3 zł"}, "value", "Nie dopisuj jednostki"),
        ({"value": ""}, "value", "Podaj wartość"),
        ({"valid_from": "30.02.2027"}, "valid_from", "Nie ma takiego dnia"),
        ({"valid_from": "01.01.2026"}, "reason", "Napisz powód sprostowania"),
        ({"legal_basis": ""}, "legal_basis", "Podaj podstawę prawną"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_lost(
    author: Person, changes: dict[str, str], field: str, words: str
) -> None:
    typed = _typed(**changes)
    answer = _as(author).post(VALUE, typed)
    assert words in _at_field(answer, field)
    page = _read(answer)
    for name in ("value", "valid_from", "legal_basis"):
        assert not typed[name] or f'value="{typed[name]}"' in page
    assert not Proposal.objects.exists()


def test_the_same_value_twice_is_told_beside_the_value(author: Person) -> None:
    proposed()
    answer = _as(author).post(VALUE, _typed())
    assert answer.status_code == 409
    assert "czeka na potwierdzenie" in _at_field(answer, "value")


def test_a_day_off_is_added_for_one_day_and_for_every_year(author: Person) -> None:
    day = clock.today() + timedelta(days=20)
    while law_on(day).calendar.names(day.year).get(day):
        day += timedelta(days=1)
    typed = _typed(valid_from=f"{day:%d.%m.%Y}", value="", kind="once")
    assert "Podaj nazwę dnia wolnego" in _at_field(_as(author).post(DAY_OFF, typed), "value")
    for kind, ends in (("once", day), ("yearly", None)):
        _as(author).post(
            DAY_OFF,
            {**typed, "value": f"Święto {kind} (przykład)", "kind": kind, "token": str(uuid4())},
        )
        made = Proposal.objects.latest("at")
        assert (made.code, made.valid_to) == (f"day_off.{day:%m-%d}", ends)
        _as(author).post(reverse("statutes:withdraw", args=[made.pk]))


def test_who_confirms_too_late_or_their_own_reads_why(author: Person) -> None:
    made, others = proposed(by=actor_of(author)), [clerk(Role.OPERATOR), clerk(Role.OPERATOR)]
    address = reverse("statutes:confirm", args=[made.pk])
    own = _as(author).post(address)
    assert own.status_code == 409
    assert "Poproś drugiego operatora" in _read(own)
    assert _as(others[0]).post(address).status_code == 302
    late = _as(others[1]).post(address)
    assert late.status_code == 409
    assert "O tej wartości już zdecydowano" in _read(late)


def test_a_rejection_without_a_reason_is_told_and_the_typed_one_is_kept(author: Person) -> None:
    made = proposed()
    address = reverse("statutes:reject", args=[made.pk])
    assert "Nie podano powodu odrzucenia" in _at_field(_as(author).post(address), "note")
    page = _read(_as(author).post(address, {"note": "Zły artykuł."}, follow=True))
    assert "Powód: Zły artykuł." in page


def test_readers_see_no_buttons() -> None:
    made = proposed()
    reader = _as(clerk(Role.AUDITOR))
    for address in (
        reverse("statutes:list"),
        reverse("statutes:parameter", args=["contract.years"]),
        reverse("statutes:proposal", args=[made.pk]),
    ):
        page = _read(reader.get(address))
        for button in ("Potwierdź wartość", "Odrzuć wartość", "Dodaj wartość", "Dodaj lub zmień"):
            assert button not in page


def test_a_value_can_wait_beside_others_of_its_parameter(author: Person) -> None:
    proposed(wish(value="4"))
    answer: HttpResponse = _as(author).get(reverse("statutes:list"))  # type: ignore[assignment]
    assert "4 lata" in _read(answer)

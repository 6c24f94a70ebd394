"""The operator's pages of city roles: found by address, given with dates, ended, on record."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ccop.kernel import clock, journal
from ccop.kernel.city.models import Department
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.giving_roles import grant_role
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from tests.support.people import clerk, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> Person:
    return clerk("operator")


@pytest.fixture
def desk(operator: Person, client: Client) -> Client:
    client.force_login(operator)
    return client


def _given(desk: Client, someone: Person, **changes: str) -> object:
    typed = {"role": "webmaster", "since": f"{clock.today():%d.%m.%Y}", **changes}
    return desk.post(reverse("people:roles", args=[someone.pk]), typed)


def test_a_person_is_found_by_address_which_stays_out_of_the_address_bar(desk: Client) -> None:
    someone = person()
    found = desk.post(reverse("people:office"), {"email": someone.email.upper()})
    assert found["Location"] == reverse("people:roles", args=[someone.pk])
    missing = desk.post(reverse("people:office"), {"email": "nikt@przyklad.example"})
    assert list(missing.context["form"].errors) == ["email"]


def test_a_role_is_given_in_a_department_for_a_time_and_tells_by_whom(
    desk: Client, operator: Person
) -> None:
    someone = person()
    department = Department.objects.create(code="proba", name="Wydział Próbny", symbol="WPR")
    last = clock.today() + timedelta(days=9)
    _given(desk, someone, department=str(department.pk), until=f"{last:%d.%m.%Y}")
    grant = someone.role_grants.get()
    assert (grant.named, grant.department, grant.until) == (Role.WEBMASTER, department, last)
    assert grant.given_by == operator
    assert grant.given_at
    for page in (reverse("people:office"), reverse("people:roles", args=[someone.pk])):
        text = desk.get(page).content.decode()
        assert "Wydział Próbny" in text
        assert operator.full_name in text
    (entry,) = journal.read(journal.monthly("konto"))
    assert entry.actor == str(operator.pk)
    assert entry.data == {
        "person": str(someone.pk),
        "role": "webmaster",
        "since": str(clock.today()),
        "until": str(last + timedelta(days=1)),
        "department": "proba",
    }
    own = Client()
    own.force_login(someone)
    assert "Wydział Próbny" in own.get(reverse("people:home")).content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"role": "burmistrz"}, "role"),
        ({"department": "0"}, "department"),
        ({"since": "30.02.2027"}, "since"),
        ({"since": "01.01.2020"}, "since"),
        ({"since": "02.01.2100", "until": "01.01.2100"}, "until"),
        ({"until": "31.12.9999"}, "until"),
    ],
)
def test_wrong_input_is_told_beside_its_field(
    desk: Client, changes: dict[str, str], field: str
) -> None:
    someone = person()
    page = _given(desk, someone, **changes)
    assert list(page.context["form"].errors) == [field]  # type: ignore[attr-defined]
    assert not someone.role_grants.exists()


def test_nobody_gives_a_role_to_themselves(desk: Client, operator: Person) -> None:
    page = _given(desk, operator)
    assert page.status_code == 409  # type: ignore[attr-defined]
    assert "PEOPLE-3" in page.content.decode()  # type: ignore[attr-defined]
    assert operator.role_grants.count() == 1


def test_the_last_operator_cannot_be_ended(desk: Client, operator: Person) -> None:
    own = operator.role_grants.get()
    refused = desk.post(reverse("people:role_end", args=[own.pk]))
    assert refused.status_code == 409
    assert actor_of(operator).roles == {"operator"}
    for_a_time = person()
    _given(desk, for_a_time, role="operator", until=f"{clock.today():%d.%m.%Y}")
    assert desk.post(reverse("people:role_end", args=[own.pk])).status_code == 409
    clerk("operator")
    assert desk.post(reverse("people:role_end", args=[own.pk])).status_code == 302
    assert actor_of(operator).roles == frozenset()


def test_ending_twice_is_ending_once(desk: Client) -> None:
    grant = clerk("auditor").role_grants.get()
    for _press in range(2):
        assert desk.post(reverse("people:role_end", args=[grant.pk])).status_code == 302
    assert [each.act for each in journal.read(journal.monthly("konto"))] == ["role.ended"]


def test_whose_role_ends_at_work_is_told_at_the_next_request_and_nothing_is_done(
    operator: Person,
) -> None:
    colleague, someone = person(), person()
    grant = grant_role(person=colleague, role=Role.OPERATOR, actor=Actor.system())
    working = Client()
    working.force_login(colleague)
    assert working.get(reverse("people:office")).status_code == 200
    desk = Client()
    desk.force_login(operator)
    desk.post(reverse("people:role_end", args=[grant.pk]))
    answer = _given(working, someone)
    assert answer.status_code == 403  # type: ignore[attr-defined]
    assert "skończyła" in answer.content.decode()  # type: ignore[attr-defined]
    assert not someone.role_grants.exists()
    assert working.get(reverse("cases:inbox")).status_code == 403


def test_other_roles_see_no_such_page() -> None:
    someone = person()
    for role in set(Role) - {Role.OPERATOR}:
        other = Client()
        other.force_login(clerk(role))
        assert other.get(reverse("people:office")).status_code == 404
        assert _given(other, someone).status_code == 404  # type: ignore[attr-defined]


def test_the_list_asks_as_much_however_long_it_is(desk: Client, operator: Person) -> None:
    counts = []
    for count in (2, 8):
        for _number in range(count):
            grant_role(person=person(), role=Role.AUDITOR, actor=actor_of(operator))
        with CaptureQueriesContext(connection) as asked:
            desk.get(reverse("people:office"))
        counts.append(len(asked))
    assert counts[0] == counts[1]

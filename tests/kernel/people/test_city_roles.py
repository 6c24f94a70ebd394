"""City roles: who gives them, how long they last, and which doors they open."""

from datetime import timedelta
from typing import cast

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from ccop.kernel import clock, journal
from ccop.kernel.people import cli
from ccop.kernel.people.access import office
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.giving_roles import end_role, grant_role
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.requests import PersonRequest
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of, people_with_role
from ccop.kernel.people.services import person_create
from ccop.law.findings import Refused
from tests.support.people import clerk, person

pytestmark = pytest.mark.django_db


def _acts() -> list[tuple[str, str | None]]:
    return [(entry.act, entry.actor) for entry in journal.read(journal.monthly("konto"))]


def test_an_operator_gives_a_role_and_ends_it_on_record() -> None:
    operator, someone = clerk("operator"), person()
    grant = grant_role(person=someone, role=Role.WEBMASTER, actor=actor_of(operator))
    assert actor_of(someone).roles == {"webmaster"}
    assert people_with_role("webmaster") == [someone]
    end_role(grant=grant, actor=actor_of(operator))
    assert actor_of(someone).roles == frozenset()
    assert _acts() == [("role.granted", str(operator.pk)), ("role.ended", str(operator.pk))]


def test_a_role_begins_and_ends_on_its_days() -> None:
    someone = person()
    today = clock.today()
    grant = grant_role(
        person=someone,
        role=Role.AUDITOR,
        actor=Actor.system(),
        since=today + timedelta(days=1),
    )
    end_role(grant=grant, actor=Actor.system(), on=today + timedelta(days=2))
    held = []
    for _day in range(3):
        held.append("auditor" in actor_of(someone).roles)
        clock.move(to=clock.now() + timedelta(days=1))
    assert held == [False, True, False]


def test_a_role_held_already_is_not_given_again() -> None:
    someone = clerk("auditor")
    with pytest.raises(Refused) as refused:
        grant_role(person=someone, role=Role.AUDITOR, actor=Actor.system())
    assert [finding.code for finding in refused.value.findings] == ["PEOPLE-2"]


@pytest.mark.parametrize("role", ["grants_clerk", "webmaster", "auditor"])
def test_nobody_but_an_operator_gives_or_ends_roles(role: str) -> None:
    someone = clerk(role)
    with pytest.raises(Refused):
        grant_role(person=someone, role=Role.OPERATOR, actor=actor_of(someone))
    with pytest.raises(Refused):
        end_role(grant=someone.role_grants.get(), actor=actor_of(someone))
    assert _acts() == []


def test_a_visitor_is_not_taken_for_the_system() -> None:
    assert Actor.visitor() != Actor.system()
    with pytest.raises(Refused):
        grant_role(person=person(), role=Role.OPERATOR, actor=Actor.visitor())


def test_whoever_was_shut_out_holds_no_role_any_more() -> None:
    someone = clerk("webmaster")
    Person.objects.filter(pk=someone.pk).update(is_active=False)
    assert people_with_role("webmaster") == []


def test_the_journal_knows_people_only_by_their_numbers() -> None:
    someone = person_create(
        email="Nowa@przyklad.example",
        full_name="Nowa Osoba (przykład)",
        password=None,
        actor=Actor.system(),
    )
    (entry,) = journal.read(journal.monthly("konto"))
    assert entry.data == {"person": str(someone.pk)}
    assert someone.email == "nowa@przyklad.example"
    assert not someone.has_usable_password()


@office("grants_clerk", "auditor")
def _desk(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("biurko")


@office()
def _hall(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("urząd")


def _asked_by(someone: Person) -> HttpRequest:
    request = cast("PersonRequest", RequestFactory().get("/urzad/"))
    request.user, request.actor = someone, actor_of(someone)
    return request


@pytest.mark.parametrize(
    ("role", "opens"),
    [("grants_clerk", True), ("auditor", True), ("webmaster", False), ("operator", False)],
)
def test_a_desk_of_the_office_exists_for_its_roles_only(role: str, opens: bool) -> None:
    request = _asked_by(clerk(role))
    assert _hall(request).status_code == 200
    if opens:
        assert _desk(request).status_code == 200
    else:
        with pytest.raises(Http404):
            _desk(request)


def test_the_office_does_not_exist_for_other_people() -> None:
    request = _asked_by(person())
    for view in (_desk, _hall):
        with pytest.raises(Http404):
            view(request)


def test_roles_are_given_and_ended_from_the_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    someone = person()
    assert cli.main(["give", someone.email.upper(), "operator"]) == 0
    assert actor_of(someone).roles == {"operator"}
    assert cli.main(["give", someone.email, "operator"]) == 1
    assert cli.main(["give", someone.email, "auditor"]) == 0
    assert cli.main(["end", someone.email, "auditor"]) == 0
    assert cli.main(["end", someone.email, "auditor"]) == 1
    assert cli.main(["end", someone.email, "operator"]) == 1
    assert cli.main(["give", "nikt@przyklad.example", "operator"]) == 1
    assert "sign up" in capsys.readouterr().err
    assert RoleGrant.objects.count() == 2


def test_the_account_page_names_the_roles_held(client: Client) -> None:
    client.force_login(clerk("auditor"))
    page = client.get(reverse("people:home"))
    assert [grant.named for grant in page.context["grants"]] == [Role.AUDITOR]
    assert page["Cache-Control"] == "private, no-store"

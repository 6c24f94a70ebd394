"""Making an account, signing in and setting a new password, without telling who has an account."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from ccop.kernel.notices.models import Mail
from ccop.kernel.people.models import Person
from ccop.kernel.ui.prefs import COOKIE, Look
from tests.support.jobs import run_jobs
from tests.support.people import PASSWORD, person

pytestmark = pytest.mark.django_db

NEW = {
    "full_name": "Nowa Osoba (przykład)",
    "email": "nowa@przyklad.example",
    "password1": "zupelnie-nowe-haslo-przyklad",
}


def _sign_up(client: Client, **changes: str) -> str:
    return client.post(reverse("account_signup"), {**NEW, **changes})["Location"]


def _sign_in(client: Client, email: str, password: str) -> bool:
    client.post(reverse("account_login"), {"login": email, "password": password})
    return "_auth_user_id" in client.session


def _letters(to: str) -> list[Mail]:
    run_jobs()
    return list(Mail.objects.filter(to=to).order_by("created_at"))


def _link(letter: Mail) -> str:
    found = re.search(r"http://localhost:8000(/\S+)", letter.text)
    assert found
    return found[1]


def test_an_account_works_once_its_address_is_confirmed(client: Client) -> None:
    assert _sign_up(client) == reverse("account_email_verification_sent")
    assert not _sign_in(client, NEW["email"], NEW["password1"])

    link = _link(_letters(NEW["email"])[0])
    assert client.get(link).status_code == 200
    assert not _sign_in(client, NEW["email"], NEW["password1"])
    client.post(link)
    assert _sign_in(client, NEW["email"], NEW["password1"])
    assert Person.objects.get(email=NEW["email"]).full_name == "Nowa Osoba (przykład)"


def test_who_confirms_where_they_signed_up_goes_on_to_where_they_were_going(client: Client) -> None:
    _sign_up(client, next="/pulpit/nowa/")
    link = _link(_letters(NEW["email"])[0])
    assert client.post(link)["Location"] == "/pulpit/nowa/"
    assert "_auth_user_id" in client.session


def test_a_confirmation_elsewhere_signs_nobody_in(client: Client) -> None:
    _sign_up(client, next="/pulpit/nowa/")
    link = _link(_letters(NEW["email"])[0])
    other = Client()
    assert other.post(link)["Location"] == reverse("account_login")
    assert "_auth_user_id" not in other.session
    assert client.post(link).status_code in {302, 404}
    assert "_auth_user_id" not in client.session


def test_a_new_person_is_written_to_in_the_language_chosen_as_a_visitor(client: Client) -> None:
    client.cookies[COOKIE] = Look(language="en").serialise()
    _sign_up(client)
    assert Person.objects.get(email=NEW["email"]).language == "en"
    assert "confirm" in _letters(NEW["email"])[0].text


def test_an_address_is_one_account_however_it_is_spelled(client: Client) -> None:
    someone = person()
    _sign_up(client, email=someone.email.upper())
    assert Person.objects.count() == 1
    assert _sign_in(client, someone.email.upper(), PASSWORD)


def test_a_known_address_gets_the_same_answer_as_a_new_one(client: Client) -> None:
    known = person()
    answers = [
        client.post(reverse("account_signup"), {**NEW, "email": email})
        for email in (known.email, NEW["email"])
    ]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert answers[0].status_code == answers[1].status_code
    assert len(_letters(known.email)) == len(_letters(NEW["email"])) == 1
    assert _letters(known.email)[0].subject != _letters(NEW["email"])[0].subject


def test_a_new_password_is_asked_for_without_telling_who_has_an_account(client: Client) -> None:
    known = person()
    answers = [
        client.post(reverse("account_reset_password"), {"email": email})
        for email in (known.email, "nikt@przyklad.example")
    ]
    assert [answer["Location"] for answer in answers] == [
        reverse("account_reset_password_done")
    ] * 2
    assert len(_letters(known.email)) == 1


def test_a_new_password_is_set_by_the_link_of_a_letter(client: Client) -> None:
    someone = person()
    client.post(reverse("account_reset_password"), {"email": someone.email})
    page = client.get(_link(_letters(someone.email)[0]), follow=True)
    (form,) = page.redirect_chain[-1:]
    client.post(form[0], {"password1": "inne-haslo-przyklad", "password2": "inne-haslo-przyklad"})
    assert not _sign_in(client, someone.email, PASSWORD)
    assert _sign_in(client, someone.email, "inne-haslo-przyklad")


def test_a_short_password_is_refused(client: Client) -> None:
    page = client.post(reverse("account_signup"), {**NEW, "password1": "krotkie"})
    assert list(page.context["form"].errors) == ["password1"]


def test_guessing_a_password_is_stopped(client: Client) -> None:
    someone = person()
    for _guess in range(6):
        assert not _sign_in(client, someone.email, "zle-haslo-przyklad")
    assert not _sign_in(client, someone.email, PASSWORD)


def test_signing_in_leads_only_to_pages_of_this_site(client: Client) -> None:
    someone = person()
    for wanted, there in (
        ("/pulpit/", "/pulpit/"),
        ("https://zly.example/", reverse("people:home")),
        ("//zly.example/", reverse("people:home")),
    ):
        answer = client.post(
            reverse("account_login"),
            {"login": someone.email, "password": PASSWORD, "next": wanted},
        )
        assert answer["Location"] == there
        client.post(reverse("account_logout"))
        assert "_auth_user_id" not in client.session


def test_an_address_changes_only_when_the_new_one_is_confirmed(client: Client) -> None:
    someone = person()
    before = someone.email
    assert _sign_in(client, before, PASSWORD)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    new = "inna@przyklad.example"
    client.post(reverse("account_email"), {"email": new})
    someone.refresh_from_db()
    assert someone.email == before
    client.post(_link(_letters(new)[0]))
    someone.refresh_from_db()
    assert someone.email == new

"""Limits on guessing stop who guesses; whoever knows the password gets in."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ccop.kernel.notices.models import Mail
from ccop.kernel.people.models import Person
from tests.support.people import PASSWORD, person

pytestmark = pytest.mark.django_db
WRONG = "zle-haslo-przyklad"
THERE, ELSEWHERE = "198.51.100.7", "203.0.113.9"


def _signs_in(client: Client, someone: Person, password: str, *, at: str = THERE) -> bool:
    client.post(
        reverse("account_login"),
        {"login": someone.email, "password": password},
        REMOTE_ADDR=at,
    )
    return "_auth_user_id" in client.session


def _guess(someone: Person, *, times: int = 8, at: str = THERE) -> None:
    for _attempt in range(times):
        assert not _signs_in(Client(), someone, WRONG, at=at)


def test_who_guesses_is_stopped_in_the_network_of_the_guesses() -> None:
    someone = person()
    _guess(someone)
    assert not _signs_in(Client(), someone, PASSWORD)


def test_the_person_still_signs_in_from_another_network() -> None:
    someone = person()
    _guess(someone)
    assert _signs_in(Client(), someone, PASSWORD, at=ELSEWHERE)


def test_a_browser_in_which_the_person_was_signed_in_has_a_count_of_its_own() -> None:
    someone = person()
    own = Client()
    assert _signs_in(own, someone, PASSWORD)
    own.get(reverse("people:home"))
    own.cookies.pop("sessionid")
    _guess(someone)
    assert _signs_in(own, someone, PASSWORD)


def test_that_count_ends_too_and_serves_no_other_account() -> None:
    someone, victim = person(), person()
    own = Client()
    assert _signs_in(own, someone, PASSWORD)
    own.get(reverse("people:home"))
    own.cookies.pop("sessionid")
    for _attempt in range(6):
        assert not _signs_in(own, someone, WRONG)
        assert not _signs_in(own, victim, WRONG)
    assert not _signs_in(own, someone, PASSWORD)
    assert not _signs_in(own, victim, PASSWORD)


def test_one_network_does_not_try_many_accounts() -> None:
    people = [person() for _ in range(21)]
    for someone in people:
        assert not _signs_in(Client(), someone, WRONG)
    assert not _signs_in(Client(), people[0], PASSWORD)
    assert _signs_in(Client(), people[0], PASSWORD, at=ELSEWHERE)


@pytest.mark.parametrize(("proxies", "seen"), [(1, "203.0.113.9"), (2, "192.0.2.5")])
def test_behind_proxies_the_address_is_the_one_that_the_outermost_saw(
    proxies: int, seen: str, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    someone, client = person(), Client()
    client.post(
        reverse("account_login"),
        {"login": someone.email, "password": PASSWORD},
        headers={"X-Forwarded-For": "1.2.3.4, 192.0.2.5, 203.0.113.9"},
        REMOTE_ADDR="127.0.0.1",
    )
    assert UserSession.objects.get(user=someone).ip == seen


@pytest.fixture
def hashed() -> Iterator[list[str]]:
    """Passwords that were hashed, the slow part of signing in."""
    done: list[str] = []
    encode = PBKDF2PasswordHasher.encode

    def counted(hasher: PBKDF2PasswordHasher, password: str, *rest: Any) -> str:
        done.append(password)
        return encode(hasher, password, *rest)

    with patch.object(PBKDF2PasswordHasher, "encode", counted):
        yield done


NOBODY = "nikt@przyklad.example"


def _answers(name: str, forms: list[dict[str, str]], hashed: list[str]) -> list[object]:
    """What a visitor sees, how many passwords were hashed, how many letters were ordered."""
    answers: list[object] = []
    for form in forms:
        hashed.clear()
        letters = Mail.objects.count()
        answer = Client().post(reverse(name), form)
        page = answer.content.decode()
        for typed in form.values():
            page = page.replace(typed, "")
        page = page.replace(str(answer.wsgi_request.META.get("CSRF_COOKIE")), "")
        answers.append(
            (
                answer.status_code,
                answer.headers.get("Location"),
                len(page) // 200,  # form tokens differ at each answer
                len(hashed),
                Mail.objects.count() - letters,
            )
        )
    return answers


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_signup"])
def test_a_known_and_an_unknown_address_get_the_same_answer_for_the_same_work(
    name: str, hashed: list[str], settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    emails = [person().email, NOBODY]
    forms = [
        {
            "account_login": {"login": email, "password": WRONG},
            "account_reset_password": {"email": email},
            "account_signup": {
                "full_name": "Nowa Osoba (przykład)",
                "email": email,
                "password1": "zupelnie-nowe-haslo-przyklad",
            },
        }[name]
        for email in emails
    ]
    known, unknown = _answers(name, forms, hashed)
    assert known == unknown


def test_asking_for_many_links_sends_few_and_shuts_nobody_out(client: Client) -> None:
    someone = person()
    for number in range(6):
        answer = client.post(
            reverse("account_reset_password"),
            {"email": someone.email},
            REMOTE_ADDR=f"198.51.100.{number}",
        )
        assert answer["Location"] == reverse("account_reset_password_done")
    assert Mail.objects.filter(to=someone.email).count() == 3

"""Where a person is signed in: listed, and ended one by one or together."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from ccop.kernel import clock, journal
from ccop.kernel.people.models import Person
from ccop.kernel.people.sessions import SEEN_AGAIN
from tests.support.people import PASSWORD, person

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"


def _browser(someone: Person, agent: str = FIREFOX) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post(reverse("account_login"), {"login": someone.email, "password": PASSWORD})
    return client


def _is_in(client: Client) -> bool:
    return client.get(reverse("people:home")).status_code == 200


def _session(client: Client) -> UserSession:
    return UserSession.objects.get(session_key=client.session.session_key)


def test_one_session_is_ended_and_is_out_at_its_next_request() -> None:
    someone = person()
    here, there, third = (_browser(someone) for _ in range(3))
    here.post(reverse("usersessions_list"), {"session": _session(there).pk})
    assert [_is_in(each) for each in (here, there, third)] == [True, False, True]
    (entry,) = journal.read(journal.monthly("konto"))
    assert (entry.act, entry.data) == ("person.sessions_ended", {"sessions": 1})


def test_all_others_are_ended_at_once() -> None:
    someone = person()
    here, there, third = (_browser(someone) for _ in range(3))
    here.post(reverse("usersessions_list"))
    assert [_is_in(each) for each in (here, there, third)] == [True, False, False]


def test_nobody_ends_a_session_of_somebody_else() -> None:
    mine, theirs = _browser(person()), _browser(person())
    mine.post(reverse("usersessions_list"), {"session": _session(theirs).pk})
    mine.post(reverse("usersessions_list"), {"session": "' OR 1=1"})
    assert _is_in(mine)
    assert _is_in(theirs)


def test_each_session_tells_its_browser_and_when_it_was_used_last() -> None:
    here = _browser(person())
    before = _session(here).last_seen_at
    here.get(reverse("people:home"))
    assert _session(here).last_seen_at == before
    clock.move(to=clock.now() + SEEN_AGAIN + timedelta(minutes=1))
    here.get(reverse("people:home"))
    assert _session(here).last_seen_at > before
    assert "Firefox, Windows" in here.get(reverse("usersessions_list")).content.decode()


def test_a_new_password_ends_the_other_sessions() -> None:
    someone = person()
    here, there = _browser(someone), _browser(someone)
    here.post(
        reverse("account_change_password"),
        {
            "oldpassword": PASSWORD,
            "password1": "inne-haslo-przyklad",
            "password2": "inne-haslo-przyklad",
        },
    )
    assert not _is_in(there)

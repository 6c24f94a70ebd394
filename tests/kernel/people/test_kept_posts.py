"""What was typed into a form is not lost when the session or the form's token has expired."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from ccop.kernel import clock
from ccop.kernel.parties.models import Party
from ccop.kernel.people.kept_posts import COOKIE, forget_old
from ccop.kernel.people.models import KeptPost, Person
from tests.support.people import PASSWORD, member, organisation, person

pytestmark = pytest.mark.django_db

TYPED = {"name": "Klub “Żółw” (przykład)", "seat": "ul. Zmyślona 1\r\n42-200 Częstochowa"}


@pytest.fixture
def party() -> Party:
    return organisation()


@pytest.fixture
def editor(party: Party) -> Person:
    return member(party, "editor")


def _card(party: Party) -> str:
    return reverse("parties:card", args=[party.pk])


def _session_ends(client: Client) -> None:
    del client.cookies[settings.SESSION_COOKIE_NAME]


def _signed_in(client: Client, someone: Person) -> None:
    client.force_login(someone)
    client.get(reverse("people:home"))


def test_a_late_form_is_offered_again_after_signing_in(
    client: Client, party: Party, editor: Person
) -> None:
    _signed_in(client, editor)
    _session_ends(client)
    sent_away = client.post(_card(party), {**TYPED, "csrfmiddlewaretoken": "x"})["Location"]
    kept = KeptPost.objects.get(person=editor)
    assert dict(kept.fields) == TYPED

    signed_in = {"login": editor.email, "password": PASSWORD}
    after = client.post(sent_away, signed_in | {"next": reverse("people:kept", args=[kept.pk])})
    page = client.get(after["Location"])
    assert f'action="{_card(party)}"' in page.content.decode()
    assert "Klub “Żółw” (przykład)" in page.content.decode()

    assert client.post(kept.path, dict(kept.fields)).status_code == 302
    party.refresh_from_db()
    assert party.name == TYPED["name"]


def test_a_form_whose_token_expired_is_kept_at_once(party: Party, editor: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    _signed_in(strict, editor)
    answer = strict.post(_card(party), TYPED)
    kept = KeptPost.objects.get()
    assert answer["Location"] == reverse("people:kept", args=[kept.pk])
    party.refresh_from_db()
    assert party.name != TYPED["name"]


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://zly.example"}, {"Origin": "null"}],
)
def test_what_another_site_sends_is_not_kept(
    headers: dict[str, str], party: Party, editor: Person
) -> None:
    strict = Client(enforce_csrf_checks=True)
    _signed_in(strict, editor)
    assert strict.post(_card(party), TYPED, headers=headers).status_code == 403
    assert not KeptPost.objects.exists()


def test_nothing_is_kept_for_a_visitor(client: Client, party: Party) -> None:
    answer = client.post(_card(party), TYPED)
    assert answer["Location"].startswith(reverse("account_login"))
    client.cookies[COOKIE] = "podrobione:ciasteczko"
    client.post(_card(party), TYPED)
    assert not KeptPost.objects.exists()


def test_after_signing_out_nothing_is_kept(client: Client, party: Party, editor: Person) -> None:
    _signed_in(client, editor)
    client.post(reverse("account_logout"))
    client.post(_card(party), TYPED)
    assert not KeptPost.objects.exists()


def test_passwords_are_never_kept(client: Client, editor: Person) -> None:
    _signed_in(client, editor)
    _session_ends(client)
    client.post(reverse("people:name"), {"full_name": "Inna (przykład)"})
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD})
    assert not KeptPost.objects.exists()


def test_it_is_shown_to_its_sender_only_and_for_an_hour(
    client: Client, party: Party, editor: Person
) -> None:
    _signed_in(client, editor)
    _session_ends(client)
    client.post(_card(party), TYPED)
    page = reverse("people:kept", args=[KeptPost.objects.get().pk])
    for someone, status in ((person(), 404), (editor, 200)):
        client.force_login(someone)
        assert client.get(page).status_code == status
    clock.move(to=clock.now() + timedelta(hours=1))
    assert client.get(page).status_code == 404
    forget_old()
    assert not KeptPost.objects.exists()


def test_one_person_cannot_fill_the_database(client: Client, party: Party, editor: Person) -> None:
    _signed_in(client, editor)
    _session_ends(client)
    for number in range(25):
        client.post(_card(party), TYPED | {"phone": str(number)})
    kept = [dict(post.fields)["phone"] for post in KeptPost.objects.order_by("created_at")]
    assert kept == [str(number) for number in range(5, 25)]

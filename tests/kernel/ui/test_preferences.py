"""A visitor chooses how the site looks; one cookie without an identifier keeps it."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from ccop.kernel.ui.prefs import CHOICES, COOKIE, Look

looks = st.builds(Look, **{name: st.sampled_from(list(values)) for name, values in CHOICES.items()})

pytestmark = pytest.mark.django_db


@given(looks)
def test_a_look_survives_its_cookie(look: Look) -> None:
    assert Look.parse(look.serialise()) == look


@given(st.text())
def test_no_cookie_value_is_an_error(value: str) -> None:
    look = Look.parse(value)
    assert all(getattr(look, name) in values for name, values in CHOICES.items())


def test_the_choice_is_kept_in_one_cookie_and_holds_on_the_next_page() -> None:
    client = Client()
    response = client.post("/preferencje/", {"text": "150", "theme": "yb", "next": "/kontakt/"})
    assert (response.status_code, response["Location"]) == (303, "/kontakt/")
    cookie = response.cookies[COOKIE]
    assert list(response.cookies) == [COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    page = client.get("/kontakt/").content.decode()
    assert 'data-text="150"' in page
    assert 'data-theme="yb"' in page


def test_without_a_wish_no_cookie_is_set() -> None:
    assert not Client().get("/").cookies


def test_the_choice_keeps_what_was_chosen_before() -> None:
    client = Client()
    client.post("/preferencje/", {"text": "150"})
    client.post("/preferencje/", {"theme": "bw"})
    page = client.get("/").content.decode()
    assert re.search(r'data-theme="bw" data-text="150"', page)


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org"]
)
def test_nobody_is_sent_to_another_site(address: str) -> None:
    response = Client().post("/preferencje/", {"text": "125", "next": address})
    assert response["Location"] == "/preferencje/"


def test_another_site_cannot_change_the_look() -> None:
    response = Client().post(
        "/preferencje/", {"text": "125"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert response.status_code == 403
    assert not response.cookies


def test_the_language_is_a_preference_like_the_theme() -> None:
    client = Client()
    client.post("/preferencje/", {"language": "en"})
    page = client.get("/konkursy/").content.decode()
    assert '<html lang="en"' in page
    assert "Grant competitions" in page

"""In a demonstration anybody may rehearse a call by moving the clock; elsewhere the page is not."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ccop.kernel import clock, journal

pytestmark = pytest.mark.django_db


def _move(client: Client, **form: str) -> int:
    return client.post(reverse("city:clock"), form).status_code


def test_the_time_given_is_the_one_on_polish_walls(client: Client) -> None:
    assert _move(client, day="2027-07-01", hour="00:30") == 302
    assert clock.today() == date(2027, 7, 1)
    moved = clock.now() - datetime(2027, 7, 1, 0, 30, tzinfo=clock.WARSAW)
    assert timedelta(0) < moved < timedelta(minutes=1)


def test_moving_the_clock_is_on_record(client: Client) -> None:
    _move(client, day="2027-07-01", hour="00:30")
    assert [entry.act for entry in journal.read("system:2027-07")] == ["clock.moved"]


def test_the_clock_goes_back_to_real_time(client: Client) -> None:
    before = clock.now()
    _move(client, day="2027-07-01", hour="00:30")
    assert _move(client, real="1") == 302
    assert timedelta(0) < clock.now() - before < timedelta(minutes=1)


def test_an_unreadable_time_moves_nothing(client: Client) -> None:
    before = clock.now()
    assert _move(client, day="jutro", hour="") == 200
    assert clock.now() - before < timedelta(minutes=1)


def test_outside_a_demonstration_there_is_no_such_page(client: Client, settings: Settings) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": "production"})
    assert client.get(reverse("city:clock")).status_code == 404
    assert _move(client, day="2027-07-01", hour="00:30") == 404

"""What is needed no more is forgotten every hour."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from ccop.kernel import clock
from ccop.kernel.people.models import KeptPost
from ccop.kernel.people.tasks import tidy
from tests.support.people import PASSWORD, person

pytestmark = pytest.mark.django_db


def test_late_forms_ended_sessions_and_where_they_came_from_are_forgotten(client: Client) -> None:
    someone = person()
    client.post(reverse("account_login"), {"login": someone.email, "password": PASSWORD})
    KeptPost.objects.create(person=someone, path="/pulpit/", fields=[["name", "Klub"]])
    tidy.func(timestamp=0)
    kept = (KeptPost, Session, UserSession)
    assert [model.objects.count() for model in kept] == [1, 1, 1]

    Session.objects.update(expire_date=clock.now() - timedelta(minutes=1))
    clock.move(to=clock.now() + timedelta(hours=1, minutes=1))
    tidy.func(timestamp=0)
    assert [model.objects.count() for model in kept] == [0, 0, 0]

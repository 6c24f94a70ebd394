"""The health page fails when the site cannot serve, and only then."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_with_web_and_database_all_is_well(client: Client) -> None:
    answer = client.get("/zdrowie/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_without_a_database_it_says_unavailable_and_no_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OperationalError("server db.example.pl refused user site")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/zdrowie/")
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})

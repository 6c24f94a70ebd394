"""A demonstration shows the letters it wrote; nowhere else does the page exist."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ccop.kernel.city import Mode
from ccop.kernel.notices.services import letter, mail
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def _write(text: str = "Treść") -> str:
    row = mail(to="osoba@przyklad.example", subject="Potwierdź adres", text=text, key="k")
    run_jobs()
    return reverse("notices:mailbox_letter", args=[row.pk])


def test_everybody_reads_the_letters_and_follows_their_links(client: Client) -> None:
    url = _write(letter("Otwórz stronę:", "/konto/adres/potwierdz/Mg:1x/"))
    assert url in client.get(reverse("notices:mailbox")).content.decode()
    page = client.get(url).content.decode()
    assert 'href="http://localhost:8000/konto/adres/potwierdz/Mg:1x/"' in page


def test_what_a_letter_says_is_text_and_nothing_else(client: Client) -> None:
    page = client.get(_write("<script>alert(1)</script>")).content.decode()
    assert "&lt;script&gt;alert(1)" in page


def test_production_has_no_mailbox(client: Client, settings: Settings) -> None:
    url = _write()
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": Mode.PRODUCTION})
    assert client.get(reverse("notices:mailbox")).status_code == 404
    assert client.get(url).status_code == 404

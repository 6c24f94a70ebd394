"""Anybody reports an error without an account and follows the report by its address."""

from uuid import uuid4

import pytest
from django.test import Client

from ccop.kernel.notices.models import Mail
from ccop.kernel.people.roles import Role
from ccop.portal.reports.models import ErrorReport
from tests.support.people import clerk

pytestmark = pytest.mark.django_db
FORM = "/zglos/blad/"


def _sent(**changes: str) -> dict[str, str]:
    return {
        "description": "Nie otwiera się mapa.",
        "page": "/kontakt/",
        "email": "mieszkanka@przyklad.example",
        "token": str(uuid4()),
        **changes,
    }


def test_the_report_gets_a_number_and_a_letter_with_its_secret_address() -> None:
    answer = Client().post(FORM, _sent())
    report = ErrorReport.objects.get()
    assert answer["Location"] == f"/zglos/blad/{report.key}/"
    assert str(report.case.number).startswith("ZB.1.")
    letter = Mail.objects.get(to="mieszkanka@przyklad.example")
    assert str(report.case.number) in letter.subject
    assert str(report.key) in letter.text


def test_the_form_knows_the_page_one_came_from() -> None:
    page = Client().get(FORM, {"strona": "/konkursy/"}).content.decode()
    assert 'value="/konkursy/"' in page


def test_without_an_address_nobody_is_written_to() -> None:
    Client().post(FORM, _sent(email=""))
    assert ErrorReport.objects.count() == 1
    assert not Mail.objects.exists()


def test_a_double_click_reports_once() -> None:
    form, client = _sent(), Client()
    assert client.post(FORM, form)["Location"] == client.post(FORM, form)["Location"]
    assert ErrorReport.objects.count() == 1


def test_a_program_that_fills_in_everything_is_not_believed() -> None:
    Client().post(FORM, _sent(website="https://reklama.example"))
    assert not ErrorReport.objects.exists()


def test_a_wrong_address_is_said_beside_its_field_and_nothing_typed_is_lost() -> None:
    page = Client().post(FORM, _sent(email="mieszkanka")).content.decode()
    assert "<title>Błąd:" in page
    assert "Nie otwiera się mapa." in page
    assert 'value="mieszkanka"' in page


def test_the_answer_arrives_by_mail_and_stands_on_the_page_of_the_report() -> None:
    Client().post(FORM, _sent())
    report = ErrorReport.objects.get()
    office = Client()
    office.force_login(clerk(Role.WEBMASTER))
    assert str(report.case.number) in office.get("/urzad/").content.decode()
    office.post(f"/urzad/zgloszenia/{report.pk}/", {"text": "Poprawione.", "token": str(uuid4())})
    assert any("Poprawione." in letter.text for letter in Mail.objects.all())
    page = Client().get(f"/zglos/blad/{report.key}/")
    assert "Poprawione." in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"

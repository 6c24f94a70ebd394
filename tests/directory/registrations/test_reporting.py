"""Anybody reports an organisation without an account; only a confirmed report is queued."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from ccop.directory.registrations.models import Registration
from ccop.directory.registrations.registering import lapse_unconfirmed, registration_ask
from ccop.directory.registrations.words import CLAUSES_VERSION
from ccop.kernel import clock
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from tests.support.organizations import listed, proposed
from tests.support.people import clerk, signed_in
from tests.support.registrations import REPORTER, received, reported

pytestmark = pytest.mark.django_db
FORM = "/zglos/organizacje/"


def _sent(**changes: object) -> dict[str, object]:
    return {
        "name": "Klub „Iskra” (przykład)",
        "form": "association",
        "register": "krs",
        "number": "0000000900",
        "reporter_email": REPORTER,
        "relation": "worker",
        "agreed": "on",
        "token": str(uuid4()),
        **changes,
    }


def _queue() -> str:
    return signed_in(clerk(Role.DIRECTORY_KEEPER)).get("/urzad/").content.decode()


def test_four_fields_and_an_address_are_enough() -> None:
    answer = Client().post(FORM, _sent())
    assert answer["Location"] == "/zglos/organizacje/wyslano/"
    registration = Registration.objects.get()
    assert registration.state == "unconfirmed"
    assert registration.clauses == CLAUSES_VERSION
    assert registration.values["krs"] == "0000000900"
    assert registration.values["register_number"] == "KRS 0000000900"


def test_only_a_confirmed_report_gets_a_number_and_is_queued() -> None:
    Client().post(FORM, _sent())
    registration = Registration.objects.get()
    assert "Iskra" not in _queue()
    assert registration.case.number is None
    letter = Mail.objects.get(to=REPORTER)
    address = f"/zglos/organizacje/{registration.key}/"
    assert address in letter.text
    assert "Potwierdź zgłoszenie" in Client().get(address).content.decode()
    assert Registration.objects.get().state == "unconfirmed", "a letter-box that looks ahead"
    assert Client().post(address, {"do": "confirm"})["Location"] == address
    registration.case.refresh_from_db()
    assert str(registration.case.number).startswith("ZO.1.")
    assert "Iskra" in _queue()


def test_a_stranger_cannot_have_many_letters_sent_to_one_address() -> None:
    for number in range(5):
        Client().post(FORM, _sent(name=f"Klub {number} (przykład)"))
    page = Client().post(FORM, _sent(reporter_email=REPORTER.upper())).content.decode()
    assert "czeka już na potwierdzenie kilka zgłoszeń" in page
    assert "<title>Błąd:" in page
    assert Mail.objects.count() == Registration.objects.count() == 5
    assert Client().post(FORM, _sent(reporter_email="inna@przyklad.example")).status_code == 302
    clock.move(to=clock.now() + timedelta(days=1))
    assert Client().post(FORM, _sent()).status_code == 302


def test_who_confirms_may_report_as_many_as_there_are() -> None:
    for number in range(6):
        received(f"Klub {number} (przykład)")
    assert Registration.objects.filter(state="received").count() == 6


def test_what_is_typed_is_read_as_on_the_card_itself() -> None:
    copied = {"street": "ul. Kr\u00adótka\u200b 9", "town": " Poraj ", "postcode": "42200"}
    links = "www.przyklad.example/iskra\r\nhttps://przyklad.example/iskra;"
    Client().post(FORM, _sent(**copied, social_media=links, accepts_volunteers="no"))
    values = Registration.objects.get().values
    assert (values["street"], values["town"], values["postcode"]) == (
        "ul. Krótka 9",
        "Poraj",
        "42-200",
    )
    assert values["social_media"] == [
        "https://www.przyklad.example/iskra",
        "https://przyklad.example/iskra",
    ]
    assert values["accepts_volunteers"] is False


def test_a_sign_that_nothing_can_print_is_told_beside_its_field() -> None:
    page = Client().post(FORM, _sent(street="ul. \x07 Krótka")).content.decode()
    assert "U+0007" in page
    assert not Registration.objects.exists()


def test_a_link_used_twice_answers_the_same() -> None:
    registration = reported()
    address = f"/zglos/organizacje/{registration.key}/"
    first, second = (Client().post(address, {"do": "confirm"}) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert registration.case.events.count() == 2
    assert Mail.objects.filter(to=REPORTER).count() == 2


def test_a_link_that_has_expired_confirms_nothing() -> None:
    registration = reported()
    Registration.objects.update(confirm_until=clock.now())
    answer = Client().post(f"/zglos/organizacje/{registration.key}/", {"do": "confirm"})
    assert answer.status_code == 409
    assert "wygasł" in answer.content.decode()


def test_what_nobody_confirmed_is_forgotten() -> None:
    late, waiting = reported(), reported("Klub „Zorza” (przykład)")
    Registration.objects.filter(pk=late.pk).update(confirm_until=clock.now() - timedelta(1))
    assert lapse_unconfirmed() == 1
    late, waiting = (Registration.objects.get(pk=each.pk) for each in (late, waiting))
    assert (late.state, late.email, late.values) == ("lapsed", "", {})
    assert "Iskra" not in late.case.title
    assert waiting.state == "unconfirmed"
    assert Client().get(f"/zglos/organizacje/{late.key}/").status_code == 200


def test_a_double_click_reports_once() -> None:
    form, client = _sent(), Client()
    client.post(FORM, form)
    client.post(FORM, form)
    assert Registration.objects.count() == 1


def test_a_program_that_fills_in_everything_is_not_believed() -> None:
    Client().post(FORM, _sent(nickname="Reklama"))
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": "12345678901"}, "Numer KRS ma 10 cyfr."),
        ({"number": ""}, "Wpisz numer KRS."),
        ({"register": "county", "number": ""}, "Wpisz numer w tym rejestrze."),
        ({"postcode": "4220"}, "Wpisz kod pocztowy w postaci 42-200."),
        ({"delivery_address": "AE:12"}, "Wpisz adres w postaci AE:PL-12345-12345-ABCDE-12."),
        ({"reporter_email": "zglaszajaca"}, "adres"),
        ({"agreed": ""}, "Bez tego nie można wpisać organizacji."),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    wrong: dict[str, str], said: str
) -> None:
    typed = _sent(aims="Uczymy pływać.", spheres=["17"], **wrong)
    page = Client().post(FORM, typed).content.decode()
    assert "<title>Błąd:" in page
    assert said in page
    assert "Klub „Iskra” (przykład)" in page
    assert "Uczymy pływać." in page
    assert 'value="17" id="id_spheres_' in page
    assert page.count("checked") >= 2
    assert not Registration.objects.exists()


def test_without_a_register_no_number_is_asked() -> None:
    Client().post(FORM, _sent(register="none", number="", form="group"))
    assert Registration.objects.get().values["register_number"] == ""


def test_who_may_be_meant_is_shown_once_and_the_report_may_go_on() -> None:
    here = listed("Stowarzyszenie Klub Iskra (przykład)")
    form, client = _sent(), Client()
    page = client.post(FORM, form).content.decode()
    assert "Czy to nie jedna z tych organizacji?" in page
    assert here.party.name in page
    assert not Registration.objects.exists()
    client.post(FORM, {**form, "another": "True"})
    assert Registration.objects.count() == 1


def test_a_card_that_is_not_listed_is_told_to_nobody() -> None:
    proposed("Klub Iskra (przykład)")
    Client().post(FORM, _sent())
    assert Registration.objects.count() == 1


def test_a_question_is_answered_at_the_secret_address() -> None:
    registration, keeper = received(), clerk(Role.DIRECTORY_KEEPER)
    registration_ask(
        registration=registration, text="Jaki macie adres?", actor=actor_of(keeper), token=uuid4()
    )
    address = f"/zglos/organizacje/{registration.key}/"
    letter = Mail.objects.filter(to=REPORTER).first()
    assert letter is not None
    assert "Jaki macie adres?" in letter.text
    assert address in letter.text
    page = Client().get(address)
    assert "Jaki macie adres?" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Robots-Tag"] == "noindex"
    answer = {"do": "answer", "text": "Krótka 900.", "token": str(uuid4())}
    Client().post(address, answer)
    Client().post(address, answer)
    registration.refresh_from_db()
    assert registration.state == "received"
    assert [each.text for each in registration.case.messages.all()] == [
        "Jaki macie adres?",
        "Krótka 900.",
    ]


def test_an_empty_answer_is_told_beside_its_field() -> None:
    registration, keeper = received(), clerk(Role.DIRECTORY_KEEPER)
    registration_ask(registration=registration, text="Kto?", actor=actor_of(keeper), token=uuid4())
    page = Client().post(f"/zglos/organizacje/{registration.key}/", {"do": "answer", "text": " "})
    assert "<title>Błąd:" in page.content.decode()


def test_a_report_is_withdrawn_at_the_secret_address() -> None:
    registration = received()
    Client().post(f"/zglos/organizacje/{registration.key}/", {"do": "withdraw"})
    registration.refresh_from_db()
    assert registration.state == "withdrawn"

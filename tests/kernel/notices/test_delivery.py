"""Letters reach the mail server once, are tried again, and carry no foreign header."""

from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings as current
from django.db import connection
from pytest_django import Settings

from ccop.config import checkup
from ccop.config.environment import Smtp
from ccop.kernel.notices.delivery import ATTEMPTS, deliver
from ccop.kernel.notices.models import Mail
from ccop.kernel.notices.services import mail
from tests.support.jobs import hurry_jobs, run_jobs
from tests.tools.machine import free_port
from tests.tools.mail import Postbox

pytestmark = pytest.mark.django_db

TO = "osoba@przyklad.example"


class Refusing:
    """A mail server that answers every recipient with the same refusal."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.asked = 0

    async def handle_RCPT(self, *_asked: object) -> str:  # noqa: N802  (the name is aiosmtpd's)
        self.asked += 1
        return self.answer


def _use_server(settings: Settings, host: str, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = host, port
    smtp = Smtp(host=host, port=port, user="", password="", starttls=False, implicit_tls=False)
    settings.ENVIRONMENT = current.ENVIRONMENT.model_copy(update={"smtp": smtp})


@pytest.fixture
def postbox(settings: Settings, smtp: Postbox) -> Postbox:
    _use_server(settings, smtp.host, smtp.port)
    return smtp


@pytest.fixture(params=["450 Busy", "550 No such mailbox"])
def refusing(settings: Settings, request: pytest.FixtureRequest) -> Iterator[Refusing]:
    handler, port = Refusing(request.param), free_port()
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    _use_server(settings, "127.0.0.1", port)
    yield handler
    server.stop()


def _letter(subject: str = "Oferta złożona", key: str = "offer.submitted:1") -> Mail:
    return mail(to=TO, subject=subject, text="Numer OF.12.2026.", key=key)


def test_a_letter_waits_for_the_worker_and_is_sent_once(postbox: Postbox) -> None:
    row = _letter()
    assert postbox.letters == []
    run_jobs()
    deliver(str(row.pk))
    assert [(letter["To"], letter["Subject"]) for letter in postbox.letters] == [
        (TO, "Oferta złożona")
    ]
    assert postbox.letters[0].get_content().strip() == "Numer OF.12.2026."
    row.refresh_from_db()
    assert (row.state, row.problem) == (Mail.State.SENT, "")


def test_the_same_key_to_the_same_address_is_one_letter(postbox: Postbox) -> None:
    assert _letter().pk == _letter(subject="Inny tytuł").pk
    assert [job.task for job in run_jobs()] == ["notices.send_mail"]
    assert [letter["Subject"] for letter in postbox.letters] == ["Oferta złożona"]


def test_a_letter_says_that_a_program_wrote_it_and_has_a_lasting_name(postbox: Postbox) -> None:
    row = _letter()
    run_jobs()
    (letter,) = postbox.letters
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"] == f"<{row.pk}@localhost>"


def test_a_server_that_does_not_answer_is_tried_again(settings: Settings, smtp: Postbox) -> None:
    _use_server(settings, "127.0.0.1", free_port())
    row = _letter()
    (first,) = run_jobs()
    row.refresh_from_db()
    assert first.again
    assert row.state == Mail.State.WAITING
    assert row.problem.startswith("ConnectionRefusedError")

    _use_server(settings, smtp.host, smtp.port)
    assert run_jobs() == []
    hurry_jobs()
    run_jobs()
    row.refresh_from_db()
    assert (row.state, row.problem, len(smtp.letters)) == (Mail.State.SENT, "", 1)


def test_a_letter_is_given_up_after_a_day_or_at_once_when_refused_for_good(
    refusing: Refusing,
) -> None:
    row = _letter()
    for _again in range(ATTEMPTS + 2):
        run_jobs()
        hurry_jobs()
    row.refresh_from_db()
    assert row.state == Mail.State.FAILED
    assert refusing.answer[:3] in row.problem
    assert checkup.mail().state is checkup.State.WARN
    assert "1 given up" in checkup.mail().words
    assert refusing.asked == (ATTEMPTS if refusing.answer.startswith("4") else 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\x1c", "\u2028"])
def test_a_subject_brings_in_no_header_of_its_own(postbox: Postbox, end: str) -> None:
    _letter(subject=f"Oferta{end}Bcc: ktos@przyklad.example{end}{end}Treść")
    run_jobs()
    (letter,) = postbox.letters
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Oferta Bcc: ktos@przyklad.example Treść"


def test_the_text_of_a_letter_that_opens_an_account_is_forgotten(postbox: Postbox) -> None:
    row = mail(to=TO, subject="Hasło", text="https://…/klucz", key="k", confidential=True)
    run_jobs()
    row.refresh_from_db()
    assert row.text == ""
    assert "klucz" in postbox.letters[0].get_content()


def test_without_a_mail_server_the_demonstration_keeps_its_letters() -> None:
    row = mail(to=TO, subject="Hasło", text="https://…/klucz", key="k", confidential=True)
    run_jobs()
    row.refresh_from_db()
    assert (row.state, row.text) == (Mail.State.KEPT, "https://…/klucz")


def test_a_letter_of_a_change_that_is_taken_back_is_never_sent() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT change")
        _letter()
        cursor.execute("ROLLBACK TO change")
    assert run_jobs() == []
    assert not Mail.objects.exists()

"""Letters of the tests travel over real SMTP."""

from django.core.mail import send_mail

from tests.tools.mail import Postbox


def test_a_letter_arrives_with_polish_letters(smtp: Postbox) -> None:
    send_mail("Potwierdzenie", "Zażółć gęślą jaźń", "ccop@localhost", ["ewa@example.pl"])
    (letter,) = smtp.letters
    assert letter["Subject"] == "Potwierdzenie"
    assert letter.get_content().strip() == "Zażółć gęślą jaźń"

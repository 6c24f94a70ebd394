"""Choices of reports and claims, their times, and the clauses that people agree to."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

CLAUSES_VERSION = "2026-11"
CLAUSES = (
    "Dane organizacji podane w zgłoszeniu są publikowane w Bazie NGO, żeby mieszkańcy, inne "
    "organizacje i urząd mogli ją znaleźć. Adres e-mail osoby zgłaszającej nie jest publikowany: "
    "służy tylko do potwierdzenia zgłoszenia, pytań i odpowiedzi. Administratorem danych jest "
    "prezydent miasta; o swoich prawach przeczytasz na stronie o prywatności."
)
"""What is agreed to; a changed text gets another version, which is kept with each report."""

CONFIRM_WITHIN = timedelta(days=7)
"""How long the link in the letter confirms a report; afterwards it is forgotten."""
LETTERS_A_DAY = 5
"""Letters that one address gets in a day for reports it has not confirmed: whoever reports names
the address, which may be a stranger's."""
MEMBERS_ANSWER_WITHIN = timedelta(days=14)
"""How long members of a claimed organisation have to answer before another may be let in: as long
as a letter left at the post office waits for its addressee (art. 44 of the Code of Administrative
Procedure), which bridges an ordinary holiday."""


class Relation(TextChoices):
    """Who reports an organisation."""

    AUTHORITY = "authority", _("I am in its authorities (for example its board)")
    WORKER = "worker", _("I work or volunteer for it")
    OTHER = "other", _("I have no connection with it")


class EvidenceKind(TextChoices):
    """What shows that a person may act for an organisation."""

    REGISTER = "register", _("extract from a register")
    STATUTE = "statute", _("statute")
    ATTORNEY = "attorney", _("power of attorney")
    MINUTES = "minutes", _("minutes of an election")
    OTHER = "other", _("other document")

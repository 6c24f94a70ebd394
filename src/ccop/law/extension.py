"""Extending a call for offers (przedłużenie naboru): when it may be done, and what is announced.

The Act does not speak of it. A later closing takes nothing from anybody as long as it holds for
all, is announced where the call was (art. 13 ust. 3), and nobody of the city has read an offer yet;
so a call that has closed is opened again until its offers are opened (:mod:`ccop.law.opening`).
A closing can never be brought forward.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ccop.law.findings import Finding
from ccop.law.terms import WARSAW, spoken

_CITATION = "ogłoszenie, termin składania ofert; art. 13 ust. 2 pkt 5 ustawy"


@dataclass(frozen=True)
class Extension:
    """A wish to extend a call: both closings are the first instants too late; `opened_at` is when
    its offers were opened, None as long as nobody of the city can have read one."""

    title: str
    authority: str
    before: datetime
    after: datetime
    reason: str
    opened_at: datetime | None

    def reopens(self, at: datetime) -> bool:
        """Whether the call has closed by this time, so that it would be opened again."""
        return at >= self.before


def extension_findings(wish: Extension, now: datetime) -> Iterator[Finding]:
    """EXT-1 to EXT-3: only while no offer has been opened, only to a later closing that is still to
    come, only for a reason told to all."""
    if wish.opened_at:
        yield Finding(
            code="EXT-1",
            severity="error",
            message=f"Oferty otwarto {spoken(wish.opened_at)}; mogły już być czytane.",
            citation=f"zasada uczciwej konkurencji, art. 5 ust. 3 ustawy; {_CITATION}",
            remedy="Ogłoś nowy konkurs albo rozważ unieważnienie tego (art. 18a ustawy).",
        )
    if wish.after <= wish.before:
        yield Finding(
            code="EXT-2",
            severity="error",
            message=f"Nowy termin nie jest późniejszy niż obecny: {spoken(wish.before)}.",
            citation=_CITATION,
            where="day",
            remedy="Podaj późniejszy dzień lub godzinę. Naboru nie można skrócić.",
        )
    elif wish.after <= now:
        yield Finding(
            code="EXT-2",
            severity="error",
            message=f"Nowy termin już minął: {spoken(wish.after)}.",
            citation=_CITATION,
            where="day",
            remedy="Podaj dzień i godzinę, które dopiero nadejdą.",
        )
    if not wish.reason.strip():
        yield Finding(
            code="EXT-3",
            severity="error",
            message="Nie podano powodu przedłużenia.",
            citation="zasada jawności, art. 5 ust. 3 ustawy",
            where="reason",
            remedy="Napisz powód tak, jak ma go przeczytać każdy.",
        )


def changed_meanwhile(closes_at: datetime) -> Finding:
    """EXT-4: the closing the clerk saw is no longer the closing of the call."""
    return Finding(
        code="EXT-4",
        severity="error",
        message=f"Termin zmieniono w międzyczasie. Oferty przyjmuje się do {spoken(closes_at)}.",
        citation=_CITATION,
        remedy="Otwórz stronę przedłużenia jeszcze raz i sprawdź, czy nadal jest potrzebne.",
    )


def not_a_clerk() -> Finding:
    """EXT-5: the announcing authority extends, through its clerk for grants, and nobody else."""
    return Finding(
        code="EXT-5",
        severity="error",
        message="Nabór może przedłużyć tylko urzędnik do spraw dotacji.",
        citation="art. 11 ust. 2a i 2b, art. 13 ust. 1 ustawy",
        remedy="Zwróć się do urzędnika, który prowadzi konkurs.",
    )


def closed_meanwhile(closes_at: datetime) -> Finding:
    """EXT-6: the clerk confirmed the notice of an open call, which has closed since."""
    return Finding(
        code="EXT-6",
        severity="error",
        message=f"Nabór zakończył się w międzyczasie, {spoken(closes_at)}.",
        citation=_CITATION,
        remedy=(
            "Nabór można otworzyć ponownie, ale komunikat brzmi wtedy inaczej. "
            "Wybierz „Zobacz komunikat” i przeczytaj go jeszcze raz."
        ),
    )


def extension_notice(wish: Extension, at: datetime) -> str:
    """The notice for the three places in which the call was announced."""
    return (
        f"{_news(wish, at)}\n\n"
        f"Dotychczasowy termin: {spoken(wish.before)}.\n"
        f"Nowy termin: {spoken(wish.after)}.\n"
        f"Powód: {wish.reason}\n\n"
        "Nowy termin obowiązuje wszystkich oferentów jednakowo. Oferty już złożone pozostają ważne "
        "i nie trzeba ich składać ponownie. Pozostałe warunki ogłoszenia nie zmieniają się.\n\n"
        "Podstawa: art. 13 ust. 2 pkt 5 i ust. 3 ustawy z dnia 24 kwietnia 2003 r. "
        "o działalności pożytku publicznego i o wolontariacie.\n\n"
        f"{wish.authority}, {at.astimezone(WARSAW):%d.%m.%Y}"
    )


def _news(wish: Extension, at: datetime) -> str:
    call = f"otwartym konkursie ofert „{wish.title}”"
    if wish.reopens(at):
        return (
            f"{wish.authority} informuje o ponownym otwarciu naboru w {call}.\n\n"
            f"Nabór zakończył się {spoken(wish.before)} i zostaje ponownie otwarty "
            f"do {spoken(wish.after)}. Złożonych ofert nie otwarto; "
            "nikt w urzędzie nie zna ich treści."
        )
    return f"{wish.authority} informuje o przedłużeniu terminu składania ofert w {call}."

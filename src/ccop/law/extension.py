"""Extending a call for offers (przedłużenie naboru): when it may be done, and what is announced.

The Act does not speak of it. A later closing takes nothing from anybody as long as it holds for
all and is announced where the call was (art. 13 ust. 3); a closing can never be brought forward.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ccop.law.findings import Finding
from ccop.law.terms import WARSAW, spoken

_CITATION = "ogłoszenie, termin składania ofert; art. 13 ust. 2 pkt 5 ustawy"


@dataclass(frozen=True)
class Extension:
    """A wish to extend a call: both closings are the first instants too late."""

    title: str
    authority: str
    before: datetime
    after: datetime
    reason: str


def extension_findings(wish: Extension, now: datetime) -> Iterator[Finding]:
    """EXT-1 to EXT-3: only an open call, only to a later closing, only for a reason told to all."""
    if now >= wish.before:
        yield Finding(
            code="EXT-1",
            severity="error",
            message=f"Nabór zakończył się {spoken(wish.before)}; oferty mogły już być czytane.",
            citation=_CITATION,
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


def extension_notice(wish: Extension, at: datetime) -> str:
    """The notice for the three places in which the call was announced."""
    return (
        f"{wish.authority} informuje o przedłużeniu terminu składania ofert "
        f"w otwartym konkursie ofert „{wish.title}”.\n\n"
        f"Dotychczasowy termin: {spoken(wish.before)}.\n"
        f"Nowy termin: {spoken(wish.after)}.\n"
        f"Powód: {wish.reason}\n\n"
        "Nowy termin obowiązuje wszystkich oferentów jednakowo. Oferty już złożone pozostają ważne "
        "i nie trzeba ich składać ponownie. Pozostałe warunki ogłoszenia nie zmieniają się.\n\n"
        "Podstawa: art. 13 ust. 2 pkt 5 i ust. 3 ustawy z dnia 24 kwietnia 2003 r. "
        "o działalności pożytku publicznego i o wolontariacie.\n\n"
        f"{wish.authority}, {at.astimezone(WARSAW):%d.%m.%Y}"
    )

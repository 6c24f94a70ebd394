"""Opening the offers of a call (otwarcie ofert): from this act on the office reads them.

The Act does not speak of it. Until the act nobody of the city can know what an offer says, so a
call may still be extended and favours no one; after it, no more (EXT-1).
"""

from collections.abc import Iterator
from datetime import datetime

from ccop.law.findings import Finding
from ccop.law.terms import spoken

_FAIR = "zasada uczciwej konkurencji, art. 5 ust. 3 ustawy"


def opening_findings(
    closes_at: datetime, opened_at: datetime | None, now: datetime
) -> Iterator[Finding]:
    """OPEN-1 and OPEN-2: only after the closing (the first instant too late), and only once."""
    if now < closes_at:
        yield Finding(
            code="OPEN-1",
            severity="error",
            message=f"Nabór trwa do {spoken(closes_at)}; do tego czasu ofert nikt nie otwiera.",
            citation=_FAIR,
            remedy="Otwórz oferty po zakończeniu naboru.",
        )
    if opened_at:
        yield Finding(
            code="OPEN-2",
            severity="error",
            message=f"Oferty otwarto już {spoken(opened_at)}.",
            citation=_FAIR,
            remedy="Oferty czekają na liście spraw urzędu.",
        )


def not_an_opener() -> Finding:
    """OPEN-3: the announcing authority opens, through its clerk for grants, and nobody else."""
    return Finding(
        code="OPEN-3",
        severity="error",
        message="Oferty może otworzyć tylko urzędnik do spraw dotacji.",
        citation="art. 13 ust. 1, art. 15 ust. 1 ustawy",
        remedy="Zwróć się do urzędnika, który prowadzi konkurs.",
    )

"""By what offers are judged (art. 15 ust. 1-2)."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from ccop.law.parameters import Parameters
from ccop.law.rule import finds
from ccop.law.rulebook import Flaw

_CRITERIA: Mapping[str, str] = {
    "1": "możliwość realizacji zadania przez organizację",
    "2": "kalkulację kosztów, także wobec zakresu rzeczowego zadania",
    "3": "jakość wykonania zadania i kwalifikacje osób",
    "4": "udział środków własnych i z innych źródeł",
    "5": "wkład rzeczowy i osobowy, w tym wolontariat i pracę społeczną członków",
    "6": "realizację zadań zleconych w latach poprzednich",
}
"""What the authority must weigh, by the points of art. 15 ust. 1."""
_OF_SUPPORT = "4"


@finds("ART15-1", "Karta oceny ofert", citation="art. 15 ust. 1 ustawy")
def card_has_all_criteria(
    law: Parameters,
    *,
    kind: Annotated[Literal["wspieranie", "powierzenie"], "forma zlecenia zadania"],
    criteria: Annotated[
        tuple[Literal["1", "2", "3", "4", "5", "6"], ...],
        "punkty art. 15 ust. 1 ustawy, które obejmuje karta oceny",
    ],
) -> Iterator[Flaw]:
    """A card that misses one of the criteria of the Act cannot be used; the fourth belongs to
    support alone. The authority may add others."""
    for point, subject in _CRITERIA.items():
        citation = f"art. 15 ust. 1 pkt {point} ustawy"
        if point == _OF_SUPPORT and kind == "powierzenie":
            if point in criteria:
                yield Flaw(
                    "criteria",
                    f"Karta ocenia {subject}, a przy powierzeniu dotacja pokrywa całość kosztów.",
                    "Usuń to kryterium; ustawa przewiduje je tylko przy wspieraniu.",
                    "warning",
                    citation,
                )
        elif point not in criteria:
            yield Flaw(
                "criteria",
                f"Karta oceny pomija {subject}.",
                "Dodaj kryterium, które to ocenia.",
                citation=citation,
            )

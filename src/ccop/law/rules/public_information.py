"""The public bulletin (BIP) and requests for public information."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from ccop.law.computed import Computed, term_of_days, term_of_months
from ccop.law.inputs import Day, Words, missing
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Reference, computes, finds, latest
from ccop.law.rulebook import Flaw
from ccop.law.terms import Term

Published = Literal[
    "ogłoszenie konkursu",
    "wyniki konkursu",
    "unieważnienie konkursu",
    "oferta małego grantu",
    "sprawozdanie z programu współpracy",
]
_WRITTEN: Mapping[Published, str] = {
    "ogłoszenie konkursu": "art. 13 ust. 3 pkt 1 ustawy",
    "wyniki konkursu": "art. 15 ust. 2j ustawy",
    "unieważnienie konkursu": "art. 18a ust. 2 ustawy",
    "oferta małego grantu": "art. 19a ust. 3 pkt 1 ustawy",
    "sprawozdanie z programu współpracy": "art. 5a ust. 3 ustawy",
}
_PUBLISHED = Reference("dzień publikacji", ASKED.of)


@dataclass(frozen=True)
class Answer:
    """By when a request is answered, and by when at the latest with a notice of the reasons."""

    ordinary: Term
    extended: Term


@finds(
    "BIP-1",
    "Co musi być w Biuletynie Informacji Publicznej",
    citation="art. 13 ust. 3, art. 15 ust. 2j, art. 18a ust. 2, art. 19a ust. 3 "
    "i art. 5a ust. 3 ustawy",
    on=_PUBLISHED,
)
def in_bulletin(
    law: Parameters,
    *,
    kind: Annotated[Published, "co się publikuje"],
    published: Annotated[Day | None, "dzień publikacji w BIP"] = None,
    address: Annotated[Words, "adres strony w BIP"] = "",
) -> Iterator[Flaw]:
    """The portal is not the bulletin: the day and the address there are kept."""
    if published is None:
        yield Flaw(
            "published",
            f"Nie zapisano, kiedy w BIP ukazało się: {kind}.",
            "Opublikuj to w BIP i zapisz dzień. Strona portalu nie zastępuje biuletynu.",
            citation=_WRITTEN[kind],
        )
    elif missing(address=address):
        yield Flaw(
            "address",
            f"Nie zapisano adresu strony BIP, na której jest: {kind}.",
            "Wklej adres strony z BIP.",
            "warning",
            _WRITTEN[kind],
        )


@computes(
    "BIP-2",
    "Do kiedy urząd udostępnia informację publiczną",
    citation="art. 13 ustawy o dostępie do informacji publicznej",
    on=latest("received", words="dzień złożenia wniosku"),
    mark="unconfirmed",
)
def information_by(
    law: Parameters, *, received: Annotated[Day, "dzień złożenia wniosku o informację"]
) -> Computed[Answer]:
    """Without delay, and by these days at the latest."""
    calendar, after = law.calendar, "po dniu złożenia wniosku"
    days, months = law["information.days"].count, law["information.months"].count
    ordinary = term_of_days(received, days, calendar, after)
    extended = term_of_months(received, months, calendar, after)
    steps = (
        "Informację udostępnia się bez zbędnej zwłoki, najpóźniej w tym terminie:",
        *ordinary.steps,
        "Jeśli urząd zawiadomi o powodach opóźnienia, najpóźniej:",
        *extended.steps,
    )
    return Computed(Answer(ordinary.value, extended.value), steps)


_METADATA: Mapping[str, str] = {
    "author": "kto wytworzył informację",
    "responsible": "kto odpowiada za jej treść",
    "created": "kiedy ją wytworzono",
    "published": "kiedy ją opublikowano",
    "history": "jakie były jej zmiany",
}


@finds(
    "BIP-3",
    "Opis informacji w BIP",
    citation="art. 8 ust. 6 ustawy o dostępie do informacji publicznej",
    on=_PUBLISHED,
    mark="unconfirmed",
)
def item_is_described(
    law: Parameters,
    *,
    author: Annotated[Words, "kto wytworzył informację"] = "",
    responsible: Annotated[Words, "kto odpowiada za treść"] = "",
    created: Annotated[Day | None, "dzień wytworzenia"] = None,
    published: Annotated[Day | None, "dzień publikacji"] = None,
    history: Annotated[Words, "historia zmian; przy pierwszej wersji: bez zmian"] = "",
) -> Iterator[Flaw]:
    """Each item of the bulletin says who made it and when."""
    for name in missing(
        author=author,
        responsible=responsible,
        created=created,
        published=published,
        history=history,
    ):
        yield Flaw(name, f"Nie podano, {_METADATA[name]}.", "Uzupełnij opis przed publikacją.")

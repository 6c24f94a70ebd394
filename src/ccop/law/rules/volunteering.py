"""Volunteering (art. 42-50): who may use it, the agreement, insurance, minors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from ccop.law.computed import Computed, reached, span_of_days, spell
from ccop.law.inputs import Day, Flag, Words, in_order, missing
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Reference, computes, finds, latest
from ccop.law.rulebook import Flaw

_SIGNED = latest("signed", words="dzień zawarcia porozumienia")
_AGREED = Reference("dzień zawarcia porozumienia", ASKED.of)

Begins = Annotated[Day, "pierwszy dzień świadczeń"]
Ends = Annotated[Day | None, "ostatni dzień świadczeń; puste: czas nieokreślony"]


@finds("ART42-1", "Kto może korzystać z pracy wolontariuszy", citation="art. 42 ust. 1 ustawy")
def may_have_volunteers(
    law: Parameters,
    *,
    kind: Annotated[
        Literal[
            "organizacja pozarządowa",
            "organ administracji publicznej",
            "jednostka podległa organowi lub nadzorowana",
            "podmiot leczniczy",
            "inny",
        ],
        "rodzaj korzystającego",
    ],
    business: Annotated[Flag, "czy świadczenia dotyczą działalności gospodarczej"],
) -> Iterator[Flaw]:
    """Only those whom the Act names, and never for their business."""
    if kind == "inny":
        yield Flaw(
            "kind",
            "Ten podmiot nie może korzystać ze świadczeń wolontariuszy.",
            "Ofertę wolontariatu mogą złożyć organizacje pozarządowe, organy administracji, ich "
            "jednostki i podmioty lecznicze.",
        )
    elif business and kind != "podmiot leczniczy":
        yield Flaw(
            "business",
            "Świadczenia dotyczą działalności gospodarczej korzystającego.",
            "Wolontariusz może pomagać tylko poza działalnością gospodarczą. Zmień zakres.",
        )


_AGREEMENT: Mapping[str, str] = {
    "scope": "zakresu świadczeń",
    "manner": "sposobu wykonywania świadczeń",
    "time": "czasu wykonywania świadczeń",
    "termination": "możliwości rozwiązania porozumienia",
}


@finds(
    "ART44-1",
    "Treść porozumienia z wolontariuszem",
    citation="art. 44 ust. 1 ustawy",
    on=_AGREED,
)
def agreement_contents(
    law: Parameters,
    *,
    scope: Annotated[Words, "zakres świadczeń"] = "",
    manner: Annotated[Words, "sposób wykonywania"] = "",
    time: Annotated[Words, "czas wykonywania"] = "",
    termination: Annotated[Words, "jak można rozwiązać porozumienie"] = "",
) -> Iterator[Flaw]:
    """Scope, manner and time, and always the possibility to end it."""
    for name in missing(scope=scope, manner=manner, time=time, termination=termination):
        yield Flaw(
            name,
            f"Porozumienie nie określa {_AGREEMENT[name]}.",
            "Uzupełnij tę część porozumienia.",
        )


@finds(
    "ART44-4",
    "Pisemne porozumienie przy dłuższych świadczeniach",
    citation="art. 44 ust. 4 ustawy",
    on=_AGREED,
)
def written_form(
    law: Parameters,
    *,
    begins: Begins,
    ends: Ends = None,
    written: Annotated[Flag, "czy porozumienie jest na piśmie"],
) -> Iterator[Flaw]:
    """Services of more days than the Act says, first and last counted, need it in writing.
    Raises BadInputs for an end before the beginning."""
    limit = law["volunteering.short_days"].count
    if is_longer(limit, begins, ends) and not written:
        yield Flaw(
            "written",
            f"Świadczenia {_period(begins, ends)}, dłużej niż {limit} dni, a porozumienia nie ma "
            "na piśmie.",
            "Zawrzyj porozumienie na piśmie.",
        )


_DUTIES: Mapping[str, str] = {
    "informed": "Nie poinformowano wolontariusza o ryzyku dla zdrowia i bezpieczeństwa.",
    "safe": "Nie zapewniono bezpiecznych i higienicznych warunków oraz środków ochrony.",
    "costs": "Nie zapewniono zwrotu kosztów podróży i diet.",
}


@finds("ART45-1", "Obowiązki korzystającego", citation="art. 45 ust. 1 ustawy", on=_AGREED)
def duties(
    law: Parameters,
    *,
    informed: Annotated[Flag, "informacja o ryzyku i zasadach ochrony"] = False,
    safe: Annotated[Flag, "bezpieczne warunki i środki ochrony"] = False,
    costs: Annotated[Flag, "zwrot kosztów podróży i diet, albo zwolnienie z niego"] = False,
) -> Iterator[Flaw]:
    """The three duties of who uses the services; the third may be waived (ART45-4)."""
    for name in missing(informed=informed, safe=safe, costs=costs):
        yield Flaw(name, _DUTIES[name], "Wypełnij ten obowiązek, zanim zaczną się świadczenia.")


@finds("ART45-4", "Zwolnienie ze zwrotu kosztów", citation="art. 45 ust. 4 ustawy", on=_AGREED)
def waiver_in_writing(
    law: Parameters,
    *,
    waived: Annotated[Flag, "czy wolontariusz zrezygnował ze zwrotu kosztów"],
    written: Annotated[Flag, "czy zrobił to na piśmie"] = False,
) -> Iterator[Flaw]:
    """A waiver that is not in writing is void."""
    if waived and not written:
        yield Flaw(
            "written",
            "Rezygnacja ze zwrotu kosztów podróży i diet nie jest na piśmie, więc jest nieważna.",
            "Poproś wolontariusza o podpisane oświadczenie albo zwracaj koszty.",
        )


Insurer = Literal["korzystający", "państwo"]


@computes(
    "ART46-2",
    "Kto zapewnia ochronę od wypadków wolontariusza",
    citation="art. 46 ust. 2 i 3 ustawy",
    on=_AGREED,
)
def accident_cover(law: Parameters, *, begins: Begins, ends: Ends = None) -> Computed[Insurer]:
    """Up to so many days, first and last counted, whoever uses the services buys insurance; with
    more days the state provides. Raises BadInputs for an end before the beginning."""
    limit = law["volunteering.short_days"].count
    if is_longer(limit, begins, ends):
        step = (
            f"Świadczenia {_period(begins, ends)}, dłużej niż {limit} dni: wolontariuszowi "
            "przysługuje zaopatrzenie wypadkowe od państwa (art. 46 ust. 2 ustawy)."
        )
        return Computed("państwo", (step,))
    step = (
        f"Świadczenia {_period(begins, ends)}, nie dłużej niż {limit} dni: korzystający wykupuje "
        "ubezpieczenie od następstw nieszczęśliwych wypadków (art. 46 ust. 3 ustawy)."
    )
    return Computed("korzystający", (step,))


@finds(
    "ART46-2.insurance",
    "Ubezpieczenie wolontariusza przy krótkich świadczeniach",
    citation="art. 46 ust. 3 ustawy",
    on=_AGREED,
)
def insured(
    law: Parameters,
    *,
    begins: Begins,
    ends: Ends = None,
    bought: Annotated[Flag, "czy wykupiono ubezpieczenie NNW"],
) -> Iterator[Flaw]:
    """Short services need the insurance from their first day."""
    if not bought and accident_cover(law, begins=begins, ends=ends).value == "korzystający":
        yield Flaw(
            "bought",
            f"Świadczenia {_period(begins, ends)}, a wolontariusz nie ma ubezpieczenia od "
            "następstw nieszczęśliwych wypadków.",
            f"Wykup ubezpieczenie najpóźniej na dzień {begins:%d.%m.%Y}.",
        )


@finds(
    "ART46-4",
    "Ubezpieczenia wolontariusza na obszarze konfliktu lub klęski",
    citation="art. 46 ust. 4 i 5 ustawy",
    on=_AGREED,
)
def danger_abroad(
    law: Parameters,
    *,
    danger: Annotated[Flag, "świadczenia za granicą, na obszarze konfliktu lub klęski"],
    accidents: Annotated[Flag, "ubezpieczenie NNW"] = False,
    treatment: Annotated[Flag, "ubezpieczenie kosztów leczenia za granicą"] = False,
) -> Iterator[Flaw]:
    """Both insurances, however short or long the services are."""
    kinds = {
        "accidents": "od następstw nieszczęśliwych wypadków",
        "treatment": "kosztów leczenia za granicą",
    }
    for name in missing(accidents=accidents, treatment=treatment) if danger else ():
        yield Flaw(
            name,
            f"Wolontariusz jedzie na obszar konfliktu lub klęski bez ubezpieczenia {kinds[name]}.",
            "Wykup to ubezpieczenie przed wyjazdem.",
        )


Consent = Literal["zawiera przedstawiciel", "zgoda przedstawiciela", "samodzielnie"]


@dataclass(frozen=True)
class Capacity:
    """How an agreement with a person is concluded, and from which days on that changes."""

    consent: Consent
    limited_from: date
    adult_from: date


@computes(
    "VOL-MIN",
    "Jak zawiera się porozumienie z niepełnoletnim wolontariuszem",
    citation="art. 10, 12, 15 i 17 k.c.",
    on=_SIGNED,
    mark="unconfirmed",
)
def minors(
    law: Parameters,
    *,
    born: Annotated[Day, "dzień urodzenia wolontariusza"],
    signed: Annotated[Day, "dzień zawarcia porozumienia"],
) -> Computed[Capacity]:
    """By the age on the day of the agreement, reached with the beginning of the birthday. Raises
    BadInputs for a signing before the birth."""
    in_order(born=born, signed=signed)
    limited, adult = law["volunteering.limited_age"].count, law["volunteering.adult_age"].count
    limited_from, adult_from = reached(born, limited), reached(born, adult)
    if signed < limited_from:
        consent: Consent = "zawiera przedstawiciel"
        step = f"Nie ma jeszcze {limited} lat: porozumienie zawiera przedstawiciel ustawowy."
    elif signed < adult_from:
        consent = "zgoda przedstawiciela"
        step = (
            f"Ma od {limited} do {adult} lat: potrzebna jest zgoda przedstawiciela ustawowego "
            "(art. 17 k.c.)."
        )
    else:
        consent = "samodzielnie"
        step = f"Ma co najmniej {adult} lat: zawiera porozumienie samodzielnie."
    ages = (
        f"Urodziny: {limited} lat {spell(limited_from)}; {adult} lat {spell(adult_from)}. "
        f"Porozumienie: {spell(signed)}."
    )
    return Computed(Capacity(consent, limited_from, adult_from), (ages, step))


def is_longer(limit: int, begins: date, ends: date | None) -> bool:
    """Whether services have more days than the limit, first and last counted; without an end they
    have. Raises BadInputs for an end before the beginning."""
    if ends is None:
        return True
    in_order(begins=begins, ends=ends)
    return span_of_days(begins, ends) > limit


def _period(begins: date, ends: date | None) -> str:
    if ends is None:
        return f"trwają od {begins:%d.%m.%Y} bez określonego końca"
    days = span_of_days(begins, ends)
    return f"trwają od {begins:%d.%m.%Y} do {ends:%d.%m.%Y} (liczba dni: {days})"

"""The simplified offer of a small grant (Dz. U. z 2018 r. poz. 2055, annex 1): what its parts must
agree in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from ccop.law.computed import Computed
from ccop.law.inputs import Day, Flag, Pln, Words, in_order, missing
from ccop.law.money import pln
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Reference, computes, finds
from ccop.law.rulebook import Flaw
from ccop.law.rules.small_grants import grant_flaws

_OFFERED = Reference("dzień wpływu oferty", ASKED.of)
_FORM = "uproszczona oferta (Dz. U. z 2018 r. poz. 2055, zał. nr 1)"

Arrears = Literal["nie zalega", "zalega"]


@dataclass(frozen=True)
class Cost:
    """A row of the estimated costs, in PLN."""

    value: Pln
    grant: Pln
    other: Pln


@dataclass(frozen=True)
class CostSums:
    """The last row of the estimated costs, in PLN."""

    value: Decimal
    grant: Decimal
    other: Decimal


Costs = Annotated[tuple[Cost, ...], "wiersze kosztów: wartość, z dotacji, z innych źródeł"]


@finds(
    "SO-02",
    "Wartość kosztu to dotacja i inne źródła",
    citation=f"{_FORM}, część IV",
    on=_OFFERED,
    mark="unconfirmed",
)
def costs_add_up(law: Parameters, *, costs: Costs) -> Iterator[Flaw]:
    """In each row the value is what the grant pays and what others pay."""
    for place, cost in enumerate(costs):
        paid = cost.grant + cost.other
        if cost.value != paid:
            yield Flaw(
                f"costs.{place}.value",
                f"Koszt {place + 1}: wartość {pln(cost.value)}, a z dotacji {pln(cost.grant)} "
                f"i z innych źródeł {pln(cost.other)} to razem {pln(paid)}.",
                f"Popraw wartość na {pln(paid)} albo jedną z kwot obok.",
            )


@computes(
    "SO-02.sums",
    "Suma wszystkich kosztów uproszczonej oferty",
    citation=f"{_FORM}, część IV",
    on=_OFFERED,
    mark="unconfirmed",
)
def cost_sums(law: Parameters, *, costs: Costs) -> Computed[CostSums]:
    """The sums of the three columns."""
    value, grant, other = (
        sum((getattr(cost, column) for cost in costs), Decimal("0.00"))
        for column in ("value", "grant", "other")
    )
    step = (
        f"Wszystkie koszty {pln(value)}, w tym z dotacji {pln(grant)} "
        f"i z innych źródeł {pln(other)}."
    )
    return Computed(CostSums(value, grant, other), (step,))


@finds(
    "SO-03",
    "Dotacja w uproszczonej ofercie",
    citation="art. 19a ust. 1 pkt 1 ustawy",
    on=_OFFERED,
)
def grant_in_costs(law: Parameters, *, costs: Costs) -> Iterator[Flaw]:
    """All rows together ask for more than nothing, and for no more than a small grant."""
    yield from grant_flaws(law, cost_sums(law, costs=costs).value.grant, "costs")


@finds(
    "SO-07",
    "Zadanie z małego grantu na przełomie lat",
    citation="art. 221 ust. 3 pkt 3 ustawy o finansach publicznych",
    on=_OFFERED,
)
def within_budget_year(
    law: Parameters,
    *,
    start: Annotated[Day, "pierwszy dzień zadania"],
    end: Annotated[Day, "ostatni dzień zadania"],
) -> Iterator[Flaw]:
    """The grant is used by the end of the budget year, so a task that crosses it needs a thought.
    Raises BadInputs for an end before the start."""
    in_order(start=start, end=end)
    last = date(start.year, 12, 31)
    if end > last:
        yield Flaw(
            "end",
            f"Zadanie kończy się {end:%d.%m.%Y}, a dotację z budżetu na {start.year} rok trzeba "
            f"wykorzystać do {last:%d.%m.%Y}.",
            f"Zakończ zadanie najpóźniej {last:%d.%m.%Y} albo zacznij je w następnym roku.",
            "warning",
        )


@finds(
    "SO-08",
    "Oświadczenia uproszczonej oferty",
    citation=f"{_FORM}, część V",
    on=_OFFERED,
    mark="unconfirmed",
)
def statements(
    law: Parameters,
    *,
    benefit_only: Annotated[Flag, "zadanie wyłącznie w działalności pożytku publicznego"] = False,
    fees: Annotated[
        Literal["pobieranie", "niepobieranie"] | None, "świadczenia pieniężne od adresatów"
    ] = None,
    true_data: Annotated[Flag, "informacje zgodne ze stanem prawnym i faktycznym"] = False,
    taxes: Annotated[Arrears | None, "należności podatkowe"] = None,
    insurance: Annotated[Arrears | None, "składki na ubezpieczenia społeczne"] = None,
    source: Annotated[
        Literal["Krajowy Rejestr Sądowy", "właściwa ewidencja"] | None, "z czym zgodne są dane"
    ] = None,
    personal_data: Annotated[Flag, "osoby złożyły oświadczenia o danych osobowych"] = False,
) -> Iterator[Flaw]:
    """Each of the seven is answered; arrears are for the office to weigh."""
    said = {
        "benefit_only": benefit_only,
        "fees": fees,
        "true_data": true_data,
        "taxes": taxes,
        "insurance": insurance,
        "source": source,
        "personal_data": personal_data,
    }
    unsaid = missing(**said)
    for point, name in enumerate(said, start=1):
        where = f"{_FORM}, część V pkt {point}"
        if name in unsaid:
            yield Flaw(
                name,
                f"Brakuje odpowiedzi w oświadczeniu nr {point}.",
                "Zaznacz odpowiedź zgodną z prawdą.",
                citation=where,
            )
        elif said[name] == "zalega":
            yield Flaw(
                name,
                f"Oferent oświadcza w oświadczeniu nr {point}, że zalega z opłatami.",
                "Urząd rozważa, czy zawrzeć umowę; dołącz wyjaśnienie.",
                "warning",
                where,
            )


@finds(
    "SO-09",
    "Lokalny charakter zadania z małego grantu",
    citation="art. 19a ust. 1 ustawy",
    on=_OFFERED,
)
def local_task(
    law: Parameters,
    *,
    place: Annotated[Words, "miejsce realizacji zadania"],
    local: Annotated[Flag, "oświadczenie, że zadanie ma charakter lokalny lub regionalny"],
) -> Iterator[Flaw]:
    """A small grant is for a task of local or regional character."""
    if missing(place=place):
        yield Flaw(
            "place",
            "Nie podano miejsca realizacji zadania.",
            "Napisz, gdzie w mieście odbędzie się zadanie.",
        )
    if not local:
        yield Flaw(
            "local",
            "Nie oświadczono, że zadanie ma charakter lokalny lub regionalny.",
            "Mały grant jest tylko na takie zadania. Potwierdź to albo złóż ofertę w konkursie.",
        )

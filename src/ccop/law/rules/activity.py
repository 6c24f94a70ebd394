"""Kinds of activity of an organisation (art. 6-10a): paid, business, and how books are kept."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from ccop.law.inputs import Flag, Pln
from ccop.law.money import pln
from ccop.law.parameters import Parameters
from ccop.law.rule import finds
from ccop.law.rulebook import Flaw


@finds("ART9-1", "Kiedy działalność odpłatna staje się gospodarczą", citation="art. 9 ustawy")
def paid_activity_stays_no_business(
    law: Parameters,
    *,
    charged: Annotated[Pln, "pobierana opłata"],
    cost: Annotated[Pln, "koszt tego, za co się ją pobiera"],
    pay: Annotated[Pln, "przeciętna miesięczna płaca osoby zatrudnionej w działalności"] = Decimal(
        "0.00"
    ),
    average_pay: Annotated[
        Pln | None, "przeciętna miesięczna płaca w sektorze przedsiębiorstw w poprzednim roku (GUS)"
    ] = None,
    same_business: Annotated[Flag, "czy prowadzi działalność gospodarczą w tym samym"] = False,
) -> Iterator[Flaw]:
    """Warnings only: an organisation judges its own activity. `pay` is the average of the last
    three months; without `average_pay` it is not judged."""
    if charged > cost:
        yield Flaw(
            "charged",
            f"Opłata {pln(charged)} jest wyższa niż koszt {pln(cost)}. Taka działalność jest "
            "gospodarcza.",
            f"Obniż opłatę do {pln(cost)} albo prowadź to jako działalność gospodarczą.",
            "warning",
            "art. 9 ust. 1 pkt 1 ustawy",
        )
    if average_pay is not None:
        times = law["paid_activity.pay_times"].count
        if pay > times * average_pay:
            yield Flaw(
                "pay",
                f"Płaca {pln(pay)} jest wyższa niż {times}-krotność przeciętnej: "
                f"{pln(times * average_pay)}. Taka działalność jest gospodarcza.",
                "Obniż płacę albo prowadź to jako działalność gospodarczą.",
                "warning",
                "art. 9 ust. 1 pkt 2 ustawy",
            )
    if same_business:
        yield Flaw(
            "same_business",
            "W tym samym zakresie nie można prowadzić działalności odpłatnej i gospodarczej.",
            "Wybierz jedną z nich.",
            "warning",
            "art. 9 ust. 3 ustawy",
        )


@finds(
    "ART10-1",
    "Świadczenia odbiorców a odpłatna działalność organizacji",
    citation="art. 10 ust. 1 i 3 ustawy",
)
def fees_need_paid_activity(
    law: Parameters,
    *,
    fees: Annotated[Pln, "świadczenia pieniężne od odbiorców zadania"],
    paid_activity: Annotated[Flag, "czy organizacja prowadzi działalność odpłatną"],
) -> Iterator[Flaw]:
    """Whoever takes payments conducts paid activity, named in its statute or another act of its
    own and kept apart in its books."""
    if fees and not paid_activity:
        yield Flaw(
            "paid_activity",
            f"Zadanie przewiduje świadczenia od odbiorców ({pln(fees)}), a organizacja nie "
            "oświadczyła, że prowadzi działalność odpłatną.",
            "Potwierdź, że zakres tej działalności określa statut lub inny akt wewnętrzny, albo "
            "zrezygnuj ze świadczeń.",
        )


@finds("ART10A-1", "Czy wolno prowadzić uproszczoną ewidencję", citation="art. 10a ust. 1 ustawy")
def may_keep_simplified_records(
    law: Parameters,
    *,
    revenue: Annotated[Pln, "przychody z poprzedniego roku"],
    business: Annotated[Flag, "czy organizacja prowadzi działalność gospodarczą"],
    public_benefit: Annotated[Flag, "czy ma status organizacji pożytku publicznego"],
) -> Iterator[Flaw]:
    """Whatever stands against simplified records (uproszczona ewidencja)."""
    accounts = "Prowadź księgi rachunkowe."
    if business:
        yield Flaw("business", "Organizacja prowadzi działalność gospodarczą.", accounts)
    if public_benefit:
        yield Flaw("public_benefit", "Organizacja ma status pożytku publicznego.", accounts)
    most = law["simplified_records.revenue"].number
    if revenue > most:
        yield Flaw(
            "revenue",
            f"Przychody z poprzedniego roku ({pln(revenue)}) są wyższe niż {pln(most)}.",
            accounts,
            citation="art. 10a ust. 1 pkt 5 ustawy",
        )

"""What the official report shows beside the contract: shares, items and results that changed.

Differences are warnings: whether money comes back is decided by a person (RP-07 to RP-11).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from ccop.law.computed import Computed
from ccop.law.inputs import Flag, Percent, Pln, Quantity, side_by_side
from ccop.law.money import (
    excess,
    format_number,
    format_percent,
    percent_of,
    pln,
    round_pln,
    total_of,
)
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds
from ccop.law.rulebook import Flaw
from ccop.law.rules.settlement import grant_share, other_means, shifts


@dataclass(frozen=True)
class Ratios:
    """Rows 4, 5 and 6 of table II.2, in per cent."""

    grant_share: Decimal
    financial: Decimal
    contributed: Decimal


@dataclass(frozen=True)
class Reduction:
    """PLN by which the grant falls for each result, and together."""

    results: tuple[Decimal, ...]
    total: Decimal


@computes(
    "RP-07",
    "Wiersze 4, 5 i 6 tabeli II.2",
    citation="wzór sprawozdania, pkt II.2, przypisy 5–7",
    mark="unconfirmed",
)
def ratios(
    law: Parameters,
    *,
    grant: Annotated[Pln, "kwota dotacji (wiersz 1.1)"],
    total: Annotated[Pln, "całkowite koszty zadania"],
    financial: Annotated[Pln, "inne środki finansowe ogółem (wiersz 2)"] = Decimal(0),
    contributed: Annotated[Pln, "wkład osobowy i rzeczowy ogółem (wiersz 3)"] = Decimal(0),
) -> Computed[Ratios]:
    """Per cent with two decimals; 0,00 where there is nothing to divide by."""
    found = Ratios(
        percent_of(grant, total), percent_of(financial, grant), percent_of(contributed, grant)
    )
    return Computed(
        found,
        (
            f"Wiersz 4: {pln(grant)} / {pln(total)} = {format_percent(found.grant_share)}.",
            f"Wiersz 5: {pln(financial)} / {pln(grant)} = {format_percent(found.financial)}.",
            f"Wiersz 6: {pln(contributed)} / {pln(grant)} = {format_percent(found.contributed)}.",
        ),
    )


@finds(
    "RP-08",
    "Udział dotacji nie wzrósł",
    citation="wzór sprawozdania, pkt II.2; art. 252 ust. 3 ustawy o finansach publicznych",
    mark="unconfirmed",
)
def grant_share_has_not_risen(
    law: Parameters,
    *,
    grant: Annotated[Pln, "kwota dotacji według umowy"],
    cost: Annotated[Pln, "całkowity koszt zadania według umowy"],
    used: Annotated[Pln, "kwota dotacji wydana (wiersz 1.1)"],
    spent: Annotated[Pln, "całkowite wydatki"],
) -> Iterator[Flaw]:
    """A grant that pays a larger part of the costs than agreed may be excessive."""
    share = grant_share(law, grant=grant, cost=cost, used=used, spent=spent).value
    if share.excess:
        yield Flaw(
            "used",
            f"Udział dotacji wynosi {format_percent(share.reported)}, a w umowie "
            f"{format_percent(share.contract)}. Możliwa nadwyżka: {pln(share.excess)}.",
            "Sprawdź, czy umowa ogranicza udział dotacji. Jeżeli tak, zwróć nadwyżkę.",
            "warning",
        )


@finds(
    "RP-09",
    "Inne środki i wkłady nie spadły w stosunku do dotacji",
    citation="wzór sprawozdania, pkt II.2, wiersze 5 i 6; wzór umowy, § 3 ust. 7",
    mark="unconfirmed",
)
def other_means_have_not_fallen(
    law: Parameters,
    *,
    grant: Annotated[Pln, "kwota dotacji według umowy"],
    used: Annotated[Pln, "kwota dotacji wydana (wiersz 1.1)"],
    financial: Annotated[Pln, "inne środki finansowe według umowy"] = Decimal(0),
    financial_used: Annotated[Pln, "inne środki finansowe wydane (wiersz 2)"] = Decimal(0),
    contributed: Annotated[Pln, "wkład osobowy i rzeczowy według umowy"] = Decimal(0),
    contributed_used: Annotated[Pln, "wkład osobowy i rzeczowy wniesiony (wiersz 3)"] = Decimal(0),
) -> Iterator[Flaw]:
    """Rows 5 and 6 are compared each by itself; the contract weighs both together."""
    for name, row, what, planned, actual in (
        ("financial_used", 5, "innych środków finansowych", financial, financial_used),
        ("contributed_used", 6, "wkładu osobowego i rzeczowego", contributed, contributed_used),
    ):
        found = other_means(law, grant=grant, other=planned, used=used, other_used=actual).value
        if found.missing:
            yield Flaw(
                name,
                f"Stosunek {what} do dotacji (wiersz {row}) to {format_percent(found.reported)}, "
                f"a w umowie {format_percent(found.contract)}. Brakuje {pln(found.missing)}.",
                "Sprawdź, czy inne środki i wkłady razem wystarczą według § 3 ust. 7 umowy.",
                "warning",
            )


@finds(
    "RP-10",
    "Koszty nie wzrosły ponad limit przesunięć",
    citation="wzór umowy, § 5",
    mark="unconfirmed",
)
def costs_are_within_the_shift_limit(
    law: Parameters,
    *,
    planned: Annotated[tuple[Pln, ...], "koszty z dotacji według umowy"],
    actual: Annotated[tuple[Pln, ...], "te same koszty w sprawozdaniu, w tej kolejności"],
    limit: Annotated[Percent, "o ile procent umowa pozwala zwiększyć koszt"],
) -> Iterator[Flaw]:
    """Each item by itself; a cost that the contract does not have has no limit to use."""
    answer = shifts(law, planned=planned, actual=actual, limit=limit).value
    for n, item in enumerate(answer.items):
        if item.excess:
            yield Flaw(
                f"actual.{n}",
                f"Koszt {n + 1} wynosi {pln(item.actual)}, a w umowie {pln(item.planned)}. Przy "
                f"limicie {format_number(limit)}% to o {pln(item.excess)} za dużo.",
                "Pokryj tę kwotę z innych środków albo zwróć tę część dotacji.",
                "warning",
            )


@computes(
    "RP-11",
    "Stopień osiągnięcia rezultatów",
    citation="wzór sprawozdania, pkt I.1",
    mark="unconfirmed",
)
def results_reached(
    law: Parameters,
    *,
    targets: Annotated[tuple[Quantity, ...], "wartości docelowe rezultatów z oferty"],
    reached: Annotated[tuple[Quantity, ...], "wartości osiągnięte, w tej kolejności"],
) -> Computed[tuple[Decimal, ...]]:
    """Per cent of each target; 0,00 where the target is nothing."""
    side_by_side(targets=targets, reached=reached)
    found = tuple(percent_of(got, of) for got, of in zip(reached, targets, strict=True))
    steps = tuple(
        f"Rezultat {n}: {format_number(got)} z {format_number(of)}, czyli {format_percent(share)}."
        for n, (got, of, share) in enumerate(zip(reached, targets, found, strict=True), start=1)
    )
    return Computed(found, steps)


@finds(
    "RP-11.below",
    "Czy rezultaty osiągnięto",
    citation="wzór sprawozdania, pkt I.1; wzór umowy, § 9 ust. 1",
    mark="unconfirmed",
)
def results_are_reached(
    law: Parameters,
    *,
    targets: Annotated[tuple[Quantity, ...], "wartości docelowe rezultatów z oferty"],
    reached: Annotated[tuple[Quantity, ...], "wartości osiągnięte, w tej kolejności"],
) -> Iterator[Flaw]:
    """A result below its target is to be explained."""
    found = results_reached(law, targets=targets, reached=reached).value
    for n, (got, of, share) in enumerate(zip(reached, targets, found, strict=True)):
        if got < of:
            yield Flaw(
                f"reached.{n}",
                f"Rezultat {n + 1}: osiągnięto {format_number(got)} z {format_number(of)} "
                f"({format_percent(share)}).",
                "Wyjaśnij w sprawozdaniu, dlaczego nie osiągnięto całego rezultatu.",
                "warning",
            )


@computes(
    "RP-11.reduction",
    "Zmniejszenie dotacji za nieosiągnięte rezultaty",
    citation="umowa, rozliczenie za rezultaty",
    mark="practice",
)
def reduction_for_results(
    law: Parameters,
    *,
    by_results: Annotated[Flag, "ogłoszenie albo umowa rozlicza dotację za rezultaty"],
    targets: Annotated[tuple[Quantity, ...], "wartości docelowe rezultatów"],
    reached: Annotated[tuple[Quantity, ...], "wartości osiągnięte, w tej kolejności"],
    parts: Annotated[tuple[Pln, ...], "część dotacji, którą umowa wiąże z każdym rezultatem"],
) -> Computed[Reduction]:
    """Each part falls in proportion to what its target lacks, only where the contract says so."""
    side_by_side(targets=targets, reached=reached, parts=parts)
    if not by_results:
        step = "Umowa nie rozlicza dotacji za rezultaty, więc dotacja się nie zmniejsza."
        return Computed(Reduction((), Decimal("0.00")), (step,))
    lost = tuple(map(_lost, targets, reached, parts))
    steps = [
        f"Rezultat {n}: brakuje {format_number(excess(of, got))} z {format_number(of)}, "
        f"więc z {pln(part)} odpada {pln(amount)}."
        for n, (of, got, part, amount) in enumerate(
            zip(targets, reached, parts, lost, strict=True), start=1
        )
    ]
    total = total_of(lost)
    return Computed(Reduction(lost, total), (*steps, f"Razem: {pln(total)}."))


def _lost(target: Decimal, reached: Decimal, part: Decimal) -> Decimal:
    return round_pln(part * excess(target, reached) / target) if target else Decimal("0.00")

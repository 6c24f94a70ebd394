"""The two limits of small grants in a year: of one organisation (art. 19a ust. 6) and of the whole
city (ust. 7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from ccop.law.computed import Computed, spell
from ccop.law.inputs import Day, Pln, Year
from ccop.law.money import at_most, excess, format_number, pln
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Reference, computes, finds, year_end
from ccop.law.rulebook import Flaw

_TRANSFER = Reference("dzień planowanego przekazania dotacji", ASKED.of)
_NONE = Decimal("0.00")
_BUDGET = Reference("dzień roku budżetowego, o który się pyta", ASKED.of)

Transferred = Annotated[Pln, "kwota już przekazana organizacji w tym roku kalendarzowym"]
Committed = Annotated[Pln, "kwota z zawartych umów do przekazania w tym roku"]
Part = Annotated[Pln, "kwota z tej oferty, przypadająca na tę organizację"]
Planned = Annotated[Pln, "dotacje planowane w roku budżetowym na zadania organizacji"]
Awarded = Annotated[Pln, "kwota już przyznana w tym trybie w tym roku"]
Asked = Annotated[Pln, "kwota z tej oferty"]


@dataclass(frozen=True)
class Transfer:
    """Money that the city transferred to an organisation for small grants: the day, PLN."""

    day: Day
    amount: Pln


@dataclass(frozen=True)
class Limit:
    """A limit in PLN, what counts towards it, and what is left of it or over it; neither of the
    two is below zero."""

    limit: Decimal
    counted: Decimal
    left: Decimal
    over: Decimal


@computes(
    "ART19A-6.transferred",
    "Kwota przekazana organizacji w małych grantach w roku",
    citation="art. 19a ust. 6 ustawy",
    on=year_end("year", words="ostatni dzień roku kalendarzowego"),
)
def transferred_in_year(
    law: Parameters,
    *,
    year: Annotated[Year, "rok kalendarzowy"],
    transfers: Annotated[tuple[Transfer, ...], "przelewy do organizacji: dzień i kwota"],
) -> Computed[Decimal]:
    """The sum in PLN of what was transferred in a calendar year: the day of the transfer decides,
    not that of the contract. Of a joint offer each organisation's part counts (practice)."""
    those = [each for each in transfers if each.day.year == year]
    total = sum((each.amount for each in those), _NONE)
    steps = [f"Przelew {spell(each.day)}: {pln(each.amount)}." for each in those]
    last = f"W {year} roku przekazano razem {pln(total)}. Decyduje dzień przelewu, nie umowy."
    return Computed(total, (*steps, last))


@computes(
    "ART19A-6",
    "Ile jeszcze można przekazać organizacji w małych grantach w tym roku",
    citation="art. 19a ust. 6 ustawy",
    on=_TRANSFER,
)
def yearly_limit(
    law: Parameters,
    *,
    transferred: Transferred,
    committed: Committed = _NONE,
    asked: Part = _NONE,
) -> Computed[Limit]:
    """The limit of one organisation in a calendar year, in PLN."""
    limit = limit_of(law["small_grant.yearly_amount"].number, transferred + committed + asked)
    steps = (
        (
            f"W roku kalendarzowym jednej organizacji można przekazać w tym trybie najwyżej "
            f"{pln(limit.limit)} (art. 19a ust. 6 ustawy)."
        ),
        (
            f"Przekazano {pln(transferred)}, z umów zostało do przekazania {pln(committed)}, "
            f"z tej oferty {pln(asked)}: razem {pln(limit.counted)}."
        ),
        _rest(limit),
    )
    return Computed(limit, steps)


@finds(
    "ART19A-6.limit",
    "Czy organizacja mieści się w rocznej kwocie małych grantów",
    citation="art. 19a ust. 6 ustawy",
    on=_TRANSFER,
)
def within_yearly_limit(
    law: Parameters,
    *,
    transferred: Transferred,
    committed: Committed = _NONE,
    asked: Part = _NONE,
) -> Iterator[Flaw]:
    """Not a grosz more than the limit."""
    counted = yearly_limit(law, transferred=transferred, committed=committed, asked=asked)
    limit = counted.value
    if limit.over:
        yield Flaw(
            "asked",
            f"Razem z tą ofertą organizacja dostałaby w roku {pln(limit.counted)}, "
            f"o {pln(limit.over)} więcej niż {pln(limit.limit)}.",
            f"Zmniejsz dotację do {pln(excess(asked, limit.over))} albo przekaż ją "
            "w następnym roku.",
        )


@computes(
    "ART19A-7",
    "Ile jeszcze miasto może przyznać w małych grantach w tym roku",
    citation="art. 19a ust. 7 ustawy",
    on=_BUDGET,
)
def city_limit(
    law: Parameters,
    *,
    planned: Planned,
    awarded: Awarded,
    asked: Asked = _NONE,
) -> Computed[Limit]:
    """The limit of the whole city in a budget year, in PLN, down to the grosz."""
    share = law["small_grant.budget_share"].number
    limit = limit_of(at_most(share, planned), awarded + asked)
    steps = (
        (
            f"Małe granty to najwyżej {format_number(share)}% planowanych dotacji "
            f"(art. 19a ust. 7 ustawy). Z kwoty {pln(planned)} to {pln(limit.limit)}."
        ),
        f"Przyznano {pln(awarded)}, z tej oferty {pln(asked)}: razem {pln(limit.counted)}.",
        _rest(limit),
    )
    return Computed(limit, steps)


@finds(
    "ART19A-7.limit",
    "Czy miasto mieści się w puli małych grantów",
    citation="art. 19a ust. 7 ustawy",
    on=_BUDGET,
)
def within_city_limit(
    law: Parameters,
    *,
    planned: Planned,
    awarded: Awarded,
    asked: Asked = _NONE,
) -> Iterator[Flaw]:
    """An error above the limit; a warning from a share of it that the city sets."""
    limit = city_limit(law, planned=planned, awarded=awarded, asked=asked).value
    warned = law["small_grant.budget_warning"].number
    if limit.over:
        yield Flaw(
            "asked",
            f"Razem z tą ofertą małe granty wyniosą {pln(limit.counted)}, "
            f"o {pln(limit.over)} więcej, niż pozwala plan dotacji ({pln(limit.limit)}).",
            f"Można przyznać najwyżej {pln(excess(asked, limit.over))}.",
        )
    elif limit.counted >= at_most(warned, limit.limit):
        yield Flaw(
            "asked",
            f"Małe granty wyniosą {pln(limit.counted)}, co najmniej {format_number(warned)}% "
            f"rocznej puli {pln(limit.limit)}.",
            f"Do końca roku zostanie {pln(limit.left)}.",
            "warning",
        )


def limit_of(limit: Decimal, counted: Decimal) -> Limit:
    """How so much money stands to a limit, both in PLN."""
    return Limit(limit, counted, excess(limit, counted), excess(counted, limit))


def _rest(limit: Limit) -> str:
    return (
        f"To o {pln(limit.over)} za dużo."
        if limit.over
        else f"Zostaje do wykorzystania {pln(limit.left)}."
    )

"""Settling a grant against the contract: shares, other means, shifts between cost items.

Limits are compared as amounts, to the grosz, and never as rounded percentages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from ccop.law.computed import Computed
from ccop.law.inputs import Percent, Pln, side_by_side
from ccop.law.money import (
    HUNDRED,
    excess,
    format_number,
    format_percent,
    percent_of,
    pln,
    round_pln,
    shares,
    total_of,
)
from ccop.law.parameters import Parameters
from ccop.law.rule import computes

_NONE = Decimal(0)


@dataclass(frozen=True)
class GrantShare:
    """Share of the grant in the costs, in per cent, by the contract and as reported; the grant that
    the contract allows for what was spent, and what was used above it, in PLN."""

    contract: Decimal
    reported: Decimal
    allowed: Decimal
    excess: Decimal


@dataclass(frozen=True)
class OtherMeans:
    """Other means in per cent of the grant, by the contract and as reported; how much of them is
    missing and which part of the grant is therefore excessive, in PLN."""

    contract: Decimal
    reported: Decimal
    missing: Decimal
    excess: Decimal


@dataclass(frozen=True)
class Shift:
    """A cost item paid from the grant: PLN by the contract, as reported, the most that counts as
    agreed, and what is above it."""

    planned: Decimal
    actual: Decimal
    allowed: Decimal
    excess: Decimal


@dataclass(frozen=True)
class Shifts:
    """All items of a grant, and PLN above their limits together."""

    items: tuple[Shift, ...]
    excess: Decimal


@dataclass(frozen=True)
class SourceShares:
    """Per cent of all costs paid from each source; together exactly 100,00, or zeros of no
    costs."""

    grant: Decimal
    financial: Decimal
    contributed: Decimal
    total: Decimal


@computes(
    "ART18-X2",
    "Udział dotacji w kosztach: nadwyżka ponad umowę",
    citation="wzór umowy, § 3 ust. 7 i 8; art. 252 ust. 3 ustawy o finansach publicznych",
    mark="unconfirmed",
)
def grant_share(
    law: Parameters,
    *,
    grant: Annotated[Pln, "kwota dotacji według umowy"],
    cost: Annotated[Pln, "całkowity koszt zadania według umowy"],
    used: Annotated[Pln, "kwota dotacji wydana"],
    spent: Annotated[Pln, "wszystkie wydatki na zadanie, ze wszystkich źródeł"],
    tolerance: Annotated[
        Percent, "o ile punktów procentowych udział może wzrosnąć według umowy"
    ] = _NONE,
) -> Computed[GrantShare]:
    """What was used above the contract's share of all that was spent, for contracts that keep the
    clause on the percentage. Without costs in the contract there is no share to keep."""
    by_contract, reported = percent_of(grant, cost), percent_of(used, spent)
    allowed = spent
    if cost:
        share = HUNDRED * grant + tolerance * cost
        allowed = min(spent, round_pln(spent * share / (HUNDRED * cost)))
    above = excess(used, allowed)
    steps = [
        f"Udział dotacji w umowie: {pln(grant)} / {pln(cost)} = {format_percent(by_contract)}.",
        f"Udział dotacji w sprawozdaniu: {pln(used)} / {pln(spent)} = {format_percent(reported)}.",
    ]
    if tolerance:
        steps.append(f"Umowa pozwala, żeby udział wzrósł o {format_number(tolerance)} pkt proc.")
    steps += [
        f"Przy wydatkach {pln(spent)} dotacja może wynieść najwyżej {pln(allowed)}.",
        _excess_step(used, allowed, above),
    ]
    return Computed(GrantShare(by_contract, reported, allowed, above), tuple(steps))


@computes(
    "ART18-X2.other_means",
    "Inne środki i wkłady w stosunku do wydanej dotacji",
    citation="wzór umowy, § 3 ust. 7 i 8",
    mark="unconfirmed",
)
def other_means(
    law: Parameters,
    *,
    grant: Annotated[Pln, "kwota dotacji według umowy"],
    other: Annotated[Pln, "inne środki i wkłady według umowy"],
    used: Annotated[Pln, "kwota dotacji wydana"],
    other_used: Annotated[Pln, "inne środki i wkłady wydane albo wniesione"],
) -> Computed[OtherMeans]:
    """Other means may change as long as they do not fall in relation to the grant that was spent.

    Without a grant, or without other means, in the contract there is no relation to keep.
    """
    by_contract, reported = percent_of(other, grant), percent_of(other_used, used)
    needed = round_pln(used * other / grant) if grant else other_used
    missing = excess(needed, other_used)
    allowed = round_pln(other_used * grant / other) if other else used
    above = excess(used, allowed) if missing else Decimal("0.00")
    return Computed(
        OtherMeans(by_contract, reported, missing, above),
        (
            f"W umowie: {pln(other)} do {pln(grant)} dotacji, czyli {format_percent(by_contract)}.",
            f"W sprawozdaniu: {pln(other_used)} do {pln(used)}, czyli {format_percent(reported)}.",
            f"Do dotacji {pln(used)} potrzeba {pln(needed)} innych; brakuje {pln(missing)}.",
            _excess_step(used, allowed, above),
        ),
    )


@computes(
    "ART18-X2.shifts",
    "Przesunięcia między kosztami z dotacji",
    citation="wzór umowy, § 5",
    mark="unconfirmed",
)
def shifts(
    law: Parameters,
    *,
    planned: Annotated[tuple[Pln, ...], "koszty z dotacji według umowy"],
    actual: Annotated[tuple[Pln, ...], "te same koszty w sprawozdaniu, w tej kolejności"],
    limit: Annotated[Percent, "o ile procent umowa pozwala zwiększyć koszt"],
) -> Computed[Shifts]:
    """An item may grow by so many per cent of itself; the excess is what goes beyond. A cost that
    the contract does not have may not be paid at all."""
    side_by_side(planned=planned, actual=actual)
    items = tuple(_shift(*pair, limit) for pair in zip(planned, actual, strict=True))
    together = total_of(item.excess for item in items)
    steps = (
        f"Każdy koszt z dotacji może wzrosnąć najwyżej o {format_number(limit)}% (umowa, § 5).",
        *_shift_steps(items),
        f"Razem ponad limit: {pln(together)}.",
    )
    return Computed(Shifts(items, together), steps)


@computes(
    "ART18-X2.sources",
    "Udziały źródeł w wydatkach",
    citation="art. 18 ust. 4 pkt 2 ustawy",
)
def source_shares(
    law: Parameters,
    *,
    grant: Annotated[Pln, "wydatki z dotacji"],
    financial: Annotated[Pln, "wydatki z innych środków finansowych"],
    contributed: Annotated[Pln, "wartość wkładu osobowego i rzeczowego"],
) -> Computed[SourceShares]:
    """Shares of two decimals; the largest remainders get the hundredths that rounding loses."""
    parts = (grant, financial, contributed)
    together = total_of(parts)
    of_grant, of_financial, of_contributed = found = shares(together, parts)
    return Computed(
        SourceShares(of_grant, of_financial, of_contributed, total_of(found)),
        (
            f"Wszystkie wydatki: {pln(together)}.",
            f"Z dotacji: {format_percent(of_grant)}.",
            f"Z innych środków finansowych: {format_percent(of_financial)}.",
            f"Z wkładu osobowego i rzeczowego: {format_percent(of_contributed)}.",
        ),
    )


def _shift(planned: Decimal, actual: Decimal, limit: Decimal) -> Shift:
    allowed = round_pln(planned * (HUNDRED + limit) / HUNDRED)
    return Shift(planned, actual, allowed, excess(actual, allowed))


def _shift_steps(items: tuple[Shift, ...]) -> Iterator[str]:
    for n, item in enumerate(items, start=1):
        if item.excess:
            yield (
                f"Koszt {n}: w umowie {pln(item.planned)}, więc najwyżej {pln(item.allowed)}; "
                f"wydano {pln(item.actual)}, o {pln(item.excess)} za dużo."
            )


def _excess_step(used: Decimal, allowed: Decimal, above: Decimal) -> str:
    if not above:
        return "Nadwyżki nie ma."
    return (
        f"Nadwyżka: {pln(used)} − {pln(allowed)} = {pln(above)}, dotacja pobrana "
        "w nadmiernej wysokości."
    )

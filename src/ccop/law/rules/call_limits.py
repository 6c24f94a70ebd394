"""What the announcement of a competition limits in offers: shares of sources, amounts, numbers.

The Act leaves the limits to the announcement (art. 13 ust. 2 pkt 3); offers are held against them
in `ccop.law.offer_call_rules`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from ccop.law.computed import Computed
from ccop.law.inputs import Count, Percent, Pln
from ccop.law.money import HUNDRED, at_least, at_most, format_amount, format_number
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds
from ccop.law.rulebook import Flaw


@dataclass(frozen=True)
class SourceLimits:
    """PLN within which the sources of a task must lie; the least financial own contribution is a
    part of the least own one."""

    most_grant: Decimal
    least_own: Decimal
    least_own_financial: Decimal


@computes(
    "ART13-X2",
    "Ile może wynieść dotacja i musi wkład własny",
    citation="ogłoszenie, zasady przyznawania dotacji; art. 13 ust. 2 pkt 3 ustawy",
    mark="practice",
)
def source_limits(
    law: Parameters,
    *,
    total: Annotated[Pln, "wszystkie koszty zadania"],
    max_grant_pct: Annotated[Percent | None, "najwyższy udział dotacji według ogłoszenia"] = None,
    min_own_pct: Annotated[Percent | None, "najniższy wkład własny według ogłoszenia"] = None,
    min_fin_own_pct: Annotated[
        Percent | None, "najniższy finansowy wkład własny według ogłoszenia"
    ] = None,
) -> Computed[SourceLimits]:
    """Amounts to the grosz, each rounded so that it keeps its share; a share that is not given is
    the one the city usually sets."""
    grant, own, financial = (
        law[f"competition.{name}"].number if share is None else share
        for name, share in (
            ("max_grant_pct", max_grant_pct),
            ("min_own_pct", min_own_pct),
            ("min_fin_own_pct", min_fin_own_pct),
        )
    )
    limits = SourceLimits(at_most(grant, total), at_least(own, total), at_least(financial, total))
    of = f"z {format_amount(total)} zł"
    steps = (
        _step("Dotacja: najwyżej", grant, of, "w dół", limits.most_grant),
        _step("Wkład własny: co najmniej", own, of, "w górę", limits.least_own),
        _step("W nim finansowy: co najmniej", financial, of, "w górę", limits.least_own_financial),
    )
    return Computed(limits, steps)


@finds(
    "ART13-X2.limits",
    "Czy warunki ogłoszenia nie przeczą sobie",
    citation="ogłoszenie, zasady przyznawania dotacji; art. 13 ust. 2 pkt 3 ustawy",
    mark="practice",
)
def limits_can_be_kept(
    law: Parameters,
    *,
    kind: Annotated[Literal["wspieranie", "powierzenie"], "forma zlecenia zadania"],
    pool: Annotated[Pln | None, "wysokość środków na zadanie"] = None,
    min_grant: Annotated[Pln | None, "najniższa dotacja"] = None,
    max_grant: Annotated[Pln | None, "najwyższa dotacja"] = None,
    max_grant_pct: Annotated[Percent | None, "najwyższy udział dotacji w kosztach"] = None,
    min_own_pct: Annotated[Percent | None, "najniższy wkład własny"] = None,
    min_fin_own_pct: Annotated[Percent | None, "najniższy finansowy wkład własny"] = None,
    max_offers: Annotated[Count | None, "ile ofert może złożyć jedna organizacja"] = None,
) -> Iterator[Flaw]:
    """Limits that no offer could keep, or that the form of commission excludes."""
    yield from _amounts(pool, min_grant, max_grant)
    own = max(min_own_pct or Decimal(), min_fin_own_pct or Decimal())
    if kind == "powierzenie" and own:
        yield Flaw(
            "min_own_pct" if min_own_pct else "min_fin_own_pct",
            f"Przy powierzeniu dotacja pokrywa wszystkie koszty, a ogłoszenie żąda "
            f"{format_number(own)}% wkładu własnego.",
            "Usuń wymóg wkładu własnego albo ogłoś konkurs na wspieranie.",
            citation="art. 5 ust. 4 pkt 1 ustawy",
        )
    elif kind == "wspieranie" and max_grant_pct == HUNDRED:
        yield Flaw(
            "max_grant_pct",
            "Przy wspieraniu dotacja pokrywa część kosztów, a ogłoszenie dopuszcza 100%.",
            "Wpisz udział mniejszy niż 100%.",
            "warning",
            "art. 5 ust. 4 pkt 2 ustawy",
        )
    elif max_grant_pct is not None and max_grant_pct + own > HUNDRED:
        yield Flaw(
            "max_grant_pct",
            f"Dotacja nie sięgnie {format_number(max_grant_pct)}%, skoro wkład własny ma wynieść "
            f"co najmniej {format_number(own)}%.",
            f"Wpisz najwyżej {format_number(HUNDRED - own)}% albo zmniejsz wymagany wkład.",
            "warning",
        )
    if max_offers == 0:
        yield Flaw(
            "max_offers",
            "Według ogłoszenia organizacja nie może złożyć żadnej oferty.",
            "Wpisz co najmniej 1 albo zostaw pole puste, gdy liczby ofert się nie ogranicza.",
        )


def _amounts(pool: Decimal | None, least: Decimal | None, most: Decimal | None) -> Iterator[Flaw]:
    for cap, name in ((most, "najwyższa dotacja"), (pool, "pula")):
        if least is not None and cap is not None and least > cap:
            yield Flaw(
                "min_grant",
                f"Najniższa dotacja ({format_amount(least)} zł) jest wyższa niż {name} "
                f"({format_amount(cap)} zł).",
                "Popraw jedną z tych kwot.",
            )
    if most is not None and pool is not None and most > pool:
        yield Flaw(
            "max_grant",
            f"Najwyższa dotacja ({format_amount(most)} zł) jest wyższa niż pula "
            f"({format_amount(pool)} zł).",
            "Wpisz najwyżej kwotę puli.",
            "warning",
        )


def _step(what: str, share: Decimal, of: str, way: str, amount: Decimal) -> str:
    return f"{what} {format_number(share)}% {of}, {way} do grosza: {format_amount(amount)} zł."

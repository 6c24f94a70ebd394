"""Public benefit organisations (OPP) and 1,5 % of the tax (art. 20-27c)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from ccop.law.computed import Computed, FixedDay, fixed_day, spell
from ccop.law.inputs import Day, Flag, Pln, Words, Year
from ccop.law.money import format_number, pln, tax_share
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Reference, computes, finds, year_end
from ccop.law.rulebook import Flaw
from ccop.law.terms import same_day

_MONTHS = 12


@dataclass(frozen=True)
class ListDays:
    """The list of OPP of a tax year: whose status counts on which day, by when it appears, and
    until when it stays."""

    status_on: date
    published_by: FixedDay
    kept_until: date


def _year_after(name: str) -> Reference:
    """The first day of the year after the one that this input gives."""
    return Reference(
        "początek roku, w którym upływa termin", lambda given: date(given[name] + 1, 1, 1)
    )


@computes(
    "ART20-1",
    "Od kiedy organizacja może zostać OPP",
    citation="art. 20 i art. 22 ust. 1 i 1a ustawy",
)
def status_from(
    law: Parameters,
    *,
    active_since: Annotated[Day, "dzień, od którego nieprzerwanie działa pożytecznie"],
    fire_brigade: Annotated[Flag, "czy to ochotnicza straż pożarna"] = False,
) -> Computed[date]:
    """The first day with the continuous activity that the status needs; a volunteer fire brigade
    needs none. The other demands of art. 20 are not judged."""
    if fire_brigade:
        step = "Od ochotniczej straży pożarnej ustawa nie wymaga wcześniejszej działalności."
        return Computed(active_since, (step,))
    years = law["public_benefit.activity_years"].count
    day = same_day(active_since, _MONTHS * years)
    step = (
        f"Działalność pożytku publicznego od {spell(active_since)}, nieprzerwanie "
        f"przez wymagany czas (w latach: {years}): {spell(day)} (art. 22 ust. 1 ustawy). "
        "Status powstaje z wpisem do KRS."
    )
    return Computed(day, (step,))


@finds(
    "ART20-1.status",
    "Status OPP tylko z numerem KRS",
    citation="art. 22 ust. 2 i 3 ustawy",
)
def status_is_backed(
    law: Parameters,
    *,
    claimed: Annotated[Flag, "czy organizacja podaje, że jest OPP"],
    krs: Annotated[Words, "numer KRS"] = "",
    verified: Annotated[Day | None, "dzień, w którym status sprawdzono w KRS"] = None,
) -> Iterator[Flaw]:
    """The status arises with the entry in KRS, so it needs the number and a check."""
    if claimed and not krs.strip():
        yield Flaw(
            "krs",
            "Organizacja podaje, że jest OPP, ale nie ma numeru KRS.",
            "Wpisz numer KRS. Status OPP powstaje dopiero z wpisem do rejestru.",
        )
    elif claimed and verified is None:
        yield Flaw(
            "verified",
            f"Statusu OPP nie sprawdzono w KRS (numer {krs.strip()}).",
            "Sprawdź wpis w rejestrze i zapisz dzień sprawdzenia.",
            "warning",
        )


@computes(
    "ART23-6",
    "Do kiedy OPP zamieszcza sprawozdania",
    citation="art. 23 ust. 6 i 6b ustawy",
    on=_year_after("year"),
)
def reports_by(
    law: Parameters,
    *,
    year: Annotated[Year, "rok, za który są sprawozdania"],
    calendar_year: Annotated[Flag, "czy rok obrotowy jest rokiem kalendarzowym"] = True,
) -> Computed[FixedDay]:
    """Both reports are on the page of Narodowy Instytut by a day of the following year."""
    code = "public_benefit.report_day" if calendar_year else "public_benefit.other_report_day"
    due = fixed_day(law[code].in_year(year + 1), law.calendar)
    kind = "jest rokiem kalendarzowym" if calendar_year else "nie jest rokiem kalendarzowym"
    step = (
        f"Rok obrotowy {kind}; sprawozdania finansowe i merytoryczne za {year} rok OPP zamieszcza "
        f"w następnym roku w BIP Narodowego Instytutu Wolności."
    )
    return Computed(due.value, (step, *due.steps))


@finds(
    "ART23-6A",
    "Skutek spóźnionych sprawozdań OPP",
    citation="art. 23 ust. 6a i art. 27a ust. 3 ustawy",
    on=_year_after("year"),
)
def reports_in_time(
    law: Parameters,
    *,
    year: Annotated[Year, "rok, za który są sprawozdania"],
    posted: Annotated[Day | None, "dzień zamieszczenia obu sprawozdań"] = None,
    today: Annotated[Day, "dzień, na który się sprawdza"],
    calendar_year: Annotated[Flag, "czy rok obrotowy jest rokiem kalendarzowym"] = True,
) -> Iterator[Flaw]:
    """Who is late is not on the list of that year, unless without fault (art. 27a ust. 3a)."""
    due = reports_by(law, year=year, calendar_year=calendar_year).value.day
    if (posted or today) > due:
        what = f"zamieszczono {posted:%d.%m.%Y}" if posted else f"nie ma {today:%d.%m.%Y}"
        yield Flaw(
            "posted",
            f"Sprawozdań za {year} rok {what}, a termin upłynął {due:%d.%m.%Y}. "
            f"Organizacji może zabraknąć w wykazie OPP za {year + 1} rok.",
            "Zamieść sprawozdania. Jeśli opóźnienie nie było zawinione, złóż wniosek "
            "z art. 27a ust. 3a ustawy.",
            "warning",
        )


@computes(
    "ART23-6C",
    "Czy wystarczy uproszczone sprawozdanie merytoryczne OPP",
    citation="art. 23 ust. 6c ustawy",
)
def simplified_report(
    law: Parameters, *, revenue: Annotated[Pln, "przychód OPP w roku sprawozdania"]
) -> Computed[bool]:
    """Whether the revenue (PLN) allows the simplified report."""
    most = law["public_benefit.simplified_revenue"].number
    simple = revenue <= most
    verdict = (
        f"nie przekracza {pln(most)}, więc wystarczy uproszczone"
        if simple
        else f"przekracza {pln(most)}, więc potrzebne jest pełne"
    )
    step = f"Przychód {pln(revenue)} {verdict} sprawozdanie merytoryczne (art. 23 ust. 6c ustawy)."
    return Computed(simple, (step,))


@computes(
    "ART27-1",
    "Kwota 1,5% podatku dla OPP",
    citation="art. 27 ust. 1 ustawy, art. 45c ust. 1 ustawy o PIT",
    on=year_end("tax_year", words="koniec roku podatkowego"),
)
def share_of_tax(
    law: Parameters,
    *,
    tax: Annotated[Pln, "podatek należny z zeznania"],
    tax_year: Annotated[Year, "rok podatkowy, za który jest zeznanie"],
) -> Computed[Decimal]:
    """What a taxpayer may pass on, in PLN, down to full tens of grosz."""
    share = law["public_benefit.tax_share"].number
    amount = tax_share(tax, share)
    steps = (
        (
            f"Za {tax_year} rok OPP można przekazać {format_number(share)}% podatku "
            "(art. 27 ust. 1 ustawy)."
        ),
        (
            f"{format_number(share)}% z {pln(tax)}, w dół do pełnych dziesiątek groszy: "
            f"{pln(amount)} (art. 45c ust. 1 ustawy o PIT)."
        ),
    )
    return Computed(amount, steps)


@computes(
    "ART27-3",
    "Kiedy wiadomo, ile otrzymały OPP",
    citation="art. 27 ust. 3 ustawy",
    on=year_end("year", words="koniec roku, w którym minister ogłasza kwoty"),
)
def amounts_published_by(
    law: Parameters, *, year: Annotated[Year, "rok, w którym minister ogłasza kwoty"]
) -> Computed[FixedDay]:
    """The Minister of Finance publishes what each OPP received for the previous year."""
    due = fixed_day(law["public_benefit.amounts_day"].in_year(year), law.calendar)
    step = f"Minister Finansów ogłasza, ile każda OPP otrzymała z podatku za {year - 1} rok."
    return Computed(due.value, (step, *due.steps))


@computes(
    "ART27A-1",
    "Dni wykazu OPP",
    citation="art. 27a ust. 1 i 2 ustawy",
    on=year_end("tax_year", words="koniec roku podatkowego"),
)
def list_days(
    law: Parameters, *, tax_year: Annotated[Year, "rok podatkowy, którego dotyczy wykaz"]
) -> Computed[ListDays]:
    """Only the organisations of this list may get 1,5 % of the tax of that year."""
    status = law["public_benefit.status_day"].in_year(tax_year)
    published = fixed_day(law["public_benefit.list_day"].in_year(tax_year), law.calendar)
    kept = law["public_benefit.list_kept_day"].in_year(tax_year + 1)
    steps = (
        f"Wykaz obejmuje organizacje, które mają status OPP {spell(status)}.",
        "Narodowy Instytut Wolności zamieszcza go w swoim BIP.",
        *published.steps,
        f"Wykaz pozostaje tam do {spell(kept)}.",
    )
    return Computed(ListDays(status, published.value, kept), steps)


@computes(
    "ART27A-8",
    "Do kiedy OPP zgłasza rachunek dla 1,5%",
    citation="art. 27a ust. 8 i 9 ustawy",
    on=_year_after("tax_year"),
)
def account_by(
    law: Parameters, *, tax_year: Annotated[Year, "rok podatkowy, za który jest 1,5%"]
) -> Computed[FixedDay]:
    """An OPP gives its bank account to the tax office, if it has not given it before."""
    due = fixed_day(law["public_benefit.account_day"].in_year(tax_year + 1), law.calendar)
    step = (
        f"OPP z wykazu za {tax_year} rok podaje urzędowi skarbowemu numer rachunku dla wpłat, "
        "jeśli nie zrobiła tego wcześniej."
    )
    return Computed(due.value, (step, *due.steps))


@finds(
    "ART27AA-1",
    "Zachęta do 1,5% tylko dla organizacji z wykazu",
    citation="art. 27aa ust. 1 i 2 ustawy",
    on=Reference("dzień publikacji zachęty", ASKED.of),
)
def call_for_listed_only(
    law: Parameters,
    *,
    caller_listed: Annotated[Flag, "czy organizacja, której KRS podano, jest w wykazie OPP"],
    other_opp: Annotated[Flag, "czy pieniądze mają trafić do innej OPP"],
    other_listed: Annotated[Flag, "czy ta inna OPP jest w wykazie"] = False,
) -> Iterator[Flaw]:
    """No call for the money of a listed OPP that is meant for one that is not listed; a fine
    threatens both (art. 50c)."""
    if not caller_listed:
        yield Flaw(
            "caller_listed",
            "Zachęta podaje numer KRS organizacji, której nie ma w wykazie OPP.",
            "Nie publikuj zachęty. 1,5% mogą otrzymać tylko organizacje z wykazu.",
        )
    if other_opp and not other_listed:
        yield Flaw(
            "other_listed",
            "Zachęta zbiera 1,5% przez jedną OPP dla innej, której nie ma w wykazie.",
            "Nie publikuj zachęty. Za takie wezwanie obu organizacjom grozi grzywna.",
        )


@finds(
    "ART27C-1",
    "Informacja, czy promocję opłacono z 1,5%",
    citation="art. 27c ust. 1 ustawy",
    on=Reference("dzień publikacji promocji", ASKED.of),
)
def promotion_says_who_pays(
    law: Parameters,
    *,
    encourages: Annotated[Flag, "czy promocja zachęca do przekazania 1,5%"],
    says: Annotated[Flag, "czy informuje, czy opłacono ją z 1,5%"] = False,
) -> Iterator[Flaw]:
    """A promotion that encourages must say whether 1,5 % paid for it; a fine threatens (50d)."""
    if encourages and not says:
        yield Flaw(
            "says",
            "Promocja zachęca do przekazania 1,5%, a nie mówi, czy opłacono ją z tych pieniędzy.",
            "Dopisz: „Promocję sfinansowano z 1,5%” albo „Promocji nie sfinansowano z 1,5%”.",
        )

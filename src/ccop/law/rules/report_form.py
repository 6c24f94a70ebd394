"""What the official report must satisfy (regulation of 2018, annex 5), from plain values.

Tables and rows are called as the print numbers them: II.1 the costs, II.2 the sources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from ccop.law.computed import Computed, days_word, spell
from ccop.law.inputs import Day, Pln, Words, in_order
from ccop.law.money import excess, pln, total_of
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds, latest
from ccop.law.rulebook import Flaw
from ccop.law.rules.reports import ReportKind, final_report_due
from ccop.law.terms import Term

Support = Literal["wsparcie", "powierzenie"]
"""Whether the grant supports the task or pays for all of it."""


@dataclass(frozen=True)
class CostSums:
    """The sums of table II.1, in PLN."""

    actions: Decimal
    administration: Decimal
    total: Decimal


@dataclass(frozen=True)
class Unspent:
    """PLN to give back: what is left of the grant, of its bank interest and of other income."""

    grant: Decimal
    interest: Decimal
    income: Decimal
    total: Decimal


@dataclass(frozen=True)
class SourceSums:
    """Rows 2 and 3 of table II.2, in PLN."""

    financial: Decimal
    contributed: Decimal


@dataclass(frozen=True)
class Filing:
    """The term of a report and by how many days it was missed."""

    due: Term
    days_late: int


@finds(
    "RP-01",
    "Okres sprawozdania mieści się w umowie",
    citation="wzór sprawozdania, okres, za jaki jest składane",
    on=latest("task_end", words="ostatni dzień realizacji zadania"),
    mark="unconfirmed",
)
def period_is_in_the_contract(
    law: Parameters,
    *,
    kind: Annotated[ReportKind, "rodzaj sprawozdania"],
    begin: Annotated[Day, "pierwszy dzień okresu sprawozdania"],
    end: Annotated[Day, "ostatni dzień okresu sprawozdania"],
    task_start: Annotated[Day, "pierwszy dzień realizacji zadania według umowy"],
    task_end: Annotated[Day, "ostatni dzień realizacji zadania według umowy"],
) -> Iterator[Flaw]:
    """A final report covers the whole task, or in a task of several years its last year."""
    in_order(begin=begin, end=end)
    in_order(task_start=task_start, task_end=task_end)
    if begin < task_start or end > task_end:
        yield Flaw(
            "begin" if begin < task_start else "end",
            f"Okres sprawozdania {begin:%d.%m.%Y}–{end:%d.%m.%Y} wychodzi poza termin realizacji "
            f"zadania {task_start:%d.%m.%Y}–{task_end:%d.%m.%Y}.",
            "Popraw okres albo sprawdź termin w umowie i aneksach.",
        )
    elif kind == "końcowe":
        last_year = max(task_start, task_end.replace(month=1, day=1))
        if end != task_end or begin not in {task_start, last_year}:
            yield Flaw(
                "begin" if end == task_end else "end",
                f"Sprawozdanie końcowe obejmuje {begin:%d.%m.%Y}–{end:%d.%m.%Y}, a zadanie trwało "
                f"{task_start:%d.%m.%Y}–{task_end:%d.%m.%Y}.",
                "Podaj okres całego zadania albo, gdy było wieloletnie, jego ostatniego roku: "
                f"od {last_year:%d.%m.%Y} do {task_end:%d.%m.%Y}.",
            )


@computes(
    "RP-03",
    "Sumy tabeli II.1",
    citation="wzór sprawozdania, pkt II.1",
    mark="unconfirmed",
)
def cost_sums(
    law: Parameters,
    *,
    actions: Annotated[tuple[Pln, ...], "koszty realizacji działań"],
    administration: Annotated[tuple[Pln, ...], "koszty administracyjne"] = (),
) -> Computed[CostSums]:
    """The costs of the actions, of administration, and of both."""
    of_actions, of_administration = total_of(actions), total_of(administration)
    total = of_actions + of_administration
    return Computed(
        CostSums(of_actions, of_administration, total),
        (
            f"Suma kosztów realizacji zadania: {pln(of_actions)}.",
            f"Suma kosztów administracyjnych: {pln(of_administration)}.",
            f"Suma wszystkich kosztów realizacji zadania: {pln(total)}.",
        ),
    )


@finds(
    "RP-04",
    "Wydatki i ich źródła są równe",
    citation="wzór sprawozdania, pkt II.1 i II.2",
    mark="unconfirmed",
)
def costs_equal_sources(
    law: Parameters,
    *,
    costs: Annotated[Pln, "suma wszystkich kosztów z tabeli II.1"],
    from_grant: Annotated[Pln, "tabela II.2, wiersz 1, suma"],
    financial: Annotated[Pln, "tabela II.2, wiersz 2"] = Decimal(0),
    contributed: Annotated[Pln, "tabela II.2, wiersz 3"] = Decimal(0),
) -> Iterator[Flaw]:
    """Everything that was spent came from somewhere."""
    sources = total_of((from_grant, financial, contributed))
    if sources != costs:
        yield Flaw(
            "costs",
            f"Wydatki w tabeli II.1 wynoszą {pln(costs)}, a źródła w tabeli II.2 (wiersze 1, 2 "
            f"i 3) dają {pln(sources)}. Różnica: {pln(abs(costs - sources))}.",
            "Popraw kwoty tak, żeby obie sumy były równe.",
        )


@finds(
    "RP-05",
    "Wydano nie więcej niż było",
    citation="wzór sprawozdania, pkt II.2, wiersz 1",
    mark="unconfirmed",
)
def no_more_is_spent_than_there_was(
    law: Parameters,
    *,
    transferred: Annotated[Pln, "dotacja przekazana"],
    used: Annotated[Pln, "dotacja wydana (wiersz 1.1)"],
    interest_earned: Annotated[Pln, "odsetki bankowe od dotacji, które narosły"] = Decimal(0),
    interest_used: Annotated[Pln, "odsetki bankowe wydane (wiersz 1.2)"] = Decimal(0),
    income_earned: Annotated[Pln, "inne przychody uzyskane"] = Decimal(0),
    income_used: Annotated[Pln, "inne przychody wydane (wiersz 1.3)"] = Decimal(0),
) -> Iterator[Flaw]:
    """Neither of the grant nor of its interest or of income can more be spent than there was."""
    for name, what, row, had, spent in (
        ("used", "dotacji", "1.1", transferred, used),
        ("interest_used", "odsetek bankowych", "1.2", interest_earned, interest_used),
        ("income_used", "innych przychodów", "1.3", income_earned, income_used),
    ):
        if spent > had:
            yield Flaw(
                name,
                f"Z {what} wydano {pln(spent)} (wiersz {row}), a było {pln(had)}.",
                f"Wpisz w wierszu {row} najwyżej {pln(had)}, a resztę pokaż w innych środkach.",
            )


@computes(
    "RP-05.return",
    "Kwota do zwrotu",
    citation="wzór sprawozdania, pkt II.2, wiersz 1; wzór umowy, § 10",
    mark="unconfirmed",
)
def unspent(
    law: Parameters,
    *,
    transferred: Annotated[Pln, "dotacja przekazana"],
    used: Annotated[Pln, "dotacja wydana (wiersz 1.1)"],
    interest_earned: Annotated[Pln, "odsetki bankowe od dotacji, które narosły"] = Decimal(0),
    interest_used: Annotated[Pln, "odsetki bankowe wydane (wiersz 1.2)"] = Decimal(0),
    income_earned: Annotated[Pln, "inne przychody uzyskane"] = Decimal(0),
    income_used: Annotated[Pln, "inne przychody wydane (wiersz 1.3)"] = Decimal(0),
) -> Computed[Unspent]:
    """What is left, each kind by itself: nothing spent too much of one lessens another."""
    grant = excess(transferred, used)
    interest = excess(interest_earned, interest_used)
    income = excess(income_earned, income_used)
    total = grant + interest + income
    return Computed(
        Unspent(grant, interest, income, total),
        (
            f"Dotacja: {pln(transferred)} − {pln(used)}, zostało {pln(grant)}.",
            f"Odsetki: {pln(interest_earned)} − {pln(interest_used)}, zostało {pln(interest)}.",
            f"Inne przychody: {pln(income_earned)} − {pln(income_used)}, zostało {pln(income)}.",
            f"Do zwrotu razem: {pln(total)}.",
        ),
    )


@computes(
    "RP-06",
    "Sumy wierszy 2 i 3 tabeli II.2",
    citation="wzór sprawozdania, pkt II.2",
    mark="unconfirmed",
)
def source_sums(
    law: Parameters,
    *,
    own: Annotated[Pln, "środki finansowe własne (wiersz 2.1)"] = Decimal(0),
    fees: Annotated[Pln, "świadczenia pieniężne od odbiorców (wiersz 2.2)"] = Decimal(0),
    public: Annotated[Pln, "środki z innych źródeł publicznych (wiersz 2.3)"] = Decimal(0),
    rest: Annotated[Pln, "pozostałe środki (wiersz 2.4)"] = Decimal(0),
    personal: Annotated[Pln, "wkład osobowy (wiersz 3.1)"] = Decimal(0),
    material: Annotated[Pln, "wkład rzeczowy (wiersz 3.2)"] = Decimal(0),
) -> Computed[SourceSums]:
    """Other money together, and personal and material contribution together."""
    financial = total_of((own, fees, public, rest))
    contributed = total_of((personal, material))
    return Computed(
        SourceSums(financial, contributed),
        (
            f"Inne środki finansowe ogółem (2.1–2.4): {pln(financial)}.",
            f"Wkład osobowy i rzeczowy ogółem (3.1–3.2): {pln(contributed)}.",
        ),
    )


@computes(
    "RP-12",
    "Czy sprawozdanie końcowe złożono w terminie",
    citation="art. 18 ust. 1 ustawy; wzór sprawozdania, pouczenie",
    on=latest("task_end", words="ostatni dzień realizacji zadania"),
)
def filing(
    law: Parameters,
    *,
    task_end: Annotated[Day, "ostatni dzień realizacji zadania według umowy"],
    filed: Annotated[Day, "dzień złożenia, wysłania albo nadania sprawozdania"],
) -> Computed[Filing]:
    """A report that comes late is taken and marked; the day it was sent or posted counts."""
    due = final_report_due(law, task_end=task_end)
    late = max((filed - due.value.last).days, 0)
    said = f"{late} {days_word(late)} po terminie" if late else "w terminie"
    step = f"Sprawozdanie złożono {spell(filed)}, {said}."
    return Computed(Filing(due.value, late), (*due.steps, step))


@finds(
    "RP-13",
    "Opis świadczeń pieniężnych od odbiorców",
    citation="wzór sprawozdania, pkt II.4",
    mark="unconfirmed",
)
def fees_are_described(
    law: Parameters,
    *,
    fees: Annotated[Pln, "świadczenia pieniężne od odbiorców (wiersz 2.2)"],
    description: Annotated[Words, "informacje o świadczeniach (pkt II.4)"] = "",
) -> Iterator[Flaw]:
    """Who took money from the recipients says on what terms and how much."""
    if fees and not description.strip():
        yield Flaw(
            "description",
            f"Od odbiorców zadania pobrano {pln(fees)} (wiersz 2.2), a punkt II.4 jest pusty.",
            "Opisz warunki pobierania świadczeń, ich wysokość dla jednej osoby i łączną wartość.",
        )


@finds(
    "RP-14",
    "Inne środki finansowe tylko przy wsparciu",
    citation="wzór sprawozdania, pkt II.2, wiersz 2 i przypis 2",
    mark="unconfirmed",
)
def other_money_only_in_support(
    law: Parameters,
    *,
    form: Annotated[Support, "forma zlecenia zadania"],
    own: Annotated[Pln, "środki finansowe własne (wiersz 2.1)"] = Decimal(0),
    fees: Annotated[Pln, "świadczenia pieniężne od odbiorców (wiersz 2.2)"] = Decimal(0),
    public: Annotated[Pln, "środki z innych źródeł publicznych (wiersz 2.3)"] = Decimal(0),
    rest: Annotated[Pln, "pozostałe środki (wiersz 2.4)"] = Decimal(0),
) -> Iterator[Flaw]:
    """A task that is paid for as a whole has no other money; its rows say "nie dotyczy"."""
    if form == "wsparcie":
        return
    for row, (name, amount) in enumerate(
        {"own": own, "fees": fees, "public": public, "rest": rest}.items(), start=1
    ):
        if amount:
            yield Flaw(
                name,
                f"Zadanie powierzono, a wiersz 2.{row} podaje {pln(amount)}. Wypełnia się go tylko "
                "przy wsparciu.",
                f"Zostaw wiersz 2.{row} pusty. W wydruku stoi w nim „nie dotyczy”.",
            )

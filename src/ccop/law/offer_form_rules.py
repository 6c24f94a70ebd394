"""Rules of the offer's form itself, the same in every call: dates, tables, sums, statements.

What the print computes cannot be wrong and needs no rule: the value of a line (OF-04), sums
(OF-07), V.B.1 and V.B.3 (OF-08, OF-09) and shares (OF-11) come from `ccop.law.offer_sums`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ccop.law.forms.base import YEARS
from ccop.law.forms.offer_2018 import Action
from ccop.law.money import pln
from ccop.law.offer_reading import OfferReading
from ccop.law.offer_sums import (
    Amounts,
    grant_amounts,
    is_joint,
    share_table,
    sources_total,
)
from ccop.law.reading import folded
from ccop.law.rulebook import Flaw, Rulebook

FORM_RULES = Rulebook[[OfferReading]]()

_NOTHING = {"nie dotyczy", "brak", "nie", "-", "–", "—"}


@FORM_RULES.rule("OF-01", citation="wzór oferty, pkt III.2")
def task_begins_before_it_ends(reading: OfferReading) -> Iterator[Flaw]:
    task = reading.offer.task
    if task.start and task.end and task.end < task.start:
        yield Flaw(
            "task.end",
            f"Zadanie kończy się {task.end:%d.%m.%Y}, przed dniem rozpoczęcia "
            f"{task.start:%d.%m.%Y}.",
            "Popraw datę rozpoczęcia albo zakończenia.",
        )


@FORM_RULES.rule("OF-02", citation="wzór oferty, pkt III.2, III.4 i V.A, przypis 4")
def tables_have_room_for_all_years(reading: OfferReading) -> Iterator[Flaw]:
    task = reading.offer.task
    if task.start and task.end and task.end.year - task.start.year >= len(YEARS):
        yield Flaw(
            "task.end",
            f"Zadanie obejmuje lata {task.start.year}–{task.end.year}, a tabele oferty mają "
            f"najwyżej {len(YEARS)} lat.",
            "Skróć zadanie albo podziel je na dwie oferty.",
        )


@FORM_RULES.rule("OF-02", citation="wzór oferty, pkt III.2 i III.4")
def actions_stand_in_years_of_the_task(reading: OfferReading) -> Iterator[Flaw]:
    calendar = {year.key: year.calendar for year in reading.years}
    if not calendar:
        return
    for action in reading.offer.actions:
        if action.year and action.year not in calendar:
            yield Flaw(
                f"actions.{action.id}.year",
                f"{_named(action)} stoi w {action.year}. roku, a zadanie trwa krócej "
                f"(lata: {len(calendar)}).",
                "Wybierz inny rok, usuń działanie albo wydłuż zadanie.",
            )
        elif action.year and _leaves_year(action, calendar[action.year]):
            yield Flaw(
                f"actions.{action.id}.end",
                f"{_named(action)} wykracza poza {calendar[action.year]} rok, na który je wpisano.",
                "Podziel działanie na lata albo popraw jego daty.",
                "warning",
            )


@FORM_RULES.rule("OF-02", citation="wzór oferty, pkt III.2 i V, przypisy 4 i 7")
def no_amounts_beyond_the_task(reading: OfferReading) -> Iterator[Flaw]:
    covered = {year.key for year in reading.years}
    if not covered:
        return
    offer = reading.offer
    splits: dict[str, list[Mapping[str, Decimal | None]]] = {
        "costs": [cost.years for cost in offer.costs],
        "admin_costs": [cost.years for cost in offer.admin_costs],
        "funding.grant": [offer.funding.grant_years],
        "shares": [share.years for share in offer.shares],
    }
    for where, amounts in splits.items():
        beyond = {year for split in amounts for year, amount in split.items() if amount} - covered
        if beyond:
            yield Flaw(
                where,
                f"Kwoty wpisane dla dalszych lat ({', '.join(sorted(beyond))}) nie liczą się, "
                f"bo zadanie kończy się wcześniej (lata: {len(covered)}).",
                "Sprawdź daty zadania i kwoty w pozostałych latach.",
                "warning",
            )


@FORM_RULES.rule("OF-03", citation="wzór oferty, pkt III.2 i III.4")
def actions_lie_inside_the_task(reading: OfferReading) -> Iterator[Flaw]:
    start, end = reading.offer.task.start, reading.offer.task.end
    for action in reading.offer.actions:
        path = f"actions.{action.id}"
        if action.start and action.end and action.end < action.start:
            yield Flaw(
                f"{path}.end",
                f"{_named(action)} kończy się {action.end:%d.%m.%Y}, przed dniem rozpoczęcia "
                f"{action.start:%d.%m.%Y}.",
                "Popraw daty działania.",
            )
        if action.start and start and action.start < start:
            yield Flaw(
                f"{path}.start",
                f"{_named(action)} zaczyna się {action.start:%d.%m.%Y}, a zadanie dopiero "
                f"{start:%d.%m.%Y}.",
                "Popraw datę działania albo zadania.",
            )
        if action.end and end and action.end > end:
            yield Flaw(
                f"{path}.end",
                f"{_named(action)} kończy się {action.end:%d.%m.%Y}, a zadanie już {end:%d.%m.%Y}.",
                "Popraw datę działania albo zadania.",
            )


@FORM_RULES.rule("OF-03", citation="wzór oferty, pkt III.4", guards="ART14-1")
def every_year_has_an_action(reading: OfferReading) -> Iterator[Flaw]:
    planned = {action.year for action in reading.offer.actions}
    for year in reading.years:
        if year.key not in planned:
            yield Flaw(
                "actions",
                f"W planie na {year.calendar} rok nie ma żadnego działania.",
                "Dodaj działanie w tym roku albo skróć zadanie.",
            )


@FORM_RULES.rule("OF-05", citation="wzór oferty, pkt V.A")
def years_of_a_line_make_its_value(reading: OfferReading) -> Iterator[Flaw]:
    if len(reading.years) < 2:
        return
    for table, line in reading.lines:
        path = f"{table}.{line.cost.id}.years"
        value = line.amounts.total
        if value is None or reading.unclear(path) or line.split == value:
            continue
        parted = "nie jest podzielona na lata"
        if line.split is not None:
            parted = f"różni się od sumy lat ({pln(line.split)}) o {pln(abs(value - line.split))}"
        yield Flaw(
            f"{path}.1",
            f"Pozycja {line.number}: wartość {pln(value)} {parted}.",
            "Wpisz, ile z tej kwoty przypada na każdy rok.",
        )


@FORM_RULES.rule("OF-06", citation="wzór oferty, pkt III.4 i V.A.I")
def costs_belong_to_actions(reading: OfferReading) -> Iterator[Flaw]:
    known = {action.id for action in reading.offer.actions}
    for cost in reading.offer.costs:
        if cost.action and cost.action not in known:
            yield Flaw(
                f"costs.{cost.id}.action",
                f"Koszt „{cost.kind or '…'}” należy do działania, którego nie ma w planie.",
                "Wybierz działanie, którego dotyczy ten koszt, albo usuń koszt.",
            )
    for group in reading.costs.actions:
        if group.action and not group.lines:
            yield Flaw(
                f"actions.{group.action.id}.name",
                f"{_named(group.action)} nie ma żadnego kosztu.",
                "Dodaj koszt działania, jeśli jakiś jest.",
                "warning",
            )


@FORM_RULES.rule("OF-10", citation="wzór oferty, pkt V.B")
def sources_cover_the_costs(reading: OfferReading) -> Iterator[Flaw]:
    funding = reading.offer.funding
    sources = (funding.grant, funding.own_financial, funding.own_in_kind, funding.fees)
    together = sources_total(reading.offer)
    if reading.total is None or together is None or None in sources:
        return
    if together != reading.total:
        less = "mniej" if together < reading.total else "więcej"
        yield Flaw(
            "funding.grant",
            f"Dotacja, wkład własny i świadczenia dają razem {pln(together)}, o "
            f"{pln(abs(together - reading.total))} {less} niż koszty zadania "
            f"({pln(reading.total)}).",
            "Popraw kwoty źródeł albo kalkulację, tak aby obie sumy były równe.",
        )


@FORM_RULES.rule("OF-12", citation="wzór oferty, pkt V.B.2")
def grant_is_asked_for(reading: OfferReading) -> Iterator[Flaw]:
    if reading.offer.funding.grant == 0:
        yield Flaw(
            "funding.grant", "Oferta nie prosi o dotację.", "Wpisz kwotę dotacji większą od zera."
        )


@FORM_RULES.rule("OF-15", citation="wzór oferty, pkt V.B.4 i VI.1", guards="ART14-1")
def fees_need_a_paid_task(reading: OfferReading) -> Iterator[Flaw]:
    fees, payment = reading.offer.funding.fees, reading.offer.other.payment
    if fees and payment == "nieodpłatnie":
        yield Flaw(
            "other.payment",
            f"Oferta przewiduje świadczenia od odbiorców ({pln(fees)}), a deklaruje nieodpłatne "
            "wykonanie zadania.",
            "Zaznacz „odpłatnie” albo wpisz 0 w polu V.B.4.",
        )


@FORM_RULES.rule("OF-15", citation="wzór oferty, pkt V.B.4 i VII.2")
def fees_need_their_statement(reading: OfferReading) -> Iterator[Flaw]:
    fees, statement = reading.offer.funding.fees, reading.offer.statements.paid_activity
    if fees and statement == "nie dotyczy":
        yield Flaw(
            "statements.paid_activity",
            f"Oferta przewiduje świadczenia od odbiorców ({pln(fees)}), więc oświadczenie "
            "o odpłatnej działalności jej dotyczy.",
            "Zaznacz „tak” albo wpisz 0 w polu V.B.4.",
        )


@FORM_RULES.rule("OF-16", citation="art. 14 ust. 3 ustawy, wzór oferty, pkt VI.2", guards="ART14-3")
def joint_offer_says_who_does_what(reading: OfferReading) -> Iterator[Flaw]:
    offer = reading.offer
    if is_joint(offer) and offer.other.joint is None and not reading.unclear("other.joint"):
        yield Flaw(
            "other.joint",
            "Oferta wspólna nie mówi, które działania wykona każdy z oferentów i kto ich "
            "reprezentuje wobec urzędu.",
            "Opisz podział działań i sposób reprezentacji.",
        )


@FORM_RULES.rule("OF-16", citation="wzór oferty, pkt V.C i przypis 6")
def joint_offer_shares_with_all(reading: OfferReading) -> Iterator[Flaw]:
    offer = reading.offer
    if not is_joint(offer):
        return
    rows = [share.offeror for share in offer.shares]
    for offeror in offer.offerors:
        times = rows.count(offeror.id)
        if times != 1:
            said = "nie ma oferenta" if not times else "więcej niż raz stoi oferent"
            yield Flaw(
                "shares",
                f"W podziale kosztów {said}: „{offeror.name or '…'}”.",
                "Wpisz każdego oferenta w jednym wierszu tabeli V.C.",
            )
    known = {offeror.id for offeror in offer.offerors}
    for share in offer.shares:
        if share.offeror and share.offeror not in known:
            yield Flaw(
                f"shares.{share.id}.offeror",
                "Wiersz podziału kosztów dotyczy oferenta, którego nie ma w ofercie.",
                "Wybierz oferenta albo usuń wiersz.",
            )


@FORM_RULES.rule("OF-16", citation="wzór oferty, pkt V.C i przypis 6")
def every_offeror_bears_an_amount(reading: OfferReading) -> Iterator[Flaw]:
    if not is_joint(reading.offer):
        return
    names = {offeror.id: offeror.name for offeror in reading.offer.offerors}
    for share in reading.offer.shares:
        whose = names.get(share.offeror or "") or "…"
        for year in reading.years:
            path = f"shares.{share.id}.years.{year.key}"
            if share.years.get(year.key) is None and not reading.unclear(path):
                yield Flaw(
                    path,
                    f"Brak kwoty w podziale kosztów na {year.calendar} rok: {whose}.",
                    "Wpisz kwotę w złotych, także 0, jeśli oferent nie ponosi kosztów.",
                )


@FORM_RULES.rule("OF-16", citation="wzór oferty, pkt V.A i V.C")
def joint_shares_make_the_costs(reading: OfferReading) -> Iterator[Flaw]:
    table = share_table(reading.offer)
    if not is_joint(reading.offer) or not table.rows or reading.total is None:
        return
    if any(None in row.amounts.years.values() for row in table.rows):
        return
    pairs: list[tuple[str, Decimal | None, Decimal | None]] = [
        ("", table.total.total, reading.total)
    ]
    if len(reading.years) > 1:
        costs = reading.costs.total.years
        pairs += [
            (f" w roku {year.calendar}", table.total.years[year.key], costs[year.key])
            for year in reading.years
        ]
    for when, shared, cost in pairs:
        if (shared or 0) != (cost or 0):
            yield Flaw(
                "shares",
                f"Podział między oferentów{when} daje {pln(shared or Decimal())}, a koszty{when} "
                f"wynoszą {pln(cost or Decimal())}.",
                "Popraw podział kosztów w tabeli V.C.",
            )


@FORM_RULES.rule("OF-20", citation="wzór oferty, pkt III.6")
def results_are_measurable(reading: OfferReading) -> Iterator[Flaw]:
    for result in reading.offer.results:
        if result.target and not any(sign.isdigit() for sign in result.target):
            yield Flaw(
                f"results.{result.id}.target",
                f"Wartość docelowa rezultatu „{result.name or '…'}” nie zawiera liczby.",
                "Napisz, ile czego zadanie przyniesie, na przykład „24 warsztaty”.",
                "warning",
            )


@FORM_RULES.rule("OF-20", citation="wzór oferty, pkt III.4 i V.A, przypis 2", guards="ART16-4")
def subcontracted_parts_have_a_cost(reading: OfferReading) -> Iterator[Flaw]:
    for group in reading.costs.actions:
        outside = group.action and (group.action.outside or "").strip(" .").casefold()
        if group.action and outside and outside not in _NOTHING and not group.lines:
            yield Flaw(
                f"actions.{group.action.id}.outside",
                f"{_named(group.action)} ma część zlecaną innemu podmiotowi, ale nie ma kosztu.",
                "Dodaj koszt tej części albo wyjaśnij jego brak w pkt VI.3.",
                "warning",
            )


@FORM_RULES.rule("OF-20", citation="wzór oferty, pkt V.A")
def no_cost_stands_twice(reading: OfferReading) -> Iterator[Flaw]:
    seen: dict[tuple[object, ...], str] = {}
    for table, line in reading.lines:
        cost = line.cost
        if cost.kind is None or cost.unit_cost is None:
            continue
        same = (line.number.rsplit(".", 2)[0], folded(cost.kind), cost.unit_cost)
        if first := seen.get(same):
            yield Flaw(
                f"{table}.{cost.id}.kind",
                f"Pozycja {line.number} powtarza koszt z pozycji {first} („{cost.kind}”).",
                "Sprawdź, czy ten sam koszt nie jest policzony dwa razy.",
                "warning",
            )
        else:
            seen[same] = line.number


@FORM_RULES.rule(
    "OF-21",
    citation="wzór oferty, pkt V.B.2; art. 221 ust. 3 ustawy o finansach publicznych",
    guards="UFP221-3",
)
def grant_is_split_into_years(reading: OfferReading) -> Iterator[Flaw]:
    grant: Amounts = grant_amounts(reading.offer)
    if len(reading.years) < 2 or grant.total is None or reading.unclear("funding.grant_years"):
        return
    empty = [year for year in reading.years if grant.years[year.key] is None]
    for year in empty:
        yield Flaw(
            f"funding.grant_years.{year.key}",
            f"Nie wiadomo, jaka część dotacji przypada na {year.calendar} rok.",
            "Wpisz kwotę dotacji na ten rok, a gdy jej nie ma, wpisz 0.",
        )
    split = sum((amount for amount in grant.years.values() if amount is not None), Decimal())
    if not empty and split != grant.total:
        yield Flaw(
            "funding.grant_years.1",
            f"Dotacja w latach daje razem {pln(split)}, a cała dotacja wynosi {pln(grant.total)}.",
            "Popraw kwoty w latach albo całą dotację.",
        )


def _named(action: Action) -> str:
    return f"Działanie „{action.name or '…'}”"


def _leaves_year(action: Action, year: int | None) -> bool:
    return any(day is not None and day.year != year for day in (action.start, action.end))

"""What the offer's print computes: years, line values, sums, shares and the numbers of rows.

One source for the page, the findings and the PDF. It works on the draft type, where a leaf may be
``None``: what is not there counts as absent, so a sum covers what is known and is ``None`` where
nothing is. Amounts are PLN with two decimals. The rules are those of the offer's regulation
(Dz.U. 2018 poz. 2057, zał. nr 1), cited as OF-nn in `ccop.law.offer_rules`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ccop.law.forms.base import YEARS
from ccop.law.forms.offer_2018 import Action, Cost, Offer, Task
from ccop.law.money import round_pln, shares


@dataclass(frozen=True)
class TaskYear:
    """A year of the task: its key in the form ("1" is the first) and, once known, its number."""

    key: str
    calendar: int | None


@dataclass(frozen=True)
class Amounts:
    """One row of amounts: the column "Razem" and the columns of the years, by their keys."""

    total: Decimal | None
    years: Mapping[str, Decimal | None]


@dataclass(frozen=True)
class LineSum:
    """A line of table V.A; `split` is the sum of its years, which OF-05 holds against its value."""

    number: str
    cost: Cost
    amounts: Amounts
    split: Decimal | None


@dataclass(frozen=True)
class ActionSum:
    """Lines I.n.* of table V.A: an action of III.4 with its costs.

    `action` is ``None`` for costs that name no action of the offer; they come last.
    """

    number: str
    action: Action | None
    lines: tuple[LineSum, ...]
    amounts: Amounts


@dataclass(frozen=True)
class CostTable:
    """V.A. Zestawienie kosztów realizacji zadania, with its three sums (OF-07)."""

    years: tuple[TaskYear, ...]
    actions: tuple[ActionSum, ...]
    actions_sum: Amounts
    admin: tuple[LineSum, ...]
    admin_sum: Amounts
    total: Amounts

    @property
    def lines(self) -> tuple[LineSum, ...]:
        """All lines in the order of the print."""
        return (*(line for group in self.actions for line in group.lines), *self.admin)

    @property
    def valued(self) -> bool:
        """Whether every line has a value, so that the sums are final."""
        return all(line.amounts.total is not None for line in self.lines)


@dataclass(frozen=True)
class FundingRow:
    """A row of table V.B; `key` is its label, `share` its part of the costs in per cent."""

    number: str
    key: str
    amount: Decimal | None
    share: Decimal | None


@dataclass(frozen=True)
class ShareSum:
    """A row of table V.C: the costs borne by one organisation of a joint offer."""

    number: str
    id: str
    offeror: str | None
    amounts: Amounts


@dataclass(frozen=True)
class ShareTable:
    """V.C. Podział kosztów realizacji zadania pomiędzy oferentów."""

    rows: tuple[ShareSum, ...]
    total: Amounts


def covered_years(task: Task) -> tuple[TaskYear, ...]:
    """The calendar years from the beginning to the end of the task (OF-02).

    Empty as long as III.2 gives no period; never more than the five years a task may last
    (art. 16 ust. 3), however far the typed end lies.
    """
    if task.start is None or task.end is None or task.end < task.start:
        return ()
    count = task.end.year - task.start.year + 1
    first = task.start.year
    return tuple(TaskYear(key, first + n) for n, key in enumerate(YEARS[:count]))


def table_years(offer: Offer) -> tuple[TaskYear, ...]:
    """The years for which III.4, V.A and V.C have tables and columns.

    Those of III.2; without a period, as many as the draft already uses, and at least one.
    """
    if years := covered_years(offer.task):
        return years
    used = {action.year for action in offer.actions if action.year}
    used.update(*(cost.years for cost in (*offer.costs, *offer.admin_costs)))
    used.update(*(share.years for share in offer.shares))
    last = max((YEARS.index(year) for year in used if year in YEARS), default=0)
    return tuple(TaskYear(key, None) for key in YEARS[: last + 1])


def is_joint(offer: Offer) -> bool:
    """Whether several organisations make the offer (art. 14 ust. 2)."""
    return len(offer.offerors) > 1


def ordered_actions(offer: Offer) -> tuple[Action, ...]:
    """Actions in the order of the print: by year, within it as entered, those without one last.

    Their place here, counted from 1, is their number: "Lp." in III.4, n of the rows I.n in V.A.
    """
    return tuple(sorted(offer.actions, key=lambda action: action.year or "~"))


def line_value(cost: Cost) -> Decimal | None:
    """Value of a line of V.A: unit cost times quantity, rounded to the grosz (OF-04)."""
    if cost.unit_cost is None or cost.quantity is None:
        return None
    return round_pln(cost.unit_cost * cost.quantity)


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Sum of the amounts that are known; ``None`` where none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal()) if known else None


def cost_table(offer: Offer) -> CostTable:
    """Table V.A: the value of each line and the sums by action, section and year (OF-04, 05, 07).

    In a task of one year nothing is split: the value of a line stands in its only year.
    """
    years = table_years(offer)
    ordered = ordered_actions(offer)
    known = {action.id for action in ordered}
    costs: dict[str, list[Cost]] = {}
    for cost in offer.costs:
        costs.setdefault(cost.action or "", []).append(cost)
    groups = [
        _action_sum(f"I.{n}.", action, costs.get(action.id, ()), years)
        for n, action in enumerate(ordered, 1)
    ]
    if astray := [cost for cost in offer.costs if cost.action not in known]:
        groups.append(_action_sum(f"I.{len(ordered) + 1}.", None, astray, years))
    admin = _lines("II.", offer.admin_costs, years)
    actions_sum = _sum((group.amounts for group in groups), years)
    admin_sum = _sum((line.amounts for line in admin), years)
    return CostTable(
        years=years,
        actions=tuple(groups),
        actions_sum=actions_sum,
        admin=admin,
        admin_sum=admin_sum,
        total=_sum((actions_sum, admin_sum), years),
    )


def funding_rows(offer: Offer) -> tuple[FundingRow, ...]:
    """Table V.B: the total of V.A (OF-08), own contribution as the sum of its two kinds (OF-09).

    Shares are parts of the costs and add up to 100,00 (OF-11) where the sources cover them.
    """
    costs = cost_table(offer).total.total
    funding = offer.funding
    sources = (funding.grant, funding.own_financial, funding.own_in_kind, funding.fees)
    grant, financial, in_kind, fees = _source_shares(sources, costs)
    own = total((funding.own_financial, funding.own_in_kind))
    return (
        FundingRow("1.", "V.B.1", costs, Decimal("100.00") if costs else None),
        FundingRow("2.", "V.B.2", funding.grant, grant),
        FundingRow("3.", "V.B.3", own, total((financial, in_kind))),
        FundingRow("3.1.", "V.B.3.1", funding.own_financial, financial),
        FundingRow("3.2.", "V.B.3.2", funding.own_in_kind, in_kind),
        FundingRow("4.", "V.B.4", funding.fees, fees),
    )


def sources_total(offer: Offer) -> Decimal | None:
    """Grant, own contribution and fees together, which must equal the costs (OF-10)."""
    funding = offer.funding
    return total((funding.grant, funding.own_financial, funding.own_in_kind, funding.fees))


def grant_amounts(offer: Offer) -> Amounts:
    """The grant and its split by years, asked for beside the print (OF-21).

    In a task of one year the whole grant falls on it.
    """
    funding = offer.funding
    return Amounts(funding.grant, _by_year(funding.grant, funding.grant_years, table_years(offer)))


def share_table(offer: Offer) -> ShareTable:
    """Table V.C of a joint offer, in the order of its rows; "Razem" is the sum of the years."""
    years = table_years(offer)
    rows = []
    for n, share in enumerate(offer.shares, 1):
        by_year = {year.key: share.years.get(year.key) for year in years}
        amounts = Amounts(total(by_year.values()), by_year)
        rows.append(ShareSum(f"{n}.", share.id, share.offeror, amounts))
    return ShareTable(tuple(rows), _sum((row.amounts for row in rows), years))


def _action_sum(
    number: str, action: Action | None, costs: Sequence[Cost], years: tuple[TaskYear, ...]
) -> ActionSum:
    lines = _lines(number, costs, years)
    return ActionSum(number, action, lines, _sum((line.amounts for line in lines), years))


def _lines(prefix: str, costs: Sequence[Cost], years: tuple[TaskYear, ...]) -> tuple[LineSum, ...]:
    return tuple(_line(f"{prefix}{n}.", cost, years) for n, cost in enumerate(costs, 1))


def _line(number: str, cost: Cost, years: tuple[TaskYear, ...]) -> LineSum:
    value = line_value(cost)
    by_year = _by_year(value, cost.years, years)
    return LineSum(number, cost, Amounts(value, by_year), total(by_year.values()))


def _by_year(
    value: Decimal | None, split: Mapping[str, Decimal | None], years: tuple[TaskYear, ...]
) -> Mapping[str, Decimal | None]:
    if len(years) == 1:
        return {years[0].key: value}
    return {year.key: split.get(year.key) for year in years}


def _sum(rows: Iterable[Amounts], years: tuple[TaskYear, ...]) -> Amounts:
    kept = tuple(rows)
    by_year = {year.key: total(row.years[year.key] for row in kept) for year in years}
    return Amounts(total(row.total for row in kept), by_year)


def _source_shares(
    sources: Sequence[Decimal | None], costs: Decimal | None
) -> tuple[Decimal | None, ...]:
    if not costs:
        return tuple(None for _ in sources)
    known = iter(shares(costs, [source for source in sources if source is not None]))
    return tuple(None if source is None else next(known) for source in sources)

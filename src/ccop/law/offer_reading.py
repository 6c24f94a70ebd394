"""An offer as the rules see it: the draft, its computed tables and the names of its rows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ccop.law.forms.offer_2018 import Offer
from ccop.law.offer_sums import (
    CostTable,
    LineSum,
    TaskYear,
    cost_table,
    covered_years,
    ordered_actions,
)


@dataclass(frozen=True)
class OfferReading:
    """A draft of the offer with the paths of leaves in which something unreadable was typed."""

    offer: Offer
    unreadable: Collection[str] = ()

    @cached_property
    def costs(self) -> CostTable:
        """Table V.A."""
        return cost_table(self.offer)

    @property
    def lines(self) -> Iterator[tuple[str, LineSum]]:
        """Lines of table V.A in the order of the print, each with the path of its table."""
        for group in self.costs.actions:
            yield from (("costs", line) for line in group.lines)
        yield from (("admin_costs", line) for line in self.costs.admin)

    @cached_property
    def years(self) -> tuple[TaskYear, ...]:
        """Calendar years of the task; empty until III.2 gives its period."""
        return covered_years(self.offer.task)

    @cached_property
    def total(self) -> Decimal | None:
        """All costs of the task; ``None`` while a line has no value, since no rule may judge by
        a sum that still grows."""
        return self.costs.total.total if self.costs.valued else None

    @cached_property
    def rows(self) -> dict[str, str]:
        """How people call a row of a table, by its path: "pozycja I.2.1.", "działanie 2"."""
        names = {f"{table}.{line.cost.id}": f"pozycja {line.number}" for table, line in self.lines}
        for number, action in enumerate(ordered_actions(self.offer), start=1):
            names[f"actions.{action.id}"] = f"działanie {number}"
        for table, word in (("offerors", "oferent"), ("results", "rezultat"), ("shares", "wiersz")):
            for number, row in enumerate(getattr(self.offer, table), start=1):
                names[f"{table}.{row.id}"] = f"{word} {number}"
        return names

    def unclear(self, path: str) -> bool:
        """Whether something unreadable stands at this path or under it."""
        return any(leaf == path or leaf.startswith(f"{path}.") for leaf in self.unreadable)

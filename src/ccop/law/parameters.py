"""The numbers of the law as dated data, so that a changed Act is a new row and no new code.

Every rule that needs one says which day decides (its reference date): a call is judged by the law
of the day of its announcement, even when the offers come after a change.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ccop.law.days_off import Calendar, DayOff

Status = Literal["confirmed", "unconfirmed", "practice"]
Unit = Literal[
    "day",
    "working day",
    "hour",
    "month",
    "year",
    "PLN",
    "%",
    "count",
    "date",
    "day off",
    "text",
]
DAY_OFF = "day_off."
"""How the codes of days off begin: "day_off.12-24", "day_off.easter+60"."""


class Parameter(BaseModel):
    """A number or a reference of the law, from a day to a day, both included.

    `unit` says what the value counts; a "date" is a day of each year, written MM-DD; the value of
    a "day off" is its name, "" from the day on which it is one no more. `legal_basis` is where it
    is written. `status` says whether the value was compared with the text of the act;
    "practice" is no law at all but what offices usually do, so a city may set its own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    title: str
    value: str
    unit: Unit
    valid_from: date
    valid_to: date | None = None
    legal_basis: str
    status: Status

    @property
    def number(self) -> Decimal:
        """The value as a number, in the parameter's unit."""
        return Decimal(self.value)

    @property
    def count(self) -> int:
        """The value as a whole number of days, working days, months, years or things."""
        return int(self.value)

    def in_year(self, year: int) -> date:
        """The day of a year that a value of unit "date" names."""
        month, day = map(int, self.value.split("-"))
        return date(year, month, day)

    def valid_on(self, day: date) -> bool:
        """Whether the law has this value on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class ParameterMissing(LookupError):
    """The table has no value of a parameter for a day."""


@dataclass(frozen=True)
class Table:
    """All values of all parameters, past and future ones included.

    Of two values that hold on one day the one that began later counts, and of two that began on
    one day the one that stands later in the table: so a city adds a row and touches none.
    """

    rows: tuple[Parameter, ...]

    def on(self, day: date) -> "Parameters":
        """The snapshot of a day."""
        return Parameters(day, self)

    def with_rows(self, rows: Iterable[Parameter]) -> "Table":
        """This table with more rows after its own."""
        return Table((*self.rows, *rows))

    def held_at(self, rows: Iterable[Parameter]) -> "Table":
        """This table with these rows alone for their codes: what a sealed paper was judged by
        stays, whatever was corrected since."""
        held = tuple(rows)
        codes = {row.code for row in held}
        return Table((*(row for row in self.rows if row.code not in codes), *held))

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Parameter, ...]]:
        """The values of each parameter, the one that began last first."""
        found: dict[str, list[Parameter]] = {}
        for row in reversed(self.rows):
            found.setdefault(row.code, []).append(row)
        return {
            code: tuple(sorted(rows, key=lambda row: row.valid_from, reverse=True))
            for code, rows in found.items()
        }

    @cached_property
    def calendar(self) -> Calendar:
        """The statutory days off that the table names."""
        return Calendar(
            tuple(
                DayOff(row.code.removeprefix(DAY_OFF), row.value, row.valid_from, row.valid_to)
                for row in sorted(self.rows, key=lambda row: row.valid_from)
                if row.code.startswith(DAY_OFF)
            )
        )


@dataclass(frozen=True)
class Parameters:
    """The parameters as they stand on one day, by their codes: ``law["contract.years"].count``."""

    day: date
    table: Table = field(repr=False)

    def __getitem__(self, code: str) -> Parameter:
        """The parameter with this code; raises ParameterMissing where the table is silent."""
        for row in self.table.by_code.get(code, ()):
            if row.valid_on(self.day):
                return row
        raise ParameterMissing(f"{code} has no value on {self.day.isoformat()}")

    def on(self, day: date) -> "Parameters":
        """The snapshot of another day, from the same table."""
        return type(self)(day, self.table)

    @property
    def calendar(self) -> Calendar:
        """Days off and working days."""
        return self.table.calendar


@cache
def table() -> Table:
    """The values that come with the program."""
    folder = files(__package__).joinpath("data/parameters")
    return Table(
        tuple(
            Parameter.model_validate(row)
            for each in sorted(folder.iterdir(), key=lambda each: each.name)
            for row in json.loads(each.read_text("utf-8"))
        )
    )


def parameters_at(day: date) -> Parameters:
    """The snapshot of a day, of the values that come with the program."""
    return table().on(day)

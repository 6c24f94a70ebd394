"""The numbers of the law as dated data, so that a changed Act is a new row and no new code.

Every rule that needs one says which day decides (its reference date): a call is judged by the law
of the day of its announcement, even when the offers come after a change.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Parameter(BaseModel):
    """A number or a reference of the law, from a day to a day, both included.

    `unit` is "day", "working day", "year", "PLN", "%" or "text"; `legal_basis` is where it is
    written. `status` says whether the value was compared with the text of the act.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    value: str
    unit: Literal["day", "working day", "year", "PLN", "%", "text"]
    valid_from: date
    valid_to: date | None = None
    legal_basis: str
    status: Literal["confirmed", "unconfirmed"]

    @property
    def number(self) -> Decimal:
        """The value as a number, in the parameter's unit."""
        return Decimal(self.value)

    @property
    def count(self) -> int:
        """The value as a whole number of days, working days or years."""
        return int(self.value)

    def valid_on(self, day: date) -> bool:
        """Whether the law has this value on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class ParameterMissing(LookupError):
    """The table has no value of a parameter for a day."""


@dataclass(frozen=True)
class Parameters:
    """The parameters as they stand on one day, by their codes: ``at["contract.years"].count``."""

    day: date
    rows: Mapping[str, Parameter]

    def __getitem__(self, code: str) -> Parameter:
        """The parameter with this code; raises ParameterMissing where the table is silent."""
        try:
            return self.rows[code]
        except KeyError:
            raise ParameterMissing(f"{code} has no value on {self.day.isoformat()}") from None


@cache
def table() -> tuple[Parameter, ...]:
    """Every value of every parameter, past and future ones included."""
    data = json.loads(files(__package__).joinpath("data/parameters.json").read_text("utf-8"))
    return tuple(Parameter.model_validate(row) for row in data["parameters"])


def parameters_at(day: date, rows: Iterable[Parameter] | None = None) -> Parameters:
    """The snapshot of a day; `rows` stands in for the table when a change is rehearsed."""
    kept = table() if rows is None else rows
    return Parameters(day, {row.code: row for row in kept if row.valid_on(day)})

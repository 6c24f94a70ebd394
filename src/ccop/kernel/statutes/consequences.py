"""What a new value would change, said before it is saved; rooms add what they know of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.functional import Promise

from ccop.law.parameters import Parameter, ParameterMissing, Parameters, Table

Words = str | Promise


@dataclass(frozen=True)
class Change:
    """The law before a row is added, and the row."""

    before: Table
    row: Parameter

    @cached_property
    def after(self) -> Table:
        """The law with the row."""
        return self.before.with_rows([self.row])

    def alters(self, day: date) -> bool:
        """Whether the parameter has another value on this day than before."""
        return self._value(self.before.on(day)) != self._value(self.after.on(day))

    def shifts(self, day: date) -> bool:
        """Whether this day stops or begins to be a working day."""
        return self.before.calendar.is_working_day(day) != self.after.calendar.is_working_day(day)

    def _value(self, law: Parameters) -> str | None:
        try:
            return law[self.row.code].value
        except ParameterMissing:
            return None


@dataclass(frozen=True)
class Consequence:
    """One thing that changes, in words; `url` where its page can be read."""

    title: Words
    text: Words
    url: str = ""


CONSEQUENCES: list[Callable[[Change], Iterable[Consequence]]] = []


def consequences(change: Change) -> list[Consequence]:
    """Everything the rooms say that would change."""
    return [each for told in CONSEQUENCES for each in told(change)]

"""Plain values that rules take: how each is read from text, its limits and its unit.

They serve the command line, the API and the public calculator alike; functions called by the
product get ordinary dates and amounts. What cannot be taken raises `BadInputs`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from ccop.law.money import parse_amount, parse_quantity
from ccop.law.reading import parse_date
from ccop.law.terms import WARSAW

LARGEST = Decimal("999999999.99")
"""PLN; the budget of the city is a thousand times smaller than what is refused here."""
_YES, _NO = {"tak", "true", "1"}, {"nie", "false", "0"}


@dataclass(frozen=True)
class Unit:
    """What a value is counted in, as it is shown to people."""

    words: str


@dataclass(frozen=True)
class BadInput:
    """One value that a rule cannot take: its name and, in Polish, why and how to mend it."""

    name: str
    message: str


class BadInputs(ValueError):
    """Values that a rule cannot take."""

    def __init__(self, *problems: BadInput) -> None:
        super().__init__("; ".join(f"{each.name}: {each.message}" for each in problems))
        self.problems = problems


def _text(read: Callable[[str], Any]) -> BeforeValidator:
    """Texts are read as people write them; other values are left to their type."""
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


def _flag(text: str) -> bool:
    word = text.strip().lower()
    if word not in _YES | _NO:
        raise ValueError("Wpisz „tak” albo „nie”.")
    return word in _YES


def _moment(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text.strip())
        parse_date(str(read.date()))  # in the years that days may have
    except ValueError:
        raise ValueError("Wpisz chwilę jako RRRR-MM-DDTGG:MM, czas w Polsce.") from None
    # In UTC, since two instants of one zone would be compared as the wall shows them.
    return (read if read.tzinfo else read.replace(tzinfo=WARSAW)).astimezone(UTC)


Day = Annotated[date, _text(parse_date), Unit("dzień, RRRR-MM-DD")]
Moment = Annotated[datetime, _text(_moment), Unit("chwila, RRRR-MM-DDTGG:MM w Polsce")]
Pln = Annotated[
    Decimal, _text(parse_amount), Field(ge=0, le=LARGEST, decimal_places=2), Unit("PLN")
]
Percent = Annotated[
    Decimal, _text(parse_quantity), Field(ge=0, le=100, decimal_places=3), Unit("%")
]
Count = Annotated[int, Field(ge=0, le=1_000_000), Unit("liczba")]
Year = Annotated[int, Field(ge=2004, le=2199), Unit("rok")]
Flag = Annotated[bool, _text(_flag), Unit("tak albo nie")]
Words = Annotated[str, Field(max_length=10_000), Unit("tekst")]


def in_order(**days: date) -> None:
    """Two days of which the second may not come first, by their names; raises BadInputs."""
    (first, begins), (second, ends) = days.items()
    if ends < begins:
        problem = f"Koniec ({ends:%d.%m.%Y}) jest przed początkiem ({begins:%d.%m.%Y})."
        raise BadInputs(BadInput(second, f"{problem} Popraw jedną z dat: {first}, {second}."))


def problem_of(error: Mapping[str, Any], known: list[str]) -> BadInput:
    """What one of Pydantic's errors means, for a person."""
    name, limits = ".".join(map(str, error["loc"])), error.get("ctx", {})
    match error["type"]:
        case "missing":
            message = "Brakuje tej wartości."
        case "extra_forbidden":
            message = f"Tej wartości reguła nie zna. Zna: {', '.join(known) or 'żadnych'}."
        case "literal_error":
            message = f"Wybierz jedno z: {str(limits['expected']).replace(' or ', ', ')}."
        case "value_error":
            message = str(limits["error"])
        case "greater_than_equal":
            message = f"Wartość nie może być mniejsza niż {_limit(limits['ge'])}."
        case "less_than_equal":
            message = f"Wartość nie może być większa niż {_limit(limits['le'])}."
        case "decimal_max_places":
            message = f"Najwyżej {limits['decimal_places']} cyfry po przecinku."
        case "int_parsing" | "int_from_float" | "int_type":
            message = "Wpisz liczbę całkowitą."
        case "string_too_long":
            message = f"Najwyżej {limits['max_length']} znaków."
        case _:
            message = "Tej wartości nie można odczytać."
    return BadInput(name, message)


_HOUR = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


def _hour(text: str) -> time:
    typed = text.strip()
    if typed == "24:00":
        return time(23, 59)  # both say "the whole day"
    found = _HOUR.fullmatch(typed)
    if not found:
        raise ValueError("Wpisz godzinę jako GG:MM, czas w Polsce, na przykład 15:30.")
    return time(int(found[1]), int(found[2]))


Hour = Annotated[time, _text(_hour), Unit("godzina, GG:MM w Polsce")]


Quantity = Annotated[
    Decimal, _text(parse_quantity), Field(ge=0, le=LARGEST, decimal_places=3), Unit("liczba")
]


def side_by_side(**lists: Sequence[Any]) -> None:
    """Lists whose values belong together by their places, by their names; raises BadInputs where
    one is shorter."""
    if len({len(values) for values in lists.values()}) > 1:
        counts = ", ".join(f"{name} ({len(values)})" for name, values in lists.items())
        shortest = min(lists, key=lambda name: len(lists[name]))
        raise BadInputs(
            BadInput(shortest, f"Listy mają różną długość: {counts}. Podaj tyle samo wartości.")
        )


def missing(**given: str | date | bool | None) -> list[str]:
    """The names of the values that say nothing: blank texts, "no" and what is not given."""
    return [
        name
        for name, value in given.items()
        if not (value.strip() if isinstance(value, str) else value)
    ]


def _limit(told: object) -> str:
    """A limit as Pydantic tells it, as people write it: its amounts look like code."""
    return str(told).removeprefix("Decimal('").removesuffix("')").replace(".", ",")

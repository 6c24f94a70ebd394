"""Values for a rule are read as people write them; what cannot be taken is told with its remedy."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Literal

import pytest

from ccop.law.computed import Computed
from ccop.law.inputs import BadInputs, Count, Day, Flag, Moment, Percent, Pln, Words, Year
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Rule
from ccop.law.running import read_inputs


def _asked(
    law: Parameters,
    *,
    day: Day = date(2026, 11, 26),
    moment: Moment = datetime(2026, 11, 26, tzinfo=UTC),
    money: Pln = Decimal(0),
    share: Percent = Decimal(0),
    count: Count = 0,
    year: Year = 2026,
    flag: Flag = False,
    words: Words = "",
    kind: Literal["wspieranie", "powierzenie"] = "wspieranie",
    days: tuple[Day, ...] = (),
) -> Computed[int]:
    return Computed(0, ())


RULE = Rule("PRZYKŁAD-1", "Każda wartość (przykład)", "–", "unconfirmed", ASKED, _asked)


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("day", "1.03.2027", date(2027, 3, 1)),
        # The clocks of Poland are an hour ahead of UTC in winter, two in summer.
        ("moment", "2027-03-01T12:00", datetime(2027, 3, 1, 11, 0, tzinfo=UTC)),
        ("moment", "2027-07-01T12:00", datetime(2027, 7, 1, 10, 0, tzinfo=UTC)),
        ("moment", "2027-07-01T12:00+00:00", datetime(2027, 7, 1, 12, 0, tzinfo=UTC)),
        ("money", "1 250,50 zł", Decimal("1250.50")),
        ("money", 1250, Decimal(1250)),
        ("share", "12,5", Decimal("12.5")),
        ("count", "21", 21),
        ("flag", " Tak ", True),
        ("flag", "nie", False),
        ("flag", True, True),
        ("days", ["1.03.2027", "2027-03-02"], (date(2027, 3, 1), date(2027, 3, 2))),
    ],
)
def test_a_value_is_read_as_people_write_it(name: str, typed: Any, read: object) -> None:
    assert read_inputs(RULE, {name: typed})[name] == read


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("day", "30.02.2027", "Nie ma takiego dnia: 30.02.2027. Sprawdź dzień i miesiąc."),
        ("moment", "wczoraj", "Wpisz chwilę jako RRRR-MM-DDTGG:MM, czas w Polsce."),
        ("moment", "0226-01-01T12:00", "Wpisz chwilę jako RRRR-MM-DDTGG:MM, czas w Polsce."),
        ("flag", "może", "Wpisz „tak” albo „nie”."),
        ("kind", "inne", "Wybierz jedno z: 'wspieranie', 'powierzenie'."),
        ("year", "2003", "Wartość nie może być mniejsza niż 2004."),
        ("money", -1, "Wartość nie może być mniejsza niż 0."),
        ("share", "100,001", "Wartość nie może być większa niż 100."),
        ("money", 0.125, "Najwyżej 2 cyfry po przecinku."),
        ("count", "pięć", "Wpisz liczbę całkowitą."),
        ("count", 1.5, "Wpisz liczbę całkowitą."),
        ("count", [], "Wpisz liczbę całkowitą."),
        ("words", "a" * 10_001, "Najwyżej 10000 znaków."),
        ("days", {}, "Tej wartości nie można odczytać."),
    ],
)
def test_what_cannot_be_taken_is_told_with_what_to_write(
    name: str, typed: Any, message: str
) -> None:
    with pytest.raises(BadInputs) as refusal:
        read_inputs(RULE, {name: typed})
    assert [(each.name, each.message) for each in refusal.value.problems] == [(name, message)]


def test_everything_that_cannot_be_taken_is_told_at_once_each_by_its_place() -> None:
    with pytest.raises(BadInputs) as refusal:
        read_inputs(RULE, {"days": ["1.03.2027", "jutro"], "flag": "może", "colour": "x"})
    names = [each.name for each in refusal.value.problems]
    assert sorted(names) == ["colour", "days.1", "flag"]
    assert "colour: Tej wartości reguła nie zna. Zna: day, moment, money" in str(refusal.value)

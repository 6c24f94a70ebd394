"""What an operator of a city may add to the dated parameters, and how it is read.

A city adds a value and a day from which it holds, and touches no row of the program. A new code is
allowed for days off alone: the Sejm adds such days at short notice, and no rule has to learn of
them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccop.law.findings import Finding, Refused
from ccop.law.money import HUNDRED, parse_amount, parse_quantity
from ccop.law.parameters import DAY_OFF, Parameter, Table, Unit
from ccop.law.reading import Unreadable, clean_text

UNITS: Mapping[Unit, str] = {
    "day": "dni",
    "working day": "dni robocze",
    "hour": "godziny",
    "month": "miesiące",
    "year": "lata",
    "PLN": "złote",
    "%": "procent",
    "count": "liczba",
    "date": "dzień roku (DD.MM)",
    "day off": "nazwa dnia wolnego",
    "text": "tekst",
}
"""What a value counts, in words."""

_MOST: Mapping[Unit, int] = {"month": 1200, "year": 100}
"""A larger number would lead out of the calendar; of days, hours and things ten thousand."""
_MOST_THINGS = 10_000
_NEW_DAY_OFF = re.compile(re.escape(DAY_OFF) + r"[0-9]{2}-[0-9]{2}")
_DAY_OF_YEAR = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.?")
_AS_STORED = re.compile(r"[0-9]{2}-[0-9]{2}")
_COMMON_YEAR = 2001
_LEGALITY = "zasada legalizmu, art. 7 Konstytucji RP"
_BACKWARDS = "art. 5 ustawy z dnia 20 lipca 2000 r. o ogłaszaniu aktów normatywnych"
_FOUR_EYES = "kontrola zarządcza, art. 68 ust. 2 pkt 1 ustawy o finansach publicznych"


@dataclass(frozen=True)
class Amendment:
    """A wish to add a value, as it was typed.

    `valid_to` closes a value that holds for a time. `reason` is why a value begins in the past.
    Of a day off `value` is the name, "" where the day is to be an ordinary one again.
    """

    code: str
    value: str
    valid_from: date
    legal_basis: str
    reason: str = ""
    valid_to: date | None = None


def amended(wish: Amendment, table: Table, today: date) -> Parameter:
    """The row that the wish adds to the table.

    What was compared with the act by two people is confirmed; a number of practice stays one.
    Raises Refused with PAR-1 to PAR-6, all of them at once; `where` names the part of the wish.
    """
    known = _known(wish, table)
    value, findings = "", []
    try:
        value = _read(wish.value, known.unit)
    except Unreadable as problem:
        findings.append(_unreadable(str(problem), known.unit))
    findings += [*_missing(wish), *_backwards(wish, today)]
    row = known.model_copy(
        update={
            "value": value,
            "valid_from": wish.valid_from,
            "valid_to": wish.valid_to,
            "legal_basis": " ".join(wish.legal_basis.split()),
            "status": "practice" if known.status == "practice" else "confirmed",
        }
    )
    if not findings:
        findings += _needless(row, table)
    if findings:
        raise Refused(*findings)
    return row


def day_off_code(day: date, table: Table) -> str:
    """The code under which a day off on this day stands or would stand: that of the holiday that
    falls on it, movable ones included, else the day of the year."""
    falling = (
        each.when for each in table.calendar.holidays if each.name and each.in_year(day.year) == day
    )
    return DAY_OFF + next(falling, f"{day:%m-%d}")


def not_an_operator() -> Finding:
    """PAR-7: who may add, confirm and reject values."""
    return Finding(
        code="PAR-7",
        severity="error",
        message="Wartości parametrów prawa dodaje i potwierdza tylko operator portalu.",
        citation=_FOUR_EYES,
        remedy="Zwróć się do operatora portalu.",
    )


def own_proposal() -> Finding:
    """PAR-8: nobody confirms or rejects what they proposed."""
    return Finding(
        code="PAR-8",
        severity="error",
        message="Tę wartość dodała ta sama osoba. Potwierdza ją albo odrzuca ktoś inny.",
        citation=_FOUR_EYES,
        remedy="Poproś drugiego operatora. Własną propozycję możesz wycofać.",
    )


def another_proposal() -> Finding:
    """PAR-9: a proposal is withdrawn by who made it."""
    return Finding(
        code="PAR-9",
        severity="error",
        message="Tę wartość dodał ktoś inny. Wycofać ją może tylko ta osoba.",
        citation=_FOUR_EYES,
        remedy="Jeśli wartość jest błędna, odrzuć ją i napisz powód.",
    )


def already_decided() -> Finding:
    """PAR-10: of two decisions at once the first counts."""
    return Finding(
        code="PAR-10",
        severity="error",
        message="O tej wartości już zdecydowano.",
        citation=_FOUR_EYES,
        remedy="Otwórz stronę jeszcze raz. Inną wartość dodaj jako nową.",
    )


def unexplained_rejection() -> Finding:
    """PAR-11: who proposed a value learns why it was rejected."""
    return Finding(
        code="PAR-11",
        severity="error",
        message="Nie podano powodu odrzucenia.",
        citation=_FOUR_EYES,
        where="note",
        remedy="Napisz, co trzeba poprawić.",
    )


def _known(wish: Amendment, table: Table) -> Parameter:
    """The parameter that gets a value; raises Refused (PAR-1) where there is none."""
    if rows := table.by_code.get(wish.code):
        return rows[0]
    if not _NEW_DAY_OFF.fullmatch(wish.code):
        finding = Finding(
            code="PAR-1",
            severity="error",
            message=f"Portal nie zna parametru „{wish.code}”.",
            citation=_LEGALITY,
            remedy="Wybierz parametr z listy. Nowy może być tylko dzień wolny od pracy.",
        )
        raise Refused(finding)
    return Parameter(
        code=wish.code,
        title="Dzień wolny od pracy",
        value="",
        unit="day off",
        valid_from=wish.valid_from,
        legal_basis="",
        status="confirmed",
    )


def _unreadable(problem: str, unit: Unit) -> Finding:
    return Finding(
        code="PAR-2",
        severity="error",
        message=problem,
        citation=_LEGALITY,
        where="value",
        remedy=f"Ta wartość to: {UNITS[unit]}. Nie dopisuj jednostki.",
    )


def _missing(wish: Amendment) -> Iterator[Finding]:
    if not wish.legal_basis.strip():
        yield Finding(
            code="PAR-3",
            severity="error",
            message="Nie podano podstawy prawnej.",
            citation=_LEGALITY,
            where="legal_basis",
            remedy="Podaj akt, artykuł i miejsce ogłoszenia, na przykład Dz. U. z pozycją.",
        )


def _backwards(wish: Amendment, today: date) -> Iterator[Finding]:
    if wish.valid_from < today and not wish.reason.strip():
        yield Finding(
            code="PAR-4",
            severity="error",
            message=f"Wartość ma obowiązywać od {wish.valid_from:%d.%m.%Y}, czyli wstecz, "
            "a nie podano powodu.",
            citation=_BACKWARDS,
            where="reason",
            remedy="Napisz powód sprostowania albo podaj późniejszy dzień.",
        )


def _needless(row: Parameter, table: Table) -> Iterator[Finding]:
    twice = [
        each
        for each in table.by_code.get(row.code, ())
        if (each.value, each.valid_from, each.valid_to) == (row.value, row.valid_from, row.valid_to)
        and each.status != "unconfirmed"
    ]
    if twice:
        yield Finding(
            code="PAR-5",
            severity="error",
            message=f"Ta sama wartość od {row.valid_from:%d.%m.%Y} już jest w parametrach "
            "albo czeka na potwierdzenie.",
            citation=_LEGALITY,
            where="value",
            remedy="Sprawdź historię parametru.",
        )
    elif row.unit == "day off":
        names = table.calendar.names(row.valid_from.year)
        if (row.valid_from in names) == bool(row.value):
            state = "już jest wolny od pracy" if row.value else "nie jest dniem wolnym"
            yield Finding(
                code="PAR-6",
                severity="error",
                message=f"Dzień {row.valid_from:%d.%m.%Y} {state}.",
                citation="ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy",
                where="valid_from",
                remedy="Sprawdź datę i rodzaj zmiany.",
            )


def _read(text: str, unit: Unit) -> str:
    """The value as tables write it; raises Unreadable."""
    match unit:
        case "PLN":
            return str(parse_amount(text))
        case "%":
            return f"{_at_most(parse_quantity(text), HUNDRED):f}"
        case "date":
            return _day_of_year(text.strip())
        case "text":
            return _words(text)
        case "day off":
            return clean_text(" ".join(text.split()))
        case _:
            return _whole(text, _MOST.get(unit, _MOST_THINGS))


def _whole(text: str, most: int) -> str:
    number = parse_quantity(text)
    if number % 1:
        raise Unreadable("Wpisz liczbę całkowitą.")
    return str(int(_at_most(number, Decimal(most))))


def _at_most(number: Decimal, most: Decimal) -> Decimal:
    if number > most:
        raise Unreadable(f"Ta liczba jest za duża. Najwyżej {most}.")
    return number


def _day_of_year(text: str) -> str:
    if _AS_STORED.fullmatch(text):
        month, day = text.split("-")
    elif found := _DAY_OF_YEAR.fullmatch(text):
        day, month = found.groups()
    else:
        raise Unreadable("Wpisz dzień i miesiąc, na przykład 31.01.")
    try:
        # Every year has to have the day, so 29 February is none.
        return f"{date(_COMMON_YEAR, int(month), int(day)):%m-%d}"
    except ValueError:
        raise Unreadable(f"Nie ma takiego dnia w każdym roku: {text}.") from None


def _words(text: str) -> str:
    words = clean_text(" ".join(text.split()))
    if not words:
        raise Unreadable("Wpisz wartość.")
    return words

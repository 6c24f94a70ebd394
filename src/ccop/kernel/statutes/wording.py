"""Values and their state in the reader's words."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from ccop.law.money import format_amount, format_number
from ccop.law.parameters import Parameter

Words = str | Promise

SECTIONS = {
    "act": gettext_lazy("The Act"),
    "own_initiative": gettext_lazy("Own initiative"),
    "competition": gettext_lazy("Competitions"),
    "joint_offer": gettext_lazy("Joint offers"),
    "commission": gettext_lazy("Commission"),
    "exclusion": gettext_lazy("Exclusion of members of the commission"),
    "contract": gettext_lazy("Contracts"),
    "report": gettext_lazy("Reports on tasks"),
    "small_grant": gettext_lazy("Small grants"),
    "day_off": gettext_lazy("Days off"),
}
"""Sections of the list by the first word of a code, in their order; others come last."""
OTHER = gettext_lazy("Other numbers")

STATUS = {
    "confirmed": (gettext_lazy("agrees with the act"), "success"),
    "unconfirmed": (gettext_lazy("to be checked"), "warning"),
    "practice": (gettext_lazy("practice"), "info"),
}
"""Words and tone of a parameter's mark."""
_ONES = {
    "day": lambda n: ngettext("%(n)s day", "%(n)s days", n),
    "working day": lambda n: ngettext("%(n)s working day", "%(n)s working days", n),
    "hour": lambda n: ngettext("%(n)s hour", "%(n)s hours", n),
    "month": lambda n: ngettext("%(n)s month", "%(n)s months", n),
    "year": lambda n: ngettext("%(n)s year", "%(n)s years", n),
}
UNIT_HELP = {
    "day": gettext_lazy("A whole number of days, for example 21."),
    "working day": gettext_lazy("A whole number of working days, for example 7."),
    "hour": gettext_lazy("A whole number of hours, for example 24."),
    "month": gettext_lazy("A whole number of months, for example 1."),
    "year": gettext_lazy("A whole number of years, for example 5."),
    "PLN": gettext_lazy("An amount in złoty, for example 10 000,00."),
    "%": gettext_lazy("A share in per cent, for example 20."),
    "count": gettext_lazy("A whole number, for example 2."),
    "date": gettext_lazy("A day of each year, for example 31.01."),
    "text": gettext_lazy("Words, as they shall be printed."),
}
"""How a value is typed, by its unit."""


def said(row: Parameter) -> str:
    """The value with its unit: "21 days", "10 000,00 zł"."""
    match row.unit:
        case "PLN":
            return f"{format_amount(row.number)}\u00a0zł"
        case "%":
            return f"{format_number(row.number)}%"
        case "date":
            month, day = row.value.split("-")
            return f"{day}.{month}"
        case "day off":
            return row.value or _("an ordinary day")
        case unit if unit in _ONES:
            return _unbroken(_ONES[unit](row.count) % {"n": row.count})
        case _:
            return row.value


def section(code: str) -> str:
    """The key of the section that a code belongs to, "" for the last one."""
    head = code.partition(".")[0]
    return head if head in SECTIONS else ""


def name(row: Parameter) -> str:
    """The parameter's title; of a day off the title says nothing without the day."""
    return f"{row.title}: {_day_off(row)}" if row.unit == "day off" else row.title


def validity(row: Parameter) -> str:
    """From when until when a value holds."""
    return period(row.valid_from, row.valid_to)


def period(start: date, end: date | None) -> str:
    """From a day to a day, both included; one day by itself."""
    if end is None:
        return _unbroken(_("from %(start)s") % {"start": f"{start:%d.%m.%Y}"})
    if end == start:
        return f"{start:%d.%m.%Y}"
    return f"{start:%d.%m.%Y}–{end:%d.%m.%Y}"


def _unbroken(words: str) -> str:
    """Words that stay on one line in a narrow column."""
    return words.replace(" ", "\u00a0")


def _day_off(row: Parameter) -> str:
    when = row.code.partition(".")[2]
    if when.startswith("easter+"):
        return row.value or pgettext("day off", "movable")
    month, day = when.split("-")
    return f"{day}.{month}"

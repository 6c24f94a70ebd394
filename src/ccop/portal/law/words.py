"""What the states and marks of rules are called."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from ccop.kernel.ui.templatetags.ui import money
from ccop.law.catalogue import State
from ccop.law.money import format_number
from ccop.law.parameters import Parameter, Status

STATES: dict[State, Promise] = {
    "coded": _("Computed by the portal"),
    "form": _("Checked by an official form"),
    "step": _("Kept by a step of a process"),
    "help": _("Told in help texts"),
    "outside": _("Outside the portal"),
}


@dataclass(frozen=True)
class Mark:
    """How far a rule or a number was compared with the text of the act."""

    word: Promise
    text: Promise
    tone: str


MARKS: dict[Status, Mark] = {
    "confirmed": Mark(_("confirmed"), _("Compared with the text of the act."), "success"),
    "unconfirmed": Mark(
        _("unconfirmed"),
        _("Not yet compared with the text of the act. Check it before you rely on it."),
        "warning",
    ),
    "practice": Mark(
        _("practice"),
        _("No rule of the act but what offices usually do; the city may decide otherwise."),
        "info",
    ),
}


_COUNTED = {
    "day": ngettext_lazy("%(count)s day", "%(count)s days", "count"),
    "working day": ngettext_lazy("%(count)s working day", "%(count)s working days", "count"),
    "hour": ngettext_lazy("%(count)s hour", "%(count)s hours", "count"),
    "month": ngettext_lazy("%(count)s month", "%(count)s months", "count"),
    "year": ngettext_lazy("%(count)s year", "%(count)s years", "count"),
}


def amount(row: Parameter) -> str:
    """The value of a parameter with its unit, as people read it."""
    if words := _COUNTED.get(row.unit):
        return str(words % {"count": row.count})
    match row.unit:
        case "PLN":
            return money(row.number)
        case "%":
            return f"{format_number(row.number)}%"
        case "date":
            month, day = row.value.split("-")
            return f"{day}.{month}"
    return row.value


def valid(row: Parameter) -> str:
    """From when, and until when, a number holds."""
    if row.valid_to is None:
        return gettext("from %(day)s") % {"day": f"{row.valid_from:%d.%m.%Y}"}
    return f"{row.valid_from:%d.%m.%Y}–{row.valid_to:%d.%m.%Y}"

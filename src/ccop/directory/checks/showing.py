"""What the office's pages show of a check."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ccop.directory.checks.comparing import differences, said
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.checks.telling import warning
from ccop.directory.organizations.models import Organization
from ccop.directory.registers.extract import Activity
from ccop.directory.registers.port import is_on
from ccop.kernel.ui.wording import moment

_EARLIER = 10
"""Checks of a card that are listed."""
Fact = dict[str, Any]
"""A row of the component "summary_list"."""


def card_page(
    organization: Organization, checks: QuerySet[RegisterCheck], *, keeper: bool
) -> dict[str, Any]:
    """The card's page: the last question, and the differences from the last extract."""
    listed = list(checks[:_EARLIER])
    last = listed[0] if listed else None
    found = checks.filter(state="yes").first()
    # Of an answer "no" the older extract is history: nothing is to be taken from it.
    if last and last.state == RegisterCheck.State.NO:
        found = None
    return {
        "crumbs": [(_("Baza NGO and KRS"), reverse("checks:start"))],
        "organization": organization,
        "last": last,
        "failure": failure(last) if last else "",
        "warning": warning(last) if last else None,
        "found": found,
        "differences": differences(organization, found.read) if found else [],
        "facts": other_facts(found) if found else [],
        "evidence": evidence(found) if found else [],
        "checks": listed,
        "keeper": keeper,
        "is_on": is_on(),
        "may_ask": keeper and is_on() and bool(organization.party.krs) and not _waits(last),
    }


def _waits(check: RegisterCheck | None) -> bool:
    return check is not None and check.state == "waiting" and not check.is_stuck


def failure(check: RegisterCheck) -> str:
    """Why there is no answer, "" where there is one or it is still waited for."""
    return check.get_reason_display() if check.state == RegisterCheck.State.UNKNOWN else ""


def other_facts(check: RegisterCheck) -> list[Fact]:
    """What the register says beyond the fields of a card."""
    extract = check.read
    functions = [
        _("%(function)s (suspended)") % {"function": each.function}
        if each.suspended
        else each.function
        for each in extract.representatives
    ]
    facts = [
        (_("Name in the register"), extract.name),
        (_("Legal form in the register"), extract.form),
        (_("Last entry"), said("changed_on", extract.changed_on)),
        (_("Supervised by"), extract.supervisor),
        (_("Represented by"), extract.organ),
        (_("Manner of representation"), extract.manner),
        (_("Functions (the register masks names)"), "\n".join(functions)),
        (_("Unpaid public benefit activity"), _activities(extract.unpaid)),
        (_("Paid public benefit activity"), _activities(extract.paid)),
        (_("Business activity"), _activities(extract.business)),
        (
            _("Not readable in the extract"),
            "\n".join(f"{each.field}: {each.value}" for each in extract.problems),
        ),
    ]
    return [{"label": label, "value": value} for label, value in facts if value]


def _activities(activities: tuple[Activity, ...]) -> str:
    return "\n".join(f"{each.code} {each.text}".strip() for each in activities)


def evidence(check: RegisterCheck) -> list[Fact]:
    """What can be shown of the exchange with the register."""
    calls = check.evidence.get("calls", [])
    facts: list[Fact] = [{"label": _("Request"), "value": check.evidence.get("request", "")}]
    for call in calls:
        at = moment(datetime.fromisoformat(call["at"]))
        facts += [
            {"label": _("Asked"), "value": f"{call['url']}\n{at}"},
            {"label": _("Checksum of the answer (SHA-256)"), "value": call["sha256"]},
        ]
    return [each for each in facts if each["value"]]

"""Reporting an organisation, and what the keeper of the directory does with the report."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ccop.directory.checks.models import RegisterCheck
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.words import LegalForm
from ccop.directory.registrations import values as card_values
from ccop.directory.registrations.models import Registration
from ccop.directory.registrations.registered import left_as_taken
from ccop.directory.registrations.registration_process import OPEN
from ccop.directory.registrations.words import CLAUSES_VERSION
from ccop.kernel import clock
from ccop.kernel.cases.models import CaseEvent
from ccop.kernel.cases.perform import begin, perform
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Finding, Refused

KIND = "organization_registration"


def registration_report(
    *,
    values: Mapping[str, Any],
    email: str,
    relation: str,
    language: str,
    actor: Actor,
    token: UUID,
) -> Registration:
    """Take a report in and write to its author for confirmation; the same token reports once.

    `values` goes by the names of `card.FIELDS`; `email` is the author's. Raises Refused where too
    many reports wait for a confirmation from this address.
    """
    registration = Registration(
        values=card_values.stored(values),
        email=email,
        relation=relation,
        clauses=CLAUSES_VERSION,
        language=language,
    )
    return _begun("report", registration, values, actor, token)


def registration_begin(
    *, values: Mapping[str, Any], relation: str, language: str, actor: Actor, token: UUID
) -> Registration:
    """Begin to act for an organisation that is not listed, at once; the keeper looks at it later.

    Raises Refused when a listed organisation has the same KRS number, unless this is a branch.
    """
    same = Organization.objects.listed().filter(party__krs=values.get("krs", ""))
    if values.get("krs") and values.get("form") != LegalForm.BRANCH and (found := same.first()):
        raise Refused(
            Finding(
                code="REG-3",
                severity="error",
                message=_("This KRS number belongs to a listed organisation: %(organization)s.")
                % {"organization": found},
                citation=_("the rules of Baza NGO"),
                where="number",
                remedy=_("Choose it from the list and say that it is yours."),
            )
        )
    registration = Registration(
        values=card_values.stored(values),
        relation=relation,
        clauses=CLAUSES_VERSION,
        language=language,
    )
    return _begun("begin", registration, values, actor, token)


def registration_confirm(*, registration: Registration, actor: Actor) -> CaseEvent:
    """Put a report into the queue; again it answers as the first time.

    Raises Refused once the link has expired.
    """
    return perform(registration, "confirm", actor=actor, token=registration.key)


def registration_answer(
    *, registration: Registration, text: str, actor: Actor, token: UUID
) -> CaseEvent:
    """Answer the office's question. Raises Refused for an empty text, and when none is open."""
    return _with_letter(registration, "answer", text, actor, token)


def registration_withdraw(*, registration: Registration, actor: Actor, token: UUID) -> CaseEvent:
    """Take a report back."""
    return perform(registration, "withdraw", actor=actor, token=token)


def registration_ask(
    *, registration: Registration, text: str, actor: Actor, token: UUID
) -> CaseEvent:
    """Ask who reported. Raises Refused for an empty text."""
    return _with_letter(registration, "ask", text, actor, token)


def registration_refuse(
    *, registration: Registration, text: str, actor: Actor, token: UUID
) -> CaseEvent:
    """Refuse a report with a reason. Raises Refused for an empty one."""
    return _with_letter(registration, "refuse", text, actor, token)


def registration_accept(
    *,
    registration: Registration,
    values: Mapping[str, Any],
    actor: Actor,
    token: UUID,
    check: RegisterCheck | None = None,
    taken: Mapping[str, Any] | None = None,
) -> CaseEvent:
    """List the organisation with these values, which the keeper may have corrected.

    `taken` are values of an answer of the register (`check`): those that were left as they are get
    the extract as their source.
    """
    data = {"values": values, "check": check, "of_register": left_as_taken(values, taken or {})}
    return perform(registration, "accept", actor=actor, token=token, data=data)


def registration_join(
    *,
    registration: Registration,
    organization: Organization,
    taken: Collection[str],
    actor: Actor,
    token: UUID,
) -> CaseEvent:
    """The organisation is listed already: the fields named in `taken` go to its card.

    Raises Refused for a card that is not listed.
    """
    return perform(
        registration,
        "join",
        actor=actor,
        token=token,
        data={"organization": organization, "taken": taken},
    )


def lapse_unconfirmed() -> int:
    """Forget what nobody confirmed in time; answers how many reports that were."""
    late = Registration.objects.filter(state="unconfirmed", confirm_until__lte=clock.now())
    rows = list(late.select_related("case"))
    for registration in rows:
        perform(registration, "lapse", actor=Actor.system())
    return len(rows)


def is_open(registration: Registration) -> bool:
    """Whether the office may still ask, and who reported answer or withdraw."""
    return registration.state in OPEN


def _begun(
    move: str, registration: Registration, values: Mapping[str, Any], actor: Actor, token: UUID
) -> Registration:
    event = begin(KIND, move, registration, actor=actor, title=values["name"], token=token)
    return Registration.objects.select_related("case").get(pk=event.case_id)


def _with_letter(
    registration: Registration, move: str, text: str, actor: Actor, token: UUID
) -> CaseEvent:
    # One token serves the move and the letter: repeated together, each is made once.
    return perform(
        registration, move, actor=actor, token=token, data={"text": text, "message": token}
    )

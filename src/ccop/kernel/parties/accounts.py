"""Bank accounts of a party: recorded and ended by a signatory, told to all signatories at once.

The journal never holds a number, and letters only its last four digits."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ccop.kernel import clock
from ccop.kernel.parties.acting import locked, only, party_finding, readable, record
from ccop.kernel.parties.models import BankAccount, MemberRole, Party
from ccop.kernel.parties.telling import tell_members
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused

ACCOUNT_READERS = frozenset(
    {MemberRole.EDITOR, MemberRole.SIGNATORY, MemberRole.ADMINISTRATOR, MemberRole.ACCOUNTANT}
)
"""Who of the party reads its bank accounts."""


@transaction.atomic
def account_add(*, party: Party, number: str, label: str, since: date, actor: Actor) -> BankAccount:
    """Record a bank account that holds from a day on; `number` is its 26 digits, checked.

    Raises Refused when the actor does not sign for the party, or the account is recorded already.
    """
    only(party, actor, MemberRole.SIGNATORY)
    said: dict[str, Any] = {
        "number": number,
        "label": readable(label),
        "during": DateRange(since, None),
    }
    if known := BankAccount.objects.filter(party=locked(party), **said).first():
        return known
    added = BankAccount(party=party, **said)
    _keep(added, "number")
    seq = record("account.added", party, actor, account=str(added.pk)).seq
    _told(added, gettext_lazy("A bank account was added: {account}"), f"{added.pk}:{seq}")
    return added


@transaction.atomic
def account_end(*, account: BankAccount, last: date, actor: Actor) -> None:
    """Say which is the last day of an account; it stays on record.

    Raises Refused when the actor does not sign for the party, the day is before the account, or the
    same account is on the list for a later time.
    """
    only(account.party, actor, MemberRole.SIGNATORY)
    held = BankAccount.objects.select_for_update().get(pk=account.pk)
    if last < held.during.lower:
        raise Refused(
            party_finding(
                "PARTY-9",
                _("The last day is before the first one."),
                _("Check both days."),
                "last",
            )
        )
    during = DateRange(held.during.lower, last + timedelta(days=1))
    if held.during == during:
        return
    held.during = during
    _keep(held, "last")
    seq = record("account.ended", account.party, actor, account=str(held.pk)).seq
    _told(held, gettext_lazy("A bank account was ended: {account}"), f"{held.pk}:{seq}")


def masked(number: str) -> str:
    """The number as letters name it: only its last four digits."""
    return f"…{number[-4:]}"


def grouped(number: str) -> str:
    """The number as people read it: two digits, then groups of four."""
    return " ".join([number[:2], *(number[n : n + 4] for n in range(2, len(number), 4))])


def _keep(account: BankAccount, where: str) -> None:
    """Save the account; `where` is the field to which a refusal belongs."""
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as overlap:
        raise Refused(
            party_finding(
                "PARTY-10",
                _("This account is on the list already."),
                _("End it there first, or check the number."),
                where,
            )
        ) from overlap


def _told(account: BankAccount, title: Any, key: str) -> None:
    at = clock.warsaw(clock.now())
    tell_members(
        account.party,
        MemberRole.SIGNATORY,
        title=format_lazy(title, account=masked(account.number)),
        text=format_lazy(
            gettext_lazy(
                "{party}: the change was made on {at}.\n"
                "If it was none of you, end the account at once and tell the city office."
            ),
            party=account.party.name,
            at=f"{at:%d.%m.%Y, %H:%M}",
        ),
        page="parties:accounts",
        key=f"party.account:{key}",
    )

"""Who may sign for a party: changes of the people, of powers of attorney and of the rule. Nothing
is written over; every change is told to all signatories and is on record without a name. The same
said twice is said once."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ccop.kernel.journal import Receipt
from ccop.kernel.parties.acting import locked, only, party_finding, readable, record
from ccop.kernel.parties.models import (
    MemberRole,
    Party,
    Proxy,
    RepresentationRule,
    Representative,
)
from ccop.kernel.parties.selectors import members
from ccop.kernel.parties.telling import tell_members
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
from ccop.law.representation import Rule

REPRESENTATION_ROLES = (MemberRole.ADMINISTRATOR, MemberRole.SIGNATORY)
"""Who sees and writes how the party is represented."""

_DAY = timedelta(days=1)


@transaction.atomic
def representative_add(
    *,
    party: Party,
    name: str,
    function: str,
    group: str,
    since: date,
    until: date | None,
    person: Person | None,
    actor: Actor,
) -> Representative:
    """Record a person entitled to sign; `until` is the last day of the term of office.

    Raises Refused for who may not, for a term that ends before it begins, and for an account that
    is no member's.
    """
    _may(party, actor, person)
    said: dict[str, Any] = {
        "person": person,
        "name": readable(name),
        "function": readable(function).casefold(),
        "group": readable(group).casefold() if group.strip() else "",
        "during": _range(since, until),
    }
    if known := Representative.objects.filter(party=locked(party), **said).first():
        return known
    added = Representative.objects.create(party=party, **said)
    _told(record("representative.added", party, actor, representative=str(added.pk)), party)
    return added


@transaction.atomic
def representative_link(
    *, representative: Representative, person: Person | None, actor: Actor
) -> None:
    """Say whose account signs for the person. Raises Refused as `representative_add` does."""
    party = representative.party
    _may(party, actor, person)
    held = Representative.objects.select_for_update().get(pk=representative.pk)
    if held.person_id == (person.pk if person else None):
        return
    held.person = person
    held.save(update_fields=["person"])
    _told(record("representative.linked", party, actor, representative=str(held.pk)), party)


@transaction.atomic
def representative_end(*, representative: Representative, last: date, actor: Actor) -> None:
    """Say which is the last day of the term of office.

    Raises Refused for who may not and for a day before the term.
    """
    _ended("representative", representative, last, actor)


@transaction.atomic
def proxy_add(
    *,
    party: Party,
    name: str,
    scope: str,
    given_by: str,
    together: bool,
    since: date,
    until: date | None,
    person: Person | None,
    actor: Actor,
) -> Proxy:
    """Record a power of attorney for papers of a scope. Raises Refused as `representative_add`."""
    _may(party, actor, person)
    said: dict[str, Any] = {
        "person": person,
        "name": readable(name),
        "scope": scope,
        "given_by": readable(given_by),
        "together": together,
        "during": _range(since, until),
    }
    if known := Proxy.objects.filter(party=locked(party), **said).first():
        return known
    added = Proxy.objects.create(party=party, **said)
    _told(record("proxy.added", party, actor, proxy=str(added.pk), scope=scope), party)
    return added


@transaction.atomic
def proxy_end(*, proxy: Proxy, last: date, actor: Actor) -> None:
    """Say which is the last day of a power of attorney. Raises Refused as `representative_end`."""
    _ended("proxy", proxy, last, actor)


@transaction.atomic
def rule_set(
    *, party: Party, rule: Rule, source: str, valid_from: date, actor: Actor
) -> RepresentationRule:
    """Record by which rule the party is represented from a day on; earlier rules stay on record.

    Raises Refused for who may not, and when the rule names people who are not on the list.
    """
    _may(locked(party), actor, None)
    named = {each for parts in rule.alternatives for part in parts for each in part.people}
    known = {str(pk) for pk in _representatives(party)}
    if not named <= known:
        raise Refused(
            party_finding(
                "PARTY-7",
                _("The rule names a person who is not on the list of those entitled."),
                _("Add the person first, then choose the rule again."),
                "alternatives",
            )
        )
    text, source = rule.model_dump_json(), readable(source)
    last = RepresentationRule.objects.filter(party=party, valid_from=valid_from).first()
    if last and (last.text, last.source) == (text, source):
        return last
    added = RepresentationRule.objects.create(
        party=party, valid_from=valid_from, text=text, source=source
    )
    _told(record("representation.rule", party, actor, rule=str(added.pk)), party)
    return added


def _representatives(party: Party) -> list[int]:
    return list(Representative.objects.filter(party=party).values_list("pk", flat=True))


def _may(party: Party, actor: Actor, person: Person | None) -> None:
    only(party, actor, *REPRESENTATION_ROLES)
    if person and person not in members(party.pk):
        raise Refused(
            party_finding(
                "PARTY-8",
                _("This account belongs to no member of %(party)s.") % {"party": party},
                _("Invite the person first, or leave the account out for now."),
                "person",
            )
        )


def _range(since: date, until: date | None, where: str = "until") -> DateRange:
    if until and until < since:
        raise Refused(
            party_finding(
                "PARTY-9",
                _("The last day is before the first one."),
                _("Check both days."),
                where,
            )
        )
    return DateRange(since, until + _DAY if until else None)


def _ended(kind: str, row: Representative | Proxy, last: date, actor: Actor) -> None:
    _may(row.party, actor, None)
    held = type(row).objects.select_for_update().get(pk=row.pk)
    during = _range(held.during.lower, last, "last")
    if held.during == during:
        return
    held.during = during
    held.save(update_fields=["during"])
    _told(record(f"{kind}.ended", row.party, actor, **{kind: str(held.pk)}), row.party)


def _told(receipt: Receipt, party: Party) -> None:
    """All signatories learn of every change."""
    tell_members(
        party,
        MemberRole.SIGNATORY,
        title=gettext_lazy("Who may sign for your organisation was changed"),
        text=gettext_lazy(
            "Look at the people entitled to sign, at their terms and at the rule. "
            "If anything is not as it should be, correct it today."
        ),
        page="parties:representation",
        key=f"party.representation:{receipt.stream}:{receipt.seq}",
    )

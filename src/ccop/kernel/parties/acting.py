"""What all acts in the name of a party share: who may, how a refusal speaks, the record."""

from django.utils.translation import gettext as _

from ccop.kernel import journal
from ccop.kernel.parties.models import MemberRole, Party
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Finding, Refused
from ccop.law.reading import Unreadable, clean_text


def only(party: Party, actor: Actor, *roles: MemberRole) -> None:
    """Raise Refused for who acts for the party in none of these roles; the system always may."""
    here = actor.party == party.pk and actor.membership & {str(role) for role in roles}
    if not actor.is_system and not here:
        allowed = ", ".join(str(role.label) for role in roles)
        raise Refused(
            party_finding(
                "PARTY-1",
                _("You may not do this for %(party)s.") % {"party": party},
                _("It may be done by: %(who)s.") % {"who": allowed},
            )
        )


def locked(party: Party) -> Party:
    """The party's row, held until the end of the transaction: acts that look at others of the
    party's rows follow one another."""
    return Party.objects.select_for_update(no_key=True).get(pk=party.pk)


def readable(text: str) -> str:
    """The text cleaned; raises Refused for an empty one and for signs that cannot be printed."""
    try:
        clean = clean_text(text)
    except Unreadable as unreadable:
        raise Refused(party_finding("PARTY-4", str(unreadable), "")) from unreadable
    if not clean:
        raise Refused(party_finding("PARTY-4", _("The text is empty."), _("Type something first.")))
    return clean


def party_finding(code: str, message: str, remedy: str, where: str = "") -> Finding:
    """Why an act in the name of a party is refused."""
    return Finding(
        code=code,
        severity="error",
        message=message,
        citation=_("people who act for a party"),
        remedy=remedy,
        where=where,
    )


def record(act: str, party: Party, actor: Actor, **data: str) -> journal.Receipt:
    """Write an act into the party's own stream; never a name or a number of anybody."""
    return journal.append(
        stream=f"podmiot:{party.pk}",
        act=act,
        actor=str(actor.person) if actor.person else None,
        data=data,
    )
